package dev.northing.metrics;

import dev.northing.metrics.input.Require;
import java.util.Objects;

/**
 * Holds the range within which the true value lies with a stated confidence.
 *
 * <p>Immutable.
 *
 * @param low the lower bound, in the unit of the figure, at most {@code high}
 * @param high the upper bound, in the unit of the figure
 * @param level the confidence in (0, 1), such as 0.95
 * @param method how it was computed
 * @since 0.1.0
 */
public record Interval(double low, double high, double level, IntervalMethod method) {

    /**
     * Accepts finite, ordered bounds.
     *
     * @param low the lower bound
     * @param high the upper bound
     * @param level the confidence
     * @param method how it was computed
     * @throws IllegalArgumentException if a bound is not finite, the bounds are out of order, or the level is not in
     *     (0, 1)
     */
    public Interval {
        Require.finite("low", low);
        Require.finite("high", high);
        Require.openUnit("level", level);
        Objects.requireNonNull(method, "method");
        if (low > high) {
            throw Require.refused("low", low, "at most the upper bound " + high);
        }
    }

    /**
     * How wide the interval is.
     *
     * @return {@code high - low}, at least 0
     */
    public double width() {
        return high - low;
    }

    /**
     * Whether a value lies inside, bounds included.
     *
     * @param value the value to look for
     * @return true if {@code low <= value <= high}
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
