package dev.northing.metrics.forecast;

import java.util.List;

/**
 * Holds a model of exponential smoothing with its parameters and its state after the last value.
 *
 * <p>Immutable.
 *
 * @param form the model
 * @param alpha how much the level follows each error, in (0, 1)
 * @param beta how much the trend follows each error, in (0, {@code alpha}); 0 without a trend
 * @param gamma how much the season follows each error, in (0, 1 - {@code alpha}); 0 without a season
 * @param phi how much of the trend is left after each period, in (0.8, 0.98) if damped, else 1
 * @param level the level after the last value
 * @param trend what is added to it, 0 without a trend
 * @param season the season's amounts, that of the next period first; empty without a season
 * @param squares the sum of the squared errors one step ahead, of the values or of their logarithms
 * @param n how many values there were
 * @param parameters how many numbers were estimated: smoothing, state at the start and variance
 * @param aicc Akaike's criterion, corrected for few values, without the constant that all models share; smaller is
 *     better
 * @since 0.1.0
 */
public record EtsFit(
        EtsForm form,
        double alpha,
        double beta,
        double gamma,
        double phi,
        double level,
        double trend,
        List<Double> season,
        double squares,
        int n,
        int parameters,
        double aicc) {

    /**
     * Copies the list.
     *
     * @param form the model
     * @param alpha how much the level follows each error
     * @param beta how much the trend follows each error
     * @param gamma how much the season follows each error
     * @param phi how much of the trend is left after each period
     * @param level the level after the last value
     * @param trend what is added to it
     * @param season the season's amounts
     * @param squares the sum of the squared errors
     * @param n how many values there were
     * @param parameters how many numbers were estimated
     * @param aicc Akaike's criterion
     */
    public EtsFit {
        season = List.copyOf(season);
    }
}
