package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Holds the duration by which a share of the units had the event, and its bounds.
 *
 * <p>Each of the three is empty where the curve, or its band, never comes down that far.
 *
 * <p>Immutable.
 *
 * @param value the smallest duration by which the share had the event
 * @param low the lower bound
 * @param high the upper bound; empty means that the data set none
 * @param level the confidence in (0, 1)
 * @since 0.1.0
 */
public record SurvivalQuantile(OptionalLong value, OptionalLong low, OptionalLong high, double level) {

    /**
     * Both bounds as an interval.
     *
     * @return the interval, or empty if the value or a bound is missing
     */
    public Optional<Interval> interval() {
        return value.isPresent() && low.isPresent() && high.isPresent()
                ? Optional.of(new Interval(low.getAsLong(), high.getAsLong(), level, IntervalMethod.SURVIVAL_INVERSION))
                : Optional.empty();
    }
}
