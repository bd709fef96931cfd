package dev.northing.metrics.signals;

import java.util.Arrays;
import java.util.Optional;

/** What each value was expected to be, on the detector's scale; the values before the first judged have no baseline. */
final class Expectation {

    // What rounding leaves of a perfect fit, as a share of the largest value, is no remainder.
    private static final double ROUNDING = 1e-10;

    private final Baseline baseline;
    private final int first;
    private final double[] expected;

    private Expectation(Baseline baseline, int first, double[] expected) {
        this.baseline = baseline;
        this.first = first;
        this.expected = expected;
    }

    Baseline baseline() {
        return baseline;
    }

    int first() {
        return first;
    }

    /** What is expected of the i-th value that is judged. */
    double at(int i) {
        return expected[i + first];
    }

    static Expectation of(double[] values, int period) {
        Optional<Decomposition> parts = period > 1 ? Stl.robust(period).decompose(values) : Optional.empty();
        if (parts.isPresent() && values.length >= AnomalyDetector.LEAST_JUDGED) {
            return seasonal(values, parts.get());
        }
        if (period > 1 && values.length - period >= AnomalyDetector.LEAST_JUDGED) {
            return lagged(Baseline.SEASON_BEFORE, values, period);
        }
        return values.length - 1 >= AnomalyDetector.LEAST_JUDGED
                ? lagged(Baseline.PERIOD_BEFORE, values, 1)
                : new Expectation(Baseline.NONE, values.length, values);
    }

    /** The expected values less what they miss by in the middle, so that remainders have the median 0. */
    private static Expectation seasonal(double[] values, Decomposition parts) {
        double[] expected = new double[values.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = parts.seasonal().get(i) + parts.trend().get(i);
        }
        return new Expectation(Baseline.SEASON_AND_TREND, 0, expected).centered(values);
    }

    private static Expectation lagged(Baseline baseline, double[] values, int lag) {
        double[] expected = values.clone();
        System.arraycopy(values, 0, expected, lag, values.length - lag);
        return new Expectation(baseline, lag, expected).centered(values);
    }

    private Expectation centered(double[] values) {
        double shift = Robust.median(remainders(values));
        return new Expectation(
                baseline,
                first,
                Arrays.stream(expected).map(value -> value + shift).toArray());
    }

    double[] remainders(double[] values) {
        double rounding = ROUNDING * Arrays.stream(values).map(Math::abs).max().orElse(0);
        double[] remainders = new double[values.length - first];
        for (int i = 0; i < remainders.length; i++) {
            double rest = values[i + first] - expected[i + first];
            remainders[i] = Math.abs(rest) <= rounding ? 0 : rest;
        }
        return remainders;
    }
}
