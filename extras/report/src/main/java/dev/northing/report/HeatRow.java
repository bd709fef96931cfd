package dev.northing.report;

import dev.northing.metrics.Figure;
import java.util.List;

/**
 * Holds one cohort of a heat map.
 *
 * <p>Immutable.
 *
 * @param label what it is called, not blank
 * @param size how many units it has, at least 0
 * @param figures one for each age; an undefined one is left blank
 * @since 0.1.0
 */
public record HeatRow(String label, long size, List<Figure> figures) {

    /**
     * Copies the figures.
     *
     * @param label what it is called
     * @param size how many units it has
     * @param figures one for each age
     * @throws IllegalArgumentException if the label is blank or the size is negative
     */
    public HeatRow {
        Require.text("label", label);
        if (size < 0) {
            throw Require.refused("size", size, "at least 0");
        }
        figures = List.copyOf(figures);
    }
}
