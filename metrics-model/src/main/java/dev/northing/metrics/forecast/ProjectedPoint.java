package dev.northing.metrics.forecast;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.StudentT;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Holds what a method says of one period to come.
 *
 * <p>Immutable.
 *
 * @param value the forecast in the unit of the series, finite
 * @param interval where the value will lie, or empty if the history never varied around the method
 * @since 0.1.0
 */
public record ProjectedPoint(double value, Optional<Interval> interval) {

    /**
     * Accepts a finite forecast.
     *
     * @param value the forecast
     * @param interval where the value will lie
     * @throws IllegalArgumentException if the forecast is not finite
     */
    public ProjectedPoint {
        Require.finite("value", value);
        Objects.requireNonNull(interval, "interval");
    }

    /** A point on a scale that is turned back, with Student's interval; empty if a bound is too large for a double. */
    static Optional<ProjectedPoint> of(
            double center, double deviation, long degrees, double level, DoubleUnaryOperator unscaled) {
        double half = deviation > 0 ? StudentT.twoSided(level, degrees) * deviation : 0;
        double value = unscaled.applyAsDouble(center);
        double low = unscaled.applyAsDouble(center - half);
        double high = unscaled.applyAsDouble(center + half);
        if (!Double.isFinite(value) || !Double.isFinite(low) || !Double.isFinite(high)) {
            return Optional.empty();
        }
        Optional<Interval> interval = half > 0
                ? Optional.of(new Interval(low, high, level, IntervalMethod.FORECAST_ERROR))
                : Optional.empty();
        return Optional.of(new ProjectedPoint(value, interval));
    }
}
