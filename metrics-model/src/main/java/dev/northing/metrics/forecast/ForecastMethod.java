package dev.northing.metrics.forecast;

import java.util.Optional;

/**
 * Forecasts a series from its own past.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface ForecastMethod permits SeasonalNaive, HoltWinters, Ets {

    /**
     * How the method is called.
     *
     * @return a name for people
     */
    String label();

    /**
     * Forecasts the next periods.
     *
     * @param horizon how many periods, at least 1
     * @param level the confidence of the intervals in (0, 1)
     * @param history the values of consecutive periods, finite, earliest first
     * @return the forecast, or empty if the history is too short or of a kind that the method cannot take
     * @throws IllegalArgumentException if {@code horizon} is less than 1, {@code level} is not in (0, 1) or a value is
     *     not finite
     */
    Optional<Projection> project(int horizon, double level, double... history);

    /**
     * The same method with its form chosen by a history, so that it need not be chosen again.
     *
     * @param history the values of consecutive periods, finite
     * @return a method of its own, or this one if it has but one form
     */
    default ForecastMethod settled(double... history) {
        return this;
    }
}
