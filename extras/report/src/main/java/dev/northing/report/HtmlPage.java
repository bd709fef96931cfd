package dev.northing.report;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes one page. Confined to one thread. */
final class HtmlPage {

    /** Tables of charts with more rows than this scroll in a box of their own height. */
    private static final int MOST_ROWS = 12;

    /** Cells with more letters than this are wrapped. */
    private static final int LONG_CELL = 34;

    /** Names of rows with more letters than this are wrapped. */
    private static final int LONG_NAME = 20;

    private static final Pattern BEFORE_UNIT = Pattern.compile("(?<=[\\d<>=]) (?=\\S)");

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="UTF-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            """;

    private static final String HOW_TO_READ = """
            <p>Interval: where the true value lies, with the confidence in parentheses; - where none applies, as for a
            full count. n: how many units or events the value rests on. Quotient: numerator / denominator. Maturity:
            units too young to be judged are left out and counted here, with whatever else was set aside. A target is
            reached for certain only if the whole interval reaches it. pp: percentage points. The dotted line across a
            chart is its target.</p>
            """;

    private final Report report;
    private final ZoneId zone;
    private final StringBuilder out = new StringBuilder(1 << 16);
    private int drawings;

    HtmlPage(Report report) {
        this.report = report;
        this.zone = report.zone();
    }

    String render() {
        out.append(HEAD).append("<title>").append(HtmlText.escaped(report.title()));
        out.append("</title>\n<style>\n").append(Stylesheet.CSS).append("</style>\n</head>\n<body>\n<header>\n");
        element("h1", report.title());
        out.append("<p class=\"soft\">").append(report.cadence().word()).append(" report, ");
        out.append(HtmlText.escaped(Dates.span(report.period(), zone))).append("</p>\n");
        contents();
        out.append("</header>\n<main>\n");
        for (int i = 0; i < report.sections().size(); i++) {
            section(i, report.sections().get(i));
        }
        out.append("</main>\n<footer>\n").append(HOW_TO_READ).append("</footer>\n</body>\n</html>\n");
        return out.toString();
    }

    private void contents() {
        if (report.sections().size() < 2) {
            return;
        }
        out.append("<nav aria-label=\"Contents\"><ul>\n");
        for (int i = 0; i < report.sections().size(); i++) {
            out.append("<li><a href=\"#s").append(i).append("\">");
            out.append(HtmlText.escaped(report.sections().get(i).title())).append("</a></li>\n");
        }
        out.append("</ul></nav>\n");
    }

    private void section(int index, Section section) {
        out.append("<section aria-labelledby=\"s")
                .append(index)
                .append("\">\n<h2 id=\"s")
                .append(index)
                .append("\">");
        out.append(HtmlText.escaped(section.title())).append("</h2>\n");
        section.notes().forEach(note -> element("p", note));
        alerts(section.alerts());
        if (!section.metrics().isEmpty()) {
            metrics(MetricGrid.of("Metrics: " + section.title(), section.metrics(), true), section.metrics());
        }
        if (section.metrics().stream().anyMatch(line -> !line.series().isEmpty())
                || !section.charts().isEmpty()) {
            out.append("<div class=\"charts\">\n");
            section.charts().forEach(this::chart);
            section.metrics().stream()
                    .filter(line -> !line.series().isEmpty())
                    .forEach(line -> chart(MetricCourse.chart(line, zone)));
            out.append("</div>\n");
        }
        out.append("</section>\n");
    }

    private void alerts(List<Alert> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        out.append("<ul class=\"alerts\">\n");
        for (Alert alert : alerts) {
            Severity severity = alert.severity();
            out.append("<li class=\"")
                    .append(severity.name().toLowerCase(Locale.ROOT))
                    .append("\"><strong>");
            out.append(severity.sign()).append(' ').append(severity.word()).append(": ");
            out.append(HtmlText.escaped(alert.subject())).append("</strong> ");
            out.append(HtmlText.escaped(alert.message())).append("</li>\n");
        }
        out.append("</ul>\n");
    }

    /** The metrics' table: the definition stands below the label, and a small line at the end of the row. */
    private void metrics(Grid grid, List<MetricLine> lines) {
        boolean courses = lines.stream().anyMatch(line -> !line.series().isEmpty());
        openTable("box", "<table class=\"metrics\">", grid.caption());
        out.append("<thead><tr>");
        for (int i = 0; i < grid.header().size(); i++) {
            if (i != MetricGrid.DEFINITION) {
                columnHeader(grid.header().get(i));
            }
        }
        if (courses) {
            columnHeader("Trend");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < lines.size(); i++) {
            metric(grid.rows().get(i), lines.get(i), courses);
        }
        out.append("</tbody></table></div>\n");
    }

    private void metric(List<String> cells, MetricLine line, boolean courses) {
        out.append("<tr><th scope=\"row\">").append(HtmlText.escaped(line.label()));
        out.append("<code class=\"small\">")
                .append(HtmlText.escaped(line.definition()))
                .append("</code></th>");
        for (int i = MetricGrid.DEFINITION + 1; i < cells.size(); i++) {
            cell(i == MetricGrid.REACHED ? style(line) : "", kept(cells.get(i)));
        }
        if (courses) {
            out.append("<td class=\"trend\">");
            out.append(line.series().isEmpty() ? FigureWords.NOTHING : Drawing.of(nextId(), MetricCourse.small(line)));
            out.append("</td>");
        }
        out.append("</tr>\n");
    }

    /** With a number and its unit on one line. */
    private static String kept(String cell) {
        return BEFORE_UNIT.matcher(cell).replaceAll("\u00A0");
    }

    private static String style(MetricLine line) {
        return line.verdict()
                .map(it -> switch (it) {
                    case MET, MET_NOT_CERTAIN -> "good";
                    case NOT_MET, NOT_MET_NOT_CERTAIN -> "bad";
                    case UNKNOWN -> "";
                })
                .orElse("");
    }

    private void chart(Chart chart) {
        String size = chart instanceof CohortHeatMap ? " wide" : chart instanceof Sparkline ? " spark" : "";
        out.append("<div class=\"chart").append(size).append("\">\n");
        element("h3", chart.title());
        out.append("<div class=\"box\"")
                .append(focusable("Chart: " + chart.title()))
                .append('>');
        out.append(Drawing.of(nextId(), chart)).append("</div>\n");
        if (chart instanceof LineChart line && line.series().size() > 1) {
            key(line.series());
        }
        Grid grid = ChartGrid.of(chart, zone);
        int rows = grid.rows().size();
        out.append("<p class=\"soft\">Every number: ").append(rows).append(rows == 1 ? " row" : " rows");
        out.append("</p>\n");
        table(grid);
        out.append("</div>\n");
    }

    private void key(List<Series> series) {
        out.append("<ul class=\"key\">");
        for (int i = 0; i < series.size(); i++) {
            out.append("<li>").append(Drawing.key(nextId(), series.get(i).name(), i));
            out.append(HtmlText.escaped(series.get(i).name())).append("</li>");
        }
        out.append("</ul>\n");
    }

    private void table(Grid grid) {
        openTable(grid.rows().size() > MOST_ROWS ? "box long" : "box", "<table>", grid.caption());
        out.append("<thead><tr>");
        grid.header().forEach(this::columnHeader);
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : grid.rows()) {
            out.append(
                    row.get(0).length() > LONG_NAME ? "<tr><th scope=\"row\" class=\"w\">" : "<tr><th scope=\"row\">");
            out.append(HtmlText.escaped(row.get(0))).append("</th>");
            row.subList(1, row.size()).forEach(cell -> cell("", cell));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void openTable(String box, String tag, String caption) {
        out.append("<div class=\"")
                .append(box)
                .append('"')
                .append(focusable("Table: " + caption))
                .append('>');
        out.append(tag).append("<caption>");
        out.append(HtmlText.escaped(caption)).append("</caption>\n");
    }

    /** A box that scrolls must be reachable from the keyboard. */
    private static String focusable(String label) {
        return " tabindex=\"0\" role=\"region\" aria-label=\"" + HtmlText.escaped(label) + "\"";
    }

    private void columnHeader(String name) {
        out.append("<th scope=\"col\">").append(HtmlText.escaped(name)).append("</th>");
    }

    private void cell(String style, String text) {
        String styles = (style + (wraps(text) ? " w" : "")).strip();
        out.append(styles.isEmpty() ? "<td>" : "<td class=\"" + styles + "\">");
        out.append(HtmlText.escaped(text)).append("</td>");
    }

    /** A reason may stand in a narrow column of numbers, so it wraps whatever its length. */
    private static boolean wraps(String text) {
        return text.length() > LONG_CELL || text.startsWith(FigureWords.UNDEFINED);
    }

    private void element(String name, String text) {
        out.append('<').append(name).append('>').append(HtmlText.escaped(text));
        out.append("</").append(name).append(">\n");
    }

    private String nextId() {
        return "g" + drawings++;
    }
}
