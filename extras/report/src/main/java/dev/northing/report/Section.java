package dev.northing.report;

import java.util.List;

/**
 * Holds one part of a report: what is said, what is alarming, what is measured and what is drawn, in this order.
 *
 * <p>Immutable.
 *
 * @param title what it is about, not blank
 * @param notes free text, one element a paragraph; may be empty
 * @param alerts what should be looked at; may be empty
 * @param metrics the metrics with their figures; may be empty
 * @param charts the charts; may be empty
 * @since 0.1.0
 */
public record Section(
        String title, List<String> notes, List<Alert> alerts, List<MetricLine> metrics, List<Chart> charts) {

    /**
     * Copies the lists.
     *
     * @param title what it is about
     * @param notes free text
     * @param alerts what should be looked at
     * @param metrics the metrics with their figures
     * @param charts the charts
     * @throws IllegalArgumentException if the title is blank
     */
    public Section {
        Require.text("title", title);
        notes = List.copyOf(notes);
        alerts = List.copyOf(alerts);
        metrics = List.copyOf(metrics);
        charts = List.copyOf(charts);
    }

    /**
     * Starts a section that holds nothing yet.
     *
     * @param title what it is about, not blank
     * @return a builder
     */
    public static SectionBuilder titled(String title) {
        return new SectionBuilder(title);
    }
}
