package dev.northing.report;

import dev.northing.metrics.Figure;
import java.util.List;
import java.util.Objects;

/**
 * Shows the course of a figure as a small line without axes.
 *
 * <p>Immutable.
 *
 * @param title what it shows, not blank
 * @param unit how its numbers are written
 * @param points the figures, earliest first; undefined ones leave gaps
 * @since 0.1.0
 */
public record Sparkline(String title, Unit unit, List<Figure> points) implements Chart {

    /**
     * Copies the points.
     *
     * @param title what it shows
     * @param unit how its numbers are written
     * @param points the figures
     * @throws IllegalArgumentException if the title is blank
     */
    public Sparkline {
        Require.text("title", title);
        Objects.requireNonNull(unit, "unit");
        points = List.copyOf(points);
    }
}
