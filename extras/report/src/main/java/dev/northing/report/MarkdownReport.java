package dev.northing.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a report as Markdown with GitHub's tables.
 *
 * <p>Every label is escaped: it cannot become markup or HTML. Charts are their tables.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class MarkdownReport {

    private MarkdownReport() {}

    /**
     * Writes a report.
     *
     * @param report any report
     * @return the Markdown, ending with a line end
     */
    public static String render(Report report) {
        StringBuilder out = new StringBuilder();
        out.append("# ").append(escaped(report.title())).append("\n\n");
        paragraph(out, report.cadence().word() + " report, " + Dates.span(report.period(), report.zone()));
        report.sections().forEach(section -> section(out, report, section));
        return out.toString().stripTrailing() + "\n";
    }

    private static void section(StringBuilder out, Report report, Section section) {
        out.append("## ").append(escaped(section.title())).append("\n\n");
        section.notes().forEach(note -> paragraph(out, note));
        alerts(out, section.alerts());
        if (!section.metrics().isEmpty()) {
            table(out, MetricGrid.of("", section.metrics(), true));
        }
        for (MetricLine line : section.metrics()) {
            if (!line.series().isEmpty()) {
                chart(out, ChartGrid.of(MetricCourse.chart(line, report.zone()), report.zone()));
            }
        }
        section.charts().forEach(chart -> chart(out, ChartGrid.of(chart, report.zone())));
    }

    private static void alerts(StringBuilder out, List<Alert> alerts) {
        for (Alert alert : alerts) {
            out.append("- **")
                    .append(alert.severity().word())
                    .append(": ")
                    .append(escaped(alert.subject()))
                    .append("** ")
                    .append(escaped(alert.message()))
                    .append('\n');
        }
        out.append(alerts.isEmpty() ? "" : "\n");
    }

    private static void chart(StringBuilder out, Grid grid) {
        out.append("### ").append(escaped(grid.caption())).append("\n\n");
        table(out, grid);
    }

    private static void paragraph(StringBuilder out, String text) {
        out.append(escaped(text)).append("\n\n");
    }

    private static void table(StringBuilder out, Grid grid) {
        row(out, grid.header());
        out.append("| --- |").append(" ---: |".repeat(grid.header().size() - 1)).append('\n');
        grid.rows().forEach(row -> row(out, row));
        out.append('\n');
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(MarkdownReport::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String escaped(String text) {
        String plain = PlainText.of(text).strip();
        StringBuilder out = new StringBuilder(plain.length() + 8);
        for (int i = 0; i < plain.length(); i++) {
            escape(out, plain, i);
        }
        return out.toString();
    }

    private static void escape(StringBuilder out, String text, int at) {
        char c = text.charAt(at);
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '\\', '`', '*', '_', '[', ']', '|', '~', '#', '!', '$', '@' ->
                out.append('\\').append(c);
            case ':' -> out.append(text.startsWith("://", at) ? "\\:" : ":");
            case '-', '+', '=' -> out.append(startsBlock(text, at) ? "\\" : "").append(c);
            case '.', ')' -> out.append(endsListNumber(text, at) ? "\\" : "").append(c);
            default -> out.append(c);
        }
    }

    /** A sign before anything but a digit or a sign alone, at the start: a list, a rule or a heading. */
    private static boolean startsBlock(String text, int at) {
        return at == 0 && text.length() > 1 && !Character.isDigit(text.charAt(1));
    }

    private static boolean endsListNumber(String text, int at) {
        return at > 0
                && text.substring(0, at).chars().allMatch(Character::isDigit)
                && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
    }
}
