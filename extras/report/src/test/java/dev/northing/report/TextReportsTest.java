package dev.northing.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportsTest {

    private static final Figure COUNT =
            Figure.builder("usage.active", Samples.week(1)).count(1_204).build();
    private static final Figure BEFORE =
            Figure.builder("usage.active", Samples.week(0)).count(1_000).build();

    private static Report small() {
        Section section = Section.titled("Usage")
                .note("A note.")
                .alert(new Alert(Severity.CRITICAL, "Builds", "none today"))
                .metric(MetricLine.of("Active", Unit.count(), COUNT)
                        .withTarget(Samples.atLeast(1_500))
                        .withPrevious(BEFORE)
                        .withSeries(List.of(BEFORE, Samples.undefined("usage.active", Samples.week(0)), COUNT)))
                .chart(new BarChart("By plan", Unit.count(), List.of(new Bar("free", COUNT))))
                .build();
        return new Report("Weekly", Cadence.WEEKLY, Samples.week(1), Samples.UTC, List.of(section));
    }

    @Test
    void alignsTheTerminalsColumns() {
        String text = TerminalReport.render(small());

        assertThat(text.lines().map(String::stripTrailing))
                .startsWith(
                        "Weekly",
                        "======",
                        "Weekly report, 2024-01-08 to 2024-01-14 (UTC)",
                        "",
                        "Usage",
                        "-----",
                        "A note.",
                        "[!!] Critical: Builds: none today",
                        "  Metric     Definition   Value     Target   Reached   Before    Change   Interval       n   Quotient"
                                + "   Maturity   Trend",
                        "  Active   usage.active   1,204   >= 1,500   not met    1,000   +20.4 %          -   1,204          -"
                                + "   complete     _ ^",
                        "",
                        "By plan",
                        "  Name   Value   Interval       n   Quotient   Maturity",
                        "  free   1,204          -   1,204          -   complete");
    }

    @Test
    void keepsTheTerminalsOwnWordsInAscii() {
        assertThat(TerminalReport.render(Samples.full()).chars()).allMatch(c -> c < 0x80);
    }

    @Test
    void writesMarkdownTables() {
        String text = MarkdownReport.render(small());

        assertThat(text)
                .startsWith("# Weekly\n\nWeekly report, 2024-01-08 to 2024-01-14 (UTC)\n\n## Usage\n\nA note.\n\n")
                .contains("- **Critical: Builds** none today\n\n")
                .contains("| Active | usage.active | 1,204 | &gt;= 1,500 | \u2717 not met | 1,000 | +20.4 % | - | 1,204"
                        + " | - | complete |\n")
                .contains("### By plan\n\n| Name | Value | Interval | n | Quotient | Maturity |\n")
                .contains("\n| --- | ---: | ---: | ---: | ---: | ---: |\n")
                .endsWith("| free | 1,204 | - | 1,204 | - | complete |\n");
    }

    @Test
    void givesEveryRowOfMarkdownAsManyCellsAsItsHeader() {
        List<String> rows = MarkdownReport.render(Samples.full())
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();

        int cells = 0;
        for (int i = 0; i < rows.size(); i++) {
            int found = rows.get(i).split("(?<!\\\\)\\|", -1).length;
            boolean header = i + 1 < rows.size() && rows.get(i + 1).startsWith("| --- |");
            cells = header ? found : cells;
            assertThat(found).isEqualTo(cells);
        }
        assertThat(rows).hasSizeGreaterThan(80);
    }

    @Test
    void writesTheSameEveryTime() {
        assertThat(TerminalReport.render(Samples.full())).isEqualTo(TerminalReport.render(Samples.full()));
        assertThat(MarkdownReport.render(Samples.full())).isEqualTo(MarkdownReport.render(Samples.full()));
    }

    @Test
    void saysSpansInLocalDates() {
        Instant noon = Instant.parse("2026-03-08T12:00:00Z");

        assertThat(Dates.span(Samples.week(0), Samples.UTC)).isEqualTo("2024-01-01 to 2024-01-07 (UTC)");
        assertThat(Dates.span(TimeWindow.before(noon), Samples.UTC)).isEqualTo("to 2026-03-08 12:00 (UTC)");
        assertThat(Dates.label(TimeWindow.before(noon), Samples.UTC)).isEqualTo("to 2026-03-08 12:00");
        assertThat(Dates.label(TimeWindow.trailingDays(7, noon), Samples.UTC)).isEqualTo("2026-03-01 12:00");
    }

    @Test
    void saysWhyAFigureIsUndefined() {
        assertThat(FigureWords.reason(Samples.immature("x"))).isEqualTo("212 not mature yet");
        assertThat(FigureWords.reason(Samples.undefined("x", Samples.week(0)))).isEqualTo("denominator is 0");
        assertThat(FigureWords.reason(Figure.builder("x", Samples.week(0)).build()))
                .isEqualTo("no data");
        assertThat(FigureWords.reason(Figure.builder("x", Samples.week(0)).n(3).build()))
                .isEqualTo("too little data");
        assertThat(FigureWords.reason(Figure.builder("x", Samples.week(0))
                        .note("periods_missing", 9)
                        .build()))
                .isEqualTo("9 periods missing");
    }
}
