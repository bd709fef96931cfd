package dev.northing.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HtmlReportTest {

    private static final String HTML = HtmlReport.render(Samples.full());
    private static final Page PAGE = Page.parse(HTML);

    @Test
    void needsNoScriptNoNetworkAndNoOtherFile() {
        assertThat(PAGE.all("script")).isEmpty();
        assertThat(PAGE.all("link")).isEmpty();
        assertThat(PAGE.all("img")).isEmpty();
        assertThat(HTML).doesNotContain("http://", "https://", "url(", "@import", "javascript:");
        assertThat(HTML).contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
    }

    @Test
    void followsTheReadersSchemeAndHasAStyleForPaper() {
        assertThat(HTML).contains("prefers-color-scheme:dark", "@media print", "width=device-width");
    }

    @Test
    void namesAndDescribesEveryDrawing() {
        List<Element> drawings = PAGE.all("svg");

        assertThat(drawings).hasSizeGreaterThan(8).allSatisfy(svg -> {
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getAttribute("viewBox")).matches("0 0 [0-9.]+ [0-9.]+");
            assertThat(Page.all(svg, "title").get(0).getTextContent()).isNotBlank();
            assertThat(Page.all(svg, "desc").get(0).getTextContent()).isNotBlank();
        });
    }

    @Test
    void givesEveryIdOnceAndRefersOnlyToThose() {
        List<String> ids = ids();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(PAGE.all("svg"))
                .allSatisfy(svg -> assertThat(ids)
                        .contains(svg.getAttribute("aria-labelledby").split(" ")));
    }

    @Test
    void putsHeadingsInOrder() {
        List<Integer> levels = headings();

        assertThat(levels.get(0)).isEqualTo(1);
        assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    @Test
    void givesEveryTableACaptionAndEveryHeaderAScope() {
        assertThat(PAGE.all("table"))
                .isNotEmpty()
                .allSatisfy(
                        table -> assertThat(Page.all(table, "caption").get(0).getTextContent())
                                .isNotBlank());
        assertThat(PAGE.all("th"))
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isIn("col", "row"));
    }

    @Test
    void putsEveryTableIntoABoxThatScrollsFromTheKeyboard() {
        assertThat(PAGE.all("table")).allSatisfy(table -> {
            Element box = (Element) table.getParentNode();
            assertThat(box.getAttribute("class")).isIn("box", "box long");
            assertThat(box.getAttribute("tabindex")).isEqualTo("0");
            assertThat(box.getAttribute("aria-label")).isNotBlank();
        });
    }

    @Test
    void writesEveryNumberOfEveryChartIntoATable() {
        Set<String> cells = Set.copyOf(PAGE.cells());
        List<String> expected = new ArrayList<>();
        Samples.full().sections().stream()
                .flatMap(section -> Stream.concat(
                        section.charts().stream(), section.metrics().stream().map(MetricCourse::small)))
                .forEach(chart -> numbers(chart, expected));

        assertThat(expected).hasSizeGreaterThan(200);
        String all = String.join("\n", cells);
        assertThat(expected).allSatisfy(number -> assertThat(all).contains(number));
    }

    @Test
    void printsNoValueInADrawingThatIsNotInATable() {
        String all = String.join("\n", PAGE.cells());
        List<String> values = PAGE.all("text").stream()
                .filter(text -> List.of(text.getAttribute("class").split(" ")).contains("v"))
                .flatMap(text -> Stream.of(text.getTextContent().split(" · ")))
                .toList();

        assertThat(values)
                .hasSizeGreaterThan(80)
                .allSatisfy(value -> assertThat(all).contains(value));
    }

    @Test
    void saysByWordAndSymbolWhetherATargetIsReached() {
        assertThat(PAGE.cells())
                .contains("✗ not met", "✓ met, not certain", "✗ not met, not certain", "? cannot be told");
    }

    @Test
    void saysWhyAFigureIsUndefinedAndNeverShowsNotANumber() {
        assertThat(PAGE.cells()).contains("undefined: denominator is 0", "undefined: 212 not mature yet");
        assertThat(HTML).doesNotContain("NaN", "Infinity", "null");
    }

    @Test
    void showsIntervalNAndMaturity() {
        assertThat(PAGE.cells())
                .contains("9.00 min to 21.0 min (95 %)", "412", "17 not mature; 3 instants before start");
    }

    @Test
    void letsLongTablesOfChartsScroll() {
        List<Element> charts = PAGE.all("div").stream()
                .filter(it -> it.getAttribute("class").startsWith("chart"))
                .filter(it -> !it.getAttribute("class").equals("charts"))
                .toList();

        assertThat(charts).hasSize(7).allSatisfy(chart -> {
            Element table = Page.all(chart, "table").get(0);
            boolean scrolls =
                    ((Element) table.getParentNode()).getAttribute("class").equals("box long");
            assertThat(scrolls).isEqualTo(Page.all(table, "tr").size() > 1 + 12);
        });
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(HtmlReport.render(Samples.full())).isEqualTo(HTML);
    }

    @Test
    void writesAnEmptyReport() {
        Report empty = new Report("Empty", Cadence.WEEKLY, Samples.week(0), Samples.UTC, List.of());

        assertThat(Page.of(empty).texts("h1")).containsExactly("Empty");
    }

    @Test
    void drawsChartsWithNothingInThem() {
        Unit unit = Unit.count();
        Figure none = Samples.undefined("x", Samples.week(0));
        Section section = Section.titled("Nothing")
                .chart(new LineChart("a", unit, List.of(), List.of(Series.of("s", List.of())), Optional.empty()))
                .chart(new LineChart("b", unit, List.of("x"), List.of(Series.of("s", List.of(none))), Optional.empty()))
                .chart(new BarChart("c", unit, List.of()))
                .chart(new BarChart("d", unit, List.of(new Bar("x", none))))
                .chart(new CohortHeatMap("e", unit, List.of(), List.of()))
                .chart(new CohortHeatMap("f", unit, List.of("x"), List.of(new HeatRow("r", 0, List.of(none)))))
                .chart(new FunnelChart("g", List.of()))
                .chart(new FunnelChart("h", List.of(new FunnelStage("x", 0, none, none))))
                .chart(new WaterfallChart("i", unit, new Bar("x", none), List.of(), new Bar("y", none)))
                .chart(new Sparkline("j", unit, List.of()))
                .chart(new Sparkline("k", unit, List.of(none)))
                .build();
        Report report = new Report("Nothing", Cadence.QUARTERLY, Samples.week(0), Samples.UTC, List.of(section));

        assertThat(HtmlReport.render(report)).doesNotContain("NaN", "Infinity");
        assertThat(Page.of(report).all("svg")).hasSize(11);
    }

    private static void numbers(Chart chart, List<String> into) {
        Stream<Figure> figures = Stream.of();
        if (chart instanceof LineChart line) {
            figures = line.series().stream().flatMap(series -> series.points().stream());
        } else if (chart instanceof BarChart bars) {
            figures = bars.bars().stream().map(Bar::figure);
        } else if (chart instanceof CohortHeatMap map) {
            figures = map.rows().stream().flatMap(row -> row.figures().stream());
        } else if (chart instanceof FunnelChart funnel) {
            figures = funnel.stages().stream().flatMap(stage -> Stream.of(stage.ofEntered(), stage.ofPrevious()));
        } else if (chart instanceof WaterfallChart waterfall) {
            figures = Stream.concat(
                    Stream.of(waterfall.start().figure(), waterfall.end().figure()),
                    waterfall.movements().stream().map(Bar::figure));
        } else if (chart instanceof Sparkline spark) {
            figures = spark.points().stream();
        }
        figures.filter(figure -> figure.value().isPresent()).forEach(figure -> {
            into.add(chart.unit().format(figure.value().orElseThrow()));
            into.add(Long.toString(figure.n()).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ","));
            figure.interval().ifPresent(it -> {
                into.add(chart.unit().format(it.low()) + " to " + chart.unit().format(it.high()));
            });
        });
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (String tag : List.of("title", "desc", "h2", "section", "div", "svg")) {
            PAGE.all(tag).stream()
                    .map(it -> it.getAttribute("id"))
                    .filter(id -> !id.isEmpty())
                    .forEach(ids::add);
        }
        return ids;
    }

    private static List<Integer> headings() {
        return PAGE.all("*").stream()
                .map(Element::getTagName)
                .filter(tag -> tag.matches("h[1-6]"))
                .map(tag -> tag.charAt(1) - '0')
                .toList();
    }
}
