package dev.northing.metrics.stats;

import dev.northing.metrics.input.Require;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Holds the number, mean and variance of some values.
 *
 * <p>Immutable.
 *
 * @param n how many values there are, at least 0
 * @param mean their mean, or empty if there are none
 * @param variance their variance, divided by n - 1, or empty for fewer than two
 * @since 0.1.0
 */
public record Moments(long n, OptionalDouble mean, OptionalDouble variance) {

    /**
     * Accepts moments that fit together.
     *
     * @param n how many values there are
     * @param mean their mean
     * @param variance their variance
     * @throws IllegalArgumentException if a moment is there without the values it needs or the other way round
     */
    public Moments {
        Require.atLeast("n", n, 0);
        if (mean.isPresent() != n > 0) {
            throw Require.refused("mean", mean, "a mean if and only if there are values");
        }
        if (variance.isPresent() != n > 1) {
            throw Require.refused("variance", variance, "a variance if and only if there are two values or more");
        }
    }

    /**
     * The moments of values, independent of their order.
     *
     * @param values the values, finite; unchanged
     * @return their moments, by two passes over the sorted values
     * @throws IllegalArgumentException if a value is not finite
     */
    public static Moments of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (double value : sorted) {
            sum += Require.finite("values", value);
        }
        if (sorted.length == 0) {
            return new Moments(0, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double mean = sum / sorted.length;
        return new Moments(sorted.length, OptionalDouble.of(mean), variance(sorted, mean));
    }

    /**
     * The moments of values that occur several times.
     *
     * @param values the distinct values, finite
     * @param counts how often each occurs, at least 0, as many as values
     * @return the moments of all occurrences, in the order of the values
     * @throws IllegalArgumentException if the lengths differ, a value is not finite or a count is negative
     */
    public static Moments weighted(double[] values, long[] counts) {
        if (counts.length != values.length) {
            throw Require.refused("counts", counts.length, "as many as values, " + values.length);
        }
        long n = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            n += Require.atLeast("counts", counts[i], 0);
            sum += Require.finite("values", values[i]) * counts[i];
        }
        if (n == 0) {
            return new Moments(0, OptionalDouble.empty(), OptionalDouble.empty());
        }
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += (values[i] - sum / n) * (values[i] - sum / n) * counts[i];
        }
        OptionalDouble variance = n < 2 ? OptionalDouble.empty() : OptionalDouble.of(squares / (n - 1));
        return new Moments(n, OptionalDouble.of(sum / n), variance);
    }

    private static OptionalDouble variance(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(squares / (values.length - 1));
    }
}
