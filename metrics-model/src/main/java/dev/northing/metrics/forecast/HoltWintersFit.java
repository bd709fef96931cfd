package dev.northing.metrics.forecast;

import java.util.List;

/**
 * Holds the smoothing parameters of a series and its state after the last value.
 *
 * <p>Immutable.
 *
 * @param alpha how much the level follows each value, in (0, 1)
 * @param beta how much the trend follows the level, in (0, 1)
 * @param gamma how much the season follows each value, in (0, 1), 0 without a season
 * @param level the level after the last value
 * @param trend what is added to it each period
 * @param season the season's amounts or factors, that of the next period first; empty without a season
 * @param squares the sum of the squared errors of one-step forecasts
 * @param errors how many such forecasts there are
 * @since 0.1.0
 */
public record HoltWintersFit(
        double alpha,
        double beta,
        double gamma,
        double level,
        double trend,
        List<Double> season,
        double squares,
        int errors) {

    /**
     * Copies the list.
     *
     * @param alpha how much the level follows each value
     * @param beta how much the trend follows the level
     * @param gamma how much the season follows each value
     * @param level the level after the last value
     * @param trend what is added to it each period
     * @param season the season's amounts or factors
     * @param squares the sum of the squared errors
     * @param errors how many errors there are
     */
    public HoltWintersFit {
        season = List.copyOf(season);
    }
}
