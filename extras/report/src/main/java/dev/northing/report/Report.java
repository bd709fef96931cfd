package dev.northing.report;

import dev.northing.metrics.TimeWindow;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Holds everything that one report says, as plain data.
 *
 * <p>{@link HtmlReport}, {@link MarkdownReport}, {@link TerminalReport} and {@link TidyReport} write it. The same report
 * is always written as the same bytes.
 *
 * <p>Immutable.
 *
 * @param title what stands at the top, not blank
 * @param cadence how often it is read
 * @param period the span of time it is about
 * @param zone the zone whose dates are shown
 * @param sections its parts, in order; may be empty
 * @since 0.1.0
 */
public record Report(String title, Cadence cadence, TimeWindow period, ZoneId zone, List<Section> sections) {

    /**
     * Copies the sections.
     *
     * @param title what stands at the top
     * @param cadence how often it is read
     * @param period the span of time it is about
     * @param zone the zone whose dates are shown
     * @param sections its parts
     * @throws IllegalArgumentException if the title is blank
     */
    public Report {
        Require.text("title", title);
        Objects.requireNonNull(cadence, "cadence");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(zone, "zone");
        sections = List.copyOf(sections);
    }
}
