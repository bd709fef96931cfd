package dev.northing.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a report for a terminal: aligned tables, our own words in ASCII.
 *
 * <p>Labels keep their letters; characters that command a terminal are replaced. A metric's series is a trend of at most
 * 20 characters from low to high, {@code _.-~^}; charts are their tables. Lines are not wrapped.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class TerminalReport {

    private static final String GAP = "   ";

    private TerminalReport() {}

    /**
     * Writes a report.
     *
     * @param report any report
     * @return lines of text, each with its line end
     */
    public static String render(Report report) {
        StringBuilder out = new StringBuilder();
        underlined(out, report.title(), '=');
        line(out, report.cadence().word() + " report, " + Dates.span(report.period(), report.zone()));
        report.sections().forEach(section -> section(out, report, section));
        return out.toString();
    }

    private static void section(StringBuilder out, Report report, Section section) {
        out.append('\n');
        underlined(out, section.title(), '-');
        section.notes().forEach(note -> line(out, note));
        section.alerts()
                .forEach(alert -> line(
                        out,
                        "[" + alert.severity().sign() + "] " + alert.severity().word() + ": " + alert.subject() + ": "
                                + alert.message()));
        if (!section.metrics().isEmpty()) {
            table(out, withTrend(MetricGrid.of("", section.metrics(), false), section.metrics()));
        }
        for (Chart chart : section.charts()) {
            out.append('\n');
            Grid grid = ChartGrid.of(chart, report.zone());
            line(out, grid.caption());
            table(out, grid);
        }
    }

    private static Grid withTrend(Grid grid, List<MetricLine> lines) {
        if (lines.stream().allMatch(line -> line.series().isEmpty())) {
            return grid;
        }
        List<String> header = new ArrayList<>(grid.header());
        header.add("Trend");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<String> row = new ArrayList<>(grid.rows().get(i));
            row.add(TextTrend.of(lines.get(i).series()));
            rows.add(row);
        }
        return new Grid(grid.caption(), header, rows);
    }

    private static void table(StringBuilder out, Grid grid) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(cleaned(grid.header()));
        grid.rows().forEach(row -> lines.add(cleaned(row)));
        int[] widths = new int[grid.header().size()];
        for (List<String> cells : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(cells.get(i)));
            }
        }
        lines.forEach(cells -> row(out, widths, cells));
    }

    private static List<String> cleaned(List<String> cells) {
        return cells.stream().map(PlainText::of).toList();
    }

    /** The first column to the left, the others to the right. */
    private static void row(StringBuilder out, int[] widths, List<String> cells) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - length(cells.get(i)));
            line.append(i == 0 ? cells.get(i) + padding : GAP + padding + cells.get(i));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void underlined(StringBuilder out, String text, char rule) {
        String clean = PlainText.of(text);
        out.append(clean)
                .append('\n')
                .append(String.valueOf(rule).repeat(length(clean)))
                .append('\n');
    }

    private static void line(StringBuilder out, String text) {
        out.append(PlainText.of(text)).append('\n');
    }
}
