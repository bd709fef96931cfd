package dev.northing.report;

import dev.northing.core.dictionary.MetricTarget;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Shows one or several series as lines, each with the band of its intervals.
 *
 * <p>Immutable.
 *
 * @param title what it shows, not blank
 * @param unit how its numbers are written
 * @param labels what stands below the points, such as the first dates of the periods
 * @param series 1 to 6 lines; more cannot be told apart
 * @param target a value to draw a line at, if any
 * @since 0.1.0
 */
public record LineChart(
        String title, Unit unit, List<String> labels, List<Series> series, Optional<MetricTarget> target)
        implements Chart {

    /** How many lines can be told apart by color and dashes: 6. */
    public static final int MOST_SERIES = 6;

    /**
     * Copies the lists.
     *
     * @param title what it shows
     * @param unit how its numbers are written
     * @param labels what stands below the points
     * @param series the lines
     * @param target a value to draw a line at
     * @throws IllegalArgumentException if the title is blank, there is no series or more than 6, or a series has points
     *     beyond the last label
     */
    public LineChart {
        Require.text("title", title);
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(target, "target");
        labels = List.copyOf(labels);
        series = List.copyOf(series);
        if (series.isEmpty() || series.size() > MOST_SERIES) {
            throw Require.refused("series", series.size() + " elements", "1 to " + MOST_SERIES);
        }
        for (Series line : series) {
            if (line.end() > labels.size()) {
                throw Require.refused("points", "to " + line.end(), "no more than the " + labels.size() + " labels");
            }
        }
    }
}
