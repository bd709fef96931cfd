package dev.northing.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.Figure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text of a report may come from outside: none may become markup, a command or a formula. */
class HostileTextTest {

    private static Report reportOf(String text) {
        Figure figure = Figure.builder(text, Samples.week(0)).value(1).n(1).build();
        Bar bar = new Bar(text, figure);
        Section section = Section.titled(text)
                .note(text)
                .alert(new Alert(Severity.WARNING, text, text))
                .metric(MetricLine.of(text, Unit.number(text, 0), figure).withSeries(List.of(figure, figure)))
                .chart(new LineChart(
                        text, Unit.count(), List.of(text), List.of(Series.of(text, List.of(figure))), Optional.empty()))
                .chart(new LineChart(
                        text,
                        Unit.count(),
                        List.of(text),
                        List.of(Series.of(text, List.of(figure)), Series.of(text, List.of())),
                        Optional.empty()))
                .chart(new BarChart(text, Unit.count(), List.of(bar)))
                .chart(new CohortHeatMap(
                        text, Unit.count(), List.of(text), List.of(new HeatRow(text, 1, List.of(figure)))))
                .chart(new FunnelChart(text, List.of(new FunnelStage(text, 1, figure, figure))))
                .chart(new WaterfallChart(text, Unit.count(), bar, List.of(), bar))
                .chart(new Sparkline(text, Unit.count(), List.of(figure)))
                .build();
        return new Report(text, Cadence.WEEKLY, Samples.week(0), Samples.UTC, List.of(section, section));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"onload=\"alert(1)",
                "' onmouseover='alert(1)",
                "</style></svg></td><iframe src=x>",
                "a & b &lt; &#x3C;",
                "]]><!--",
                "{{constructor}}${7*7}"
            })
    void showsMarkupAsText(String text) {
        Page page = Page.of(reportOf(text));

        assertThat(page.texts("h1")).containsExactly(text);
        assertThat(page.texts("h3")).isNotEmpty().allMatch(text::equals);
        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("iframe")).isEmpty();
        assertThat(page.all("*")).allSatisfy(element -> {
            assertThat(element.hasAttribute("onload")).isFalse();
            assertThat(element.hasAttribute("onmouseover")).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u001B[2Jb",
                "a\u007Fb",
                "a\u009Bb",
                "a\u202Eb",
                "a\u2066b",
                "a\u200Fb",
                "a\u061Cb",
                "a\uD800b",
                "a\uFFFEb",
                "a\uFEFFb"
            })
    void replacesCharactersThatOnlyCommand(String text) {
        String shown = "a\uFFFD" + text.substring(2);

        assertThat(Page.of(reportOf(text)).texts("h1")).containsExactly(shown);
    }

    @Test
    void keepsTheLettersOfEveryLanguage() {
        String text = "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627 \u65E5\u672C \uD83D\uDE80 \u00E9";

        assertThat(Page.of(reportOf(text)).texts("h1")).containsExactly(text);
    }

    @Test
    void letsNoTextCommandATerminal() {
        String text = TerminalReport.render(reportOf("a\u001B]0;x\u0007\r\nb\u202E"));

        assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c)))
                .isEmpty();
        assertThat(text).contains("a\uFFFD]0;x\uFFFD  b\uFFFD");
    }

    @Test
    void letsNoTextBecomeMarkdown() {
        String text = MarkdownReport.render(reportOf("# <b> | [x](y) `c` *d* _e_ ~f~ http://z\n- g"));

        assertThat(text)
                .contains("# \\# &lt;b&gt; \\| \\[x\\](y) \\`c\\` \\*d\\* \\_e\\_ \\~f\\~ http\\://z - g\n")
                .doesNotContain("<b>", "[x](", "http://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- item", "+ item", "=== x", "1. item", "12) item"})
    void letsNoTextBeginABlockOfMarkdown(String text) {
        String paragraph = MarkdownReport.render(reportOf(text))
                .lines()
                .skip(6)
                .findFirst()
                .orElseThrow();

        assertThat(paragraph).matches("\\\\.*|\\d+\\\\.*").contains("\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "=HYPERLINK(\"x\",\"y\")", "\uFF1D1"})
    void letsNoTextBecomeAFormula(String text) {
        String csv = TidyReport.csv(reportOf(text));

        assertThat(csv.lines().skip(1))
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line).matches("^\"?'.*").doesNotContainPattern("(^|,)\"?[ \\t]*[=+@\uFF1D]"));
    }
}
