package dev.northing.report;

import java.util.List;
import java.util.Objects;

/**
 * Shows figures as bars from 0, each with its interval as a whisker.
 *
 * <p>Immutable.
 *
 * @param title what it shows, not blank
 * @param unit how its numbers are written
 * @param bars the bars, top to bottom; may be empty
 * @since 0.1.0
 */
public record BarChart(String title, Unit unit, List<Bar> bars) implements Chart {

    /**
     * Copies the bars.
     *
     * @param title what it shows
     * @param unit how its numbers are written
     * @param bars the bars
     * @throws IllegalArgumentException if the title is blank
     */
    public BarChart {
        Require.text("title", title);
        Objects.requireNonNull(unit, "unit");
        bars = List.copyOf(bars);
    }
}
