package dev.northing.metrics.signals;

import dev.northing.metrics.input.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decomposes a series into season, trend and remainder by local regression (STL).
 *
 * <p>In words: in turns, the season is what the values of one time of the season have in common after the trend is
 * taken away, and the trend is a smooth line through what the season leaves; robust fits then give little weight to
 * values that neither explains, and begin anew. In symbols: Y = S + T + R by loess, with robustness weights (1 - (R /
 * 6 median|R|)&sup2;)&sup2;. Unit: that of the values. Source: Cleveland, Cleveland, McRae and Terpenning 1990; windows
 * that are not given, the places computed exactly and the numbers of iterations are those of R's {@code stl}; its
 * robust results can differ in the third digit, because for an even number of values its partial sort may miss the
 * median, which is exact here. Fewer than two whole seasons give nothing. A constant series has no season and no
 * remainder. Example: the summary of {@code stl(log(co2), s.window = 21)} in R's manual, to all its digits
 * ({@code StlTest}).
 *
 * <p>Immutable.
 *
 * @param period how many values make a season, at least 2
 * @param seasonalWindow over how many seasons the season is smoothed, odd and at least 7; 0 for a season that never
 *     changes
 * @param trendWindow over how many values the trend is smoothed, odd and at least 3; 0 for R's choice
 * @param robust whether unusual values lose weight
 * @since 0.1.0
 */
public record Stl(int period, int seasonalWindow, int trendWindow, boolean robust) {

    private static final int LEAST_SEASONAL_WINDOW = 7;
    private static final int ROBUST_ROUNDS = 15;
    private static final int PLAIN_INNER = 2;
    private static final double JUMPS = 10;
    private static final double SPREAD = 6;
    private static final double NEAR = 0.001;
    private static final double FAR = 0.999;

    /**
     * Accepts usable windows.
     *
     * @param period how many values make a season
     * @param seasonalWindow over how many seasons the season is smoothed
     * @param trendWindow over how many values the trend is smoothed
     * @param robust whether unusual values lose weight
     * @throws IllegalArgumentException if {@code period} is less than 2, or a window is even or too small and not 0
     */
    public Stl {
        Require.atLeast("period", period, 2);
        requireWindow("seasonalWindow", seasonalWindow, LEAST_SEASONAL_WINDOW);
        requireWindow("trendWindow", trendWindow, 3);
    }

    /**
     * A robust decomposition with a season that never changes.
     *
     * @param period how many values make a season, at least 2
     * @return the decomposition
     * @throws IllegalArgumentException if {@code period} is less than 2
     */
    public static Stl robust(int period) {
        return new Stl(period, 0, 0, true);
    }

    /**
     * Decomposes values.
     *
     * @param values the values of consecutive periods, from -1e100 to 1e100
     * @return the parts, or empty for fewer than two whole seasons
     * @throws IllegalArgumentException if a value is NaN or beyond 1e100 in size
     */
    public Optional<Decomposition> decompose(double... values) {
        Magnitude.require("values", values);
        return values.length < 2 * period ? Optional.empty() : Optional.of(new Run(values).decompose());
    }

    private static void requireWindow(String field, int window, int least) {
        if (window != 0 && (window < least || window % 2 == 0)) {
            throw Require.refused(field, window, "0 or an odd number from " + least + " on");
        }
    }

    private static int nextOdd(double number) {
        int whole = (int) Math.ceil(number);
        return whole % 2 == 0 ? whole + 1 : whole;
    }

    private static int jump(int window) {
        return (int) Math.ceil(window / JUMPS);
    }

    /** One decomposition: the three smoothers and what is known so far. */
    private final class Run {

        private final double[] values;
        private final Loess seasonalLoess;
        private final Loess trendLoess;
        private final Loess lowPass;
        private final double[] ones;
        private double[] weights;
        private double[] seasonal;
        private double[] trend;

        Run(double[] values) {
            int n = values.length;
            // A window far beyond the values and a local constant make a mean that never changes.
            int wide = seasonalWindow == 0 ? 10 * n + 1 : seasonalWindow;
            int smooth = trendWindow == 0 ? nextOdd(1.5 * period / (1 - 1.5 / wide)) : trendWindow;
            this.values = values;
            seasonalLoess = new Loess(wide, 0, jump(wide));
            trendLoess = new Loess(smooth, 1, jump(smooth));
            lowPass = new Loess(nextOdd(period), 1, jump(nextOdd(period)));
            ones = new double[n + 2 * period];
            Arrays.fill(ones, 1);
            weights = Arrays.copyOf(ones, n);
            seasonal = new double[n];
            trend = new double[n];
        }

        Decomposition decompose() {
            iterate(robust ? 1 : PLAIN_INNER);
            for (int round = 0; robust && round < ROBUST_ROUNDS; round++) {
                weights = robustness();
                iterate(1);
            }
            if (seasonalWindow == 0) {
                seasonal = cycleMeans(seasonal);
            }
            return new Decomposition(list(seasonal), list(trend), list(rest(values, seasonal, trend)), list(weights));
        }

        private void iterate(int times) {
            for (int i = 0; i < times; i++) {
                double[] cycles = cycles(rest(values, trend, new double[values.length]));
                double[] low = lowPass.smooth(movingAverages(cycles), ones);
                for (int t = 0; t < seasonal.length; t++) {
                    seasonal[t] = cycles[t + period] - low[t];
                }
                trend = trendLoess.smooth(rest(values, seasonal, new double[values.length]), weights);
            }
        }

        /** The values of each time of the season smoothed, with one season more at both ends. */
        private double[] cycles(double[] detrended) {
            double[] cycles = new double[detrended.length + 2 * period];
            for (int phase = 0; phase < period; phase++) {
                double[] own = every(detrended, phase);
                double[] weight = every(weights, phase);
                double[] smooth = seasonalLoess.smooth(own, weight);
                int k = own.length;
                int leftmost = Math.max(0, k - seasonalLoess.window());
                cycles[phase] = seasonalLoess.at(own, weight, -1, 0, smooth[0]);
                cycles[phase + (k + 1) * period] = seasonalLoess.at(own, weight, k, leftmost, smooth[k - 1]);
                for (int i = 0; i < k; i++) {
                    cycles[phase + (i + 1) * period] = smooth[i];
                }
            }
            return cycles;
        }

        private double[] every(double[] from, int phase) {
            double[] own = new double[(from.length - phase - 1) / period + 1];
            for (int i = 0; i < own.length; i++) {
                own[i] = from[phase + i * period];
            }
            return own;
        }

        private double[] movingAverages(double[] cycles) {
            return averages(averages(averages(cycles, period), period), 3);
        }

        private double[] robustness() {
            double[] distance = rest(values, seasonal, trend);
            for (int i = 0; i < distance.length; i++) {
                distance[i] = Math.abs(distance[i]);
            }
            double scale = SPREAD * Robust.median(distance);
            double[] robustness = new double[distance.length];
            for (int i = 0; i < distance.length; i++) {
                robustness[i] = bisquare(distance[i], scale);
            }
            return robustness;
        }

        private double[] cycleMeans(double[] from) {
            double[] means = new double[from.length];
            for (int t = 0; t < from.length; t++) {
                means[t] = Arrays.stream(every(from, t % period)).average().orElseThrow();
            }
            return means;
        }
    }

    private static double bisquare(double distance, double scale) {
        if (distance <= NEAR * scale) {
            return 1;
        }
        double ratio = distance / scale;
        return distance > FAR * scale ? 0 : (1 - ratio * ratio) * (1 - ratio * ratio);
    }

    private static double[] averages(double[] values, int length) {
        double[] averages = new double[values.length - length + 1];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] - (i < length ? 0 : values[i - length]);
            if (i >= length - 1) {
                averages[i - length + 1] = sum / length;
            }
        }
        return averages;
    }

    private static double[] rest(double[] values, double[] one, double[] other) {
        double[] rest = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rest[i] = values[i] - one[i] - other[i];
        }
        return rest;
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
