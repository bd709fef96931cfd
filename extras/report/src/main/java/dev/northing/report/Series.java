package dev.northing.report;

import dev.northing.metrics.Figure;
import java.util.List;

/**
 * Holds one line of a chart.
 *
 * <p>Immutable.
 *
 * @param name what it is called, not blank
 * @param first the index of the label of its first point, at least 0: a forecast starts where the history ends
 * @param points one figure a label; an undefined one leaves a gap
 * @since 0.1.0
 */
public record Series(String name, int first, List<Figure> points) {

    /**
     * Copies the points.
     *
     * @param name what it is called
     * @param first the index of the label of its first point
     * @param points one figure a label
     * @throws IllegalArgumentException if the name is blank or {@code first} is negative
     */
    public Series {
        Require.text("name", name);
        if (first < 0) {
            throw Require.refused("first", first, "at least 0");
        }
        points = List.copyOf(points);
    }

    /**
     * A line that begins at the first label.
     *
     * @param name what it is called, not blank
     * @param points one figure a label
     * @return the series
     */
    public static Series of(String name, List<Figure> points) {
        return new Series(name, 0, points);
    }

    int end() {
        return first + points.size();
    }
}
