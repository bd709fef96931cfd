package dev.northing.metrics.forecast;

import dev.northing.metrics.input.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Forecasts by the model of exponential smoothing that explains the history best (ETS).
 *
 * <p>In words: among models with and without trend, damped trend and season, of the values and, where all are positive,
 * of their logarithms, the one with the best likelihood for its number of parameters is carried on. In symbols, for
 * season m and errors e: y<sub>t</sub> = l + &phi;b + s<sub>t-m</sub> + e, l<sub>t</sub> = l + &phi;b + &alpha;e,
 * b<sub>t</sub> = &phi;b + &beta;e, s<sub>t</sub> = s<sub>t-m</sub> + &gamma;e; the choice is by AICc, that of
 * logarithms brought to the scale of the values; the variance h steps ahead is &sigma;&sup2;(1 + &Sigma;
 * c<sub>j</sub>&sup2;), c<sub>j</sub> = &alpha; + &beta;(&phi; + .. + &phi;<sup>j</sup>) + &gamma;[m divides j], j &lt;
 * h, with Student's t. Unit: that of the values; forecasts of logarithms are medians. Source: Hyndman, Koehler, Ord and
 * Snyder 2008, classes 1 and 2; the state at the start is the exact least-squares solution.
 *
 * <p>Too few values for the smallest model (5) give nothing; seasons longer than {@value #LONGEST_SEASON} are left to
 * {@link HoltWinters}. Example: 68 quarters of visitor nights in Australia, whose fit and forecast are those of R's
 * {@code ets} or closer ({@code EtsTest}).
 *
 * <p>Immutable.
 *
 * @param period how many values make a season, 1 for none
 * @param form the model, or empty to choose it
 * @since 0.1.0
 */
public record Ets(int period, Optional<EtsForm> form) implements ForecastMethod {

    /** The longest season whose state at the start can be estimated, in periods. */
    public static final int LONGEST_SEASON = 24;

    /**
     * Accepts a season.
     *
     * @param period how many values make a season
     * @param form the model
     * @throws IllegalArgumentException if {@code period} is less than 1, or the model has a season and {@code period}
     *     is not from 2 to {@value #LONGEST_SEASON}
     */
    public Ets {
        Require.atLeast("period", period, 1);
        Objects.requireNonNull(form, "form");
        if (form.isPresent() && form.get().seasonal() && !canBeSeasonal(period)) {
            throw Require.refused("period", period, "from 2 to " + LONGEST_SEASON + " for a model with a season");
        }
    }

    /**
     * The method that chooses its model.
     *
     * @param period how many values make a season, 1 for none
     * @return the method
     * @throws IllegalArgumentException if {@code period} is less than 1
     */
    public static Ets choosing(int period) {
        return new Ets(period, Optional.empty());
    }

    @Override
    public String label() {
        return form.map(EtsForm::label).orElse("ETS");
    }

    @Override
    public ForecastMethod settled(double... history) {
        return form.isPresent() ? this : new Ets(period, fit(history).map(EtsFit::form));
    }

    /**
     * Fits the model, or the best of all.
     *
     * @param history the values of consecutive periods, finite, earliest first
     * @return the fit, or empty as described above
     * @throws IllegalArgumentException if a value is not finite
     */
    public Optional<EtsFit> fit(double... history) {
        History.require(1, 0.5, history);
        return forms(history).stream()
                .map(each -> new EtsModel(each, period, history).fit())
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(EtsFit::aicc));
    }

    @Override
    public Optional<Projection> project(int horizon, double level, double... history) {
        History.require(horizon, level, history);
        return fit(history).flatMap(fit -> project(fit, horizon, level, history));
    }

    private List<EtsForm> forms(double[] history) {
        boolean positive = History.positive(history);
        if (form.isPresent()) {
            return form.get().logarithmic() && !positive ? List.of() : List.of(form.get());
        }
        List<EtsForm> forms = EtsForm.all(canBeSeasonal(period), false);
        if (positive) {
            forms.addAll(EtsForm.all(canBeSeasonal(period), true));
        }
        return forms;
    }

    private Optional<Projection> project(EtsFit fit, int horizon, double confidence, double[] history) {
        boolean logarithmic = fit.form().logarithmic();
        double[] scaled = logarithmic ? Arrays.stream(history).map(Math::log).toArray() : history;
        // The variance is no parameter of the mean.
        long degrees = fit.n() - fit.parameters() + 1L;
        double deviation = Math.sqrt(History.withoutRounding(fit.squares(), scaled) / degrees);
        DoubleUnaryOperator unscaled = logarithmic ? Math::exp : x -> x;
        return Projection.of(fit.form().label(), horizon, h -> {
            double error = deviation * Math.sqrt(variance(fit, h));
            return ProjectedPoint.of(center(fit, h), error, degrees, confidence, unscaled);
        });
    }

    private double center(EtsFit fit, int h) {
        double season = fit.season().isEmpty() ? 0 : fit.season().get((h - 1) % period);
        return fit.level() + damped(fit.phi(), h) * fit.trend() + season;
    }

    private double variance(EtsFit fit, int h) {
        double sum = 1;
        for (int j = 1; j < h; j++) {
            double weight = fit.alpha() + fit.beta() * damped(fit.phi(), j) + (j % period == 0 ? fit.gamma() : 0);
            sum += weight * weight;
        }
        return sum;
    }

    /** phi + phi^2 + .. + phi^j. */
    private static double damped(double phi, int j) {
        return phi == 1 ? j : phi * (1 - Math.pow(phi, j)) / (1 - phi);
    }

    private static boolean canBeSeasonal(int period) {
        return period >= 2 && period <= LONGEST_SEASON;
    }
}
