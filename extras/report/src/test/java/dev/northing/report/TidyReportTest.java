package dev.northing.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.northing.metrics.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TidyReportTest {

    private static final Report FULL = Samples.full();

    /** Metrics: 7 current, 1 previous, 26 weeks. Charts: funnel 4 x 2, bars 4, cells 12 x 12, waterfall 7, 32, 14. */
    private static final int FIGURES = 7 + 1 + 26 + 8 + 4 + 144 + 7 + 32 + 14;

    @Test
    void writesOneRowAFigure() throws IOException {
        assertThat(TidyReport.csv(FULL).split("\r\n")).hasSize(1 + FIGURES);
        assertThat(TidyReport.ndjson(FULL).lines())
                .hasSize(FIGURES)
                .allMatch(it -> it.startsWith("{") && it.endsWith("}"));
        assertThat(objects(TidyReport.json(FULL)))
                .hasSize(FIGURES)
                .allSatisfy(row -> assertThat(row.keySet()).containsExactlyElementsOf(TidyReport.columns()));
    }

    @Test
    void writesNothingButTheFrameForAnEmptyReport() throws IOException {
        Report empty = new Report("R", Cadence.WEEKLY, Samples.week(0), Samples.UTC, List.of());

        assertThat(TidyReport.csv(empty)).isEqualTo(String.join(",", TidyReport.columns()) + "\r\n");
        assertThat(TidyReport.ndjson(empty)).isEmpty();
        assertThat(objects(TidyReport.json(empty))).isEmpty();
    }

    @Test
    void writesTheFigureAsItIs() {
        Figure figure = Samples.share("a.b", Samples.week(0), 1, 4);
        Section section = Section.titled("S")
                .metric(MetricLine.of("M, \"x\"", Unit.share(), figure).withTarget(Samples.atLeast(0.5)))
                .build();
        Report report = new Report("R", Cadence.WEEKLY, Samples.week(0), Samples.UTC, List.of(section));

        assertThat(TidyReport.csv(report))
                .startsWith(String.join(",", TidyReport.columns()) + "\r\n")
                .contains(
                        "R,weekly,2024-01-01T00:00:00Z,2024-01-08T00:00:00Z,S,\"M, \"\"x\"\"\",current,,a.b,share,0.25,1,4,")
                .endsWith(
                        ",0.95,wilson,4,0,2024-01-01T00:00:00Z,2024-01-08T00:00:00Z,>=,0.5,not_met_not_certain,,\r\n");
    }

    @Test
    void saysWhyAValueIsMissing() throws IOException {
        Section section = Section.titled("S")
                .metric(MetricLine.of("M", Unit.share(), Samples.immature("a.b")))
                .build();
        Report report = new Report("R", Cadence.WEEKLY, Samples.week(0), Samples.UTC, List.of(section));

        Map<String, String> row = objects(TidyReport.ndjson(report)).get(0);

        assertThat(row)
                .containsEntry("value", "null")
                .containsEntry("low", "null")
                .containsEntry("immature", "212")
                .containsEntry("undefined_because", "212 not mature yet");
    }

    @Test
    void keepsNegativeNumbersAsNumbers() {
        Report report = new Report(
                "R",
                Cadence.WEEKLY,
                Samples.week(0),
                Samples.UTC,
                List.of(Section.titled("S").chart(Samples.waterfall()).build()));

        assertThat(TidyReport.csv(report)).contains(",revenue.churn,minor_units:USD,-720000,");
    }

    @Test
    void writesNumbersAsMachinesReadThem() {
        for (double number : new double[] {0, -0.0, 1, 0.1, 1e15, 1e-300, Double.MAX_VALUE, 123456.789, -1e-20}) {
            assertThat(Double.parseDouble(Numbers.machine(number))).isEqualByComparingTo(number + 0.0);
            assertThat(Numbers.machine(number)).doesNotContain(",");
        }
    }

    private static List<Map<String, String>> objects(String json) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            Map<String, String> row = new LinkedHashMap<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    row = new LinkedHashMap<>();
                } else if (token == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    row.put(name, parser.getText());
                } else if (token == JsonToken.END_OBJECT) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
