package dev.northing.metrics.signals;

import dev.northing.metrics.TimeWindow;
import java.util.Objects;

/**
 * Holds one value of a series and the period it is about.
 *
 * <p>Immutable.
 *
 * @param window the period
 * @param value the value in the unit of the series, from -1e100 to 1e100
 * @since 0.1.0
 */
public record Observation(TimeWindow window, double value) {

    /**
     * Accepts a value whose square is finite.
     *
     * @param window the period
     * @param value the value
     * @throws IllegalArgumentException if the value is NaN or beyond 1e100 in size
     */
    public Observation {
        Objects.requireNonNull(window, "window");
        Magnitude.require("value", value);
    }
}
