package dev.northing.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds a {@link Section} piece by piece; each kind keeps the order in which it was given.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class SectionBuilder {

    private final String title;
    private final List<String> notes = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<MetricLine> metrics = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();

    SectionBuilder(String title) {
        this.title = title;
    }

    /**
     * Adds a paragraph.
     *
     * @param text free text
     * @return this builder
     */
    public SectionBuilder note(String text) {
        notes.add(text);
        return this;
    }

    /**
     * Adds an alert.
     *
     * @param alert what should be looked at
     * @return this builder
     */
    public SectionBuilder alert(Alert alert) {
        alerts.add(alert);
        return this;
    }

    /**
     * Adds a metric.
     *
     * @param line the metric with its figures
     * @return this builder
     */
    public SectionBuilder metric(MetricLine line) {
        metrics.add(line);
        return this;
    }

    /**
     * Adds a chart.
     *
     * @param chart the chart
     * @return this builder
     */
    public SectionBuilder chart(Chart chart) {
        charts.add(chart);
        return this;
    }

    /**
     * Checks and returns the section.
     *
     * @return the section
     * @throws IllegalArgumentException if the title is blank
     */
    public Section build() {
        return new Section(title, notes, alerts, metrics, charts);
    }
}
