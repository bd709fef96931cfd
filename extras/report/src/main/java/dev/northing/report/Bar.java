package dev.northing.report;

import dev.northing.metrics.Figure;
import java.util.Objects;

/**
 * Holds one bar of a chart.
 *
 * <p>Immutable.
 *
 * @param label what it is called, not blank
 * @param figure how long it is; an undefined one is not drawn
 * @since 0.1.0
 */
public record Bar(String label, Figure figure) {

    /**
     * Accepts a named figure.
     *
     * @param label what it is called
     * @param figure how long it is
     * @throws IllegalArgumentException if the label is blank
     */
    public Bar {
        Require.text("label", label);
        Objects.requireNonNull(figure, "figure");
    }
}
