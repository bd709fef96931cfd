package dev.northing.report;

import java.time.ZoneId;
import java.util.List;

/** Shows the course of a metric: small in its row, and as a chart with the target. */
final class MetricCourse {

    private MetricCourse() {}

    static Sparkline small(MetricLine line) {
        return new Sparkline(line.label(), line.unit(), line.series());
    }

    static LineChart chart(MetricLine line, ZoneId zone) {
        List<String> labels = line.series().stream()
                .map(figure -> Dates.label(figure.window(), zone))
                .toList();
        return new LineChart(
                line.label(), line.unit(), labels, List.of(Series.of(line.label(), line.series())), line.target());
    }
}
