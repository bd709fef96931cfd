package dev.northing.metrics.forecast;

import dev.northing.metrics.fit.NelderMead;
import dev.northing.metrics.input.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Forecasts by smoothing level, trend and season (Holt-Winters).
 *
 * <p>In words: after each value the level moves toward it, the trend toward what the level did, and the season toward
 * what is left; the forecast carries all three on. In symbols, additive, for season p: a<sub>t</sub> = &alpha;(y -
 * s<sub>t-p</sub>) + (1 - &alpha;)(a + b), b<sub>t</sub> = &beta;(a<sub>t</sub> - a) + (1 - &beta;)b, s<sub>t</sub> =
 * &gamma;(y - a<sub>t</sub>) + (1 - &gamma;)s<sub>t-p</sub>, y<sub>t+h</sub> = a + hb + s; multiplicative with
 * quotients for the season. The parameters minimize the squared errors of forecasts one step ahead; the start is a
 * moving-average decomposition of the first two seasons, as in R's {@code HoltWinters}. Unit: that of the values.
 * Sources: Holt 1957, Winters 1960; intervals by Yar and Chatfield 1990, with Student's t.
 *
 * <p>Fewer than two seasons and {@value #LEAST_ERRORS} values, or values that are not positive with a multiplicative
 * season, give nothing. Example: R's {@code HoltWinters(co2)} has &alpha; 0.51265, &beta; 0.0094977, &gamma; 0.47289
 * and ends at the level 364.76162 ({@code HoltWintersTest}).
 *
 * <p>Immutable.
 *
 * @param period how many values make a season, 1 for none
 * @param seasonality how the season acts on the level
 * @since 0.1.0
 */
public record HoltWinters(int period, Seasonality seasonality) implements ForecastMethod {

    /** How many one-step forecasts the parameters must be estimated from, at least. */
    public static final int LEAST_ERRORS = 8;

    private static final double SIMPLEX = 1;
    private static final double[][] STARTS = {{-0.85, -2.2, -2.2}, {1.4, -3, -1}, {-2.2, -3, 0}};

    /**
     * Accepts a season that fits.
     *
     * @param period how many values make a season
     * @param seasonality how the season acts on the level
     * @throws IllegalArgumentException if {@code period} is less than 1, or less than 2 with a season
     */
    public HoltWinters {
        Objects.requireNonNull(seasonality, "seasonality");
        Require.atLeast("period", period, seasonality == Seasonality.NONE ? 1 : 2);
    }

    @Override
    public String label() {
        return switch (seasonality) {
            case NONE -> "Holt";
            case ADDITIVE -> "Holt-Winters additive";
            case MULTIPLICATIVE -> "Holt-Winters multiplicative";
        };
    }

    /**
     * Estimates the parameters.
     *
     * @param history the values of consecutive periods, finite, earliest first
     * @return parameters and state, or empty as described above
     * @throws IllegalArgumentException if a value is not finite
     */
    public Optional<HoltWintersFit> fit(double... history) {
        History.require(1, 0.5, history);
        if (!isUsable(history)) {
            return Optional.empty();
        }
        Start start = seasonality == Seasonality.NONE ? Start.line(history) : Start.season(this, history);
        double[][] starts = Arrays.stream(STARTS).map(this::relevant).toArray(double[][]::new);
        double[] best = NelderMead.minimize(
                        at -> filter(start, history, parameters(at)).squares(), SIMPLEX, starts)
                .at();
        HoltWintersFit fit = filter(start, history, parameters(best));
        return Double.isFinite(fit.squares()) ? Optional.of(fit) : Optional.empty();
    }

    @Override
    public Optional<Projection> project(int horizon, double level, double... history) {
        History.require(horizon, level, history);
        return fit(history).flatMap(fit -> project(fit, horizon, level, history));
    }

    /** The state after the history with given parameters. */
    HoltWintersFit fit(double[] history, double alpha, double beta, double gamma) {
        Start start = seasonality == Seasonality.NONE ? Start.line(history) : Start.season(this, history);
        return filter(start, history, alpha, beta, gamma);
    }

    double with(double level, double season) {
        return seasonality == Seasonality.MULTIPLICATIVE ? level * season : level + season;
    }

    double without(double value, double season) {
        return seasonality == Seasonality.MULTIPLICATIVE ? value / season : value - season;
    }

    private boolean isUsable(double[] history) {
        boolean seasonal = seasonality != Seasonality.NONE;
        int start = seasonal ? period : 2;
        return history.length >= (seasonal ? 2 * period : 2)
                && history.length - start >= LEAST_ERRORS
                && (seasonality != Seasonality.MULTIPLICATIVE || History.positive(history));
    }

    private double[] relevant(double[] start) {
        return Arrays.copyOf(start, seasonality == Seasonality.NONE ? 2 : 3);
    }

    private static double[] parameters(double[] at) {
        double[] parameters = new double[3];
        for (int i = 0; i < at.length; i++) {
            parameters[i] = 1 / (1 + Math.exp(-at[i]));
        }
        return parameters;
    }

    private HoltWintersFit filter(Start start, double[] history, double... parameters) {
        double level = start.level;
        double trend = start.trend;
        double[] season = start.season.clone();
        double squares = 0;
        for (int t = start.first; t < history.length; t++) {
            int phase = t % season.length;
            double error = history[t] - with(level + trend, season[phase]);
            squares += error * error;
            double before = level;
            level = parameters[0] * without(history[t], season[phase]) + (1 - parameters[0]) * (level + trend);
            trend = parameters[1] * (level - before) + (1 - parameters[1]) * trend;
            season[phase] = parameters[2] * without(history[t], level) + (1 - parameters[2]) * season[phase];
        }
        List<Double> next = new ArrayList<>();
        for (int i = 0; i < season.length && seasonality != Seasonality.NONE; i++) {
            next.add(season[(history.length + i) % season.length]);
        }
        return new HoltWintersFit(
                parameters[0], parameters[1], parameters[2], level, trend, next, squares, history.length - start.first);
    }

    private Optional<Projection> project(HoltWintersFit fit, int horizon, double confidence, double[] history) {
        int degrees = fit.errors() - (seasonality == Seasonality.NONE ? 2 : 3);
        double deviation = Math.sqrt(History.withoutRounding(fit.squares(), history) / degrees);
        return Projection.of(label(), horizon, h -> {
            double season = season(fit, h);
            double center = with(fit.level() + h * fit.trend(), season);
            double error = deviation * Math.sqrt(variance(fit, h));
            return ProjectedPoint.of(center, error, degrees, confidence, x -> x);
        });
    }

    private double season(HoltWintersFit fit, int h) {
        return fit.season().isEmpty() ? 0 : fit.season().get((h - 1) % period);
    }

    /** The variance of an error h steps ahead over that of one step ahead. */
    private double variance(HoltWintersFit fit, int h) {
        double sum = 1;
        for (int j = 1; j < h; j++) {
            boolean wholeSeasons = seasonality != Seasonality.NONE && j % period == 0;
            double weight = fit.alpha() * (1 + j * fit.beta()) + (wholeSeasons ? fit.gamma() * (1 - fit.alpha()) : 0);
            // An error under a small factor weighs more under a large one.
            double ratio = seasonality == Seasonality.MULTIPLICATIVE ? season(fit, h) / season(fit, h - j) : 1;
            sum += weight * weight * ratio * ratio;
        }
        return sum;
    }

    /** Where the smoothing begins. */
    private static final class Start {

        private final int first;
        private final double level;
        private final double trend;
        private final double[] season;

        Start(int first, double level, double trend, double[] season) {
            this.first = first;
            this.level = level;
            this.trend = trend;
            this.season = season;
        }

        static Start line(double[] history) {
            return new Start(2, history[1], history[1] - history[0], new double[1]);
        }

        /** The first two seasons by moving averages: a line through the trend, and the mean of what is left. */
        static Start season(HoltWinters method, double[] history) {
            int p = method.period();
            double[] trend = movingAverages(history, p);
            int offset = p / 2;
            double[] season = new double[p];
            int[] counts = new int[p];
            for (int i = 0; i < trend.length; i++) {
                season[(i + offset) % p] += method.without(history[i + offset], trend[i]);
                counts[(i + offset) % p]++;
            }
            for (int phase = 0; phase < p; phase++) {
                season[phase] /= counts[phase];
            }
            double mean = Arrays.stream(season).average().orElseThrow();
            for (int phase = 0; phase < p; phase++) {
                season[phase] = method.without(season[phase], mean);
            }
            return straight(p, trend, season);
        }

        private static Start straight(int first, double[] trend, double[] season) {
            double middle = (trend.length + 1) / 2.0;
            double mean = Arrays.stream(trend).average().orElseThrow();
            double above = 0;
            double below = 0;
            for (int i = 0; i < trend.length; i++) {
                above += (i + 1 - middle) * (trend[i] - mean);
                below += (i + 1 - middle) * (i + 1 - middle);
            }
            double slope = above / below;
            return new Start(first, mean - slope * middle, slope, season);
        }

        /** Centered averages of one season over the first two; an even season has half weights at both ends. */
        private static double[] movingAverages(double[] history, int p) {
            boolean even = p % 2 == 0;
            double[] averages = new double[even ? p : p + 1];
            for (int i = 0; i < averages.length; i++) {
                double sum = even ? (history[i] + history[i + p]) / 2 : history[i];
                for (int j = 1; j < p; j++) {
                    sum += history[i + j];
                }
                averages[i] = sum / p;
            }
            return averages;
        }
    }
}
