package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * Holds values in order and reads quantiles and their intervals off them.
 *
 * <p>In words: the interval runs between two of the values, so many places below and above the quantile that the true
 * one lies outside on either side with a chance of at most (1 - level)/2. In symbols, with B binomial (n, p): from
 * x<sub>(l)</sub> with the largest l for which P(B &le; l - 1) &le; (1 - level)/2 to x<sub>(u)</sub> with the smallest
 * u for which P(B &ge; u) &le; (1 - level)/2. Unit: that of the values. Source: David and Nagaraja 2003, section 7.1;
 * quantiles by Hyndman and Fan 1996. Where no such value exists there is no interval: for the 95th percentile that is
 * so below 72 values. No values give no quantile. Example: the median of 1 to 10 is 5.5, from 2 to 9 at 95 %
 * ({@code OrderedSampleTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class OrderedSample {

    // As R does: a position this close to a whole number, in units in the last place, is that number.
    private static final double FUZZ = 4 * Math.ulp(1.0);

    private final double[] values;

    private OrderedSample(double[] values) {
        this.values = values;
    }

    /**
     * Sorts a copy of values.
     *
     * @param values the values, finite, in any order
     * @return the sample
     * @throws IllegalArgumentException if a value is not finite
     */
    public static OrderedSample of(double... values) {
        double[] sorted = values.clone();
        for (double value : sorted) {
            Require.finite("values", value);
        }
        Arrays.sort(sorted);
        return new OrderedSample(sorted);
    }

    /**
     * How many values there are.
     *
     * @return the number, at least 0
     */
    public int size() {
        return values.length;
    }

    /**
     * The quantile of type 7.
     *
     * @param share the share below it, in [0, 1]
     * @return the quantile, or empty if there are no values
     * @throws IllegalArgumentException if {@code share} is not in [0, 1]
     */
    public OptionalDouble quantile(double share) {
        return quantile(share, QuantileRule.INTERPOLATED);
    }

    /**
     * The quantile by a rule.
     *
     * @param share the share below it, in [0, 1]
     * @param rule how to read it
     * @return the quantile, or empty if there are no values
     * @throws IllegalArgumentException if {@code share} is not in [0, 1]
     */
    public OptionalDouble quantile(double share, QuantileRule rule) {
        if (!(share >= 0 && share <= 1)) {
            throw Require.refused("share", share, "a number in [0, 1]");
        }
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(rule == QuantileRule.INTERPOLATED ? interpolated(share) : nearestRank(share));
    }

    /**
     * The interval of a quantile.
     *
     * @param share the share below the quantile, in (0, 1)
     * @param level the confidence in (0, 1), covered at least
     * @return two of the values, or empty if there are too few of them
     * @throws IllegalArgumentException if {@code share} or {@code level} is not in (0, 1)
     */
    public Optional<Interval> interval(double share, double level) {
        Require.openUnit("share", share);
        double tail = (1 - Require.openUnit("level", level)) / 2;
        int below = firstRank(rank -> atMost(rank - 1, share) > tail) - 1;
        int above = firstRank(rank -> atLeast(rank, share) <= tail);
        if (below < 1 || above > values.length) {
            return Optional.empty();
        }
        return Optional.of(new Interval(values[below - 1], values[above - 1], level, IntervalMethod.ORDER_STATISTICS));
    }

    private double interpolated(double share) {
        double position = (values.length - 1) * share;
        int floor = (int) Math.floor(position + FUZZ);
        double fraction = Math.abs(position - floor) < FUZZ * Math.max(1, position) ? 0 : position - floor;
        double low = values[floor];
        return fraction == 0 ? low : low + fraction * (values[floor + 1] - low);
    }

    private double nearestRank(double share) {
        double position = values.length * share;
        int rank = (int) Math.ceil(position - FUZZ * Math.max(1, position));
        return values[Math.max(rank, 1) - 1];
    }

    /** The first rank from 1 on for which a condition holds that stays true, or one past the last. */
    private int firstRank(IntPredicate holds) {
        int from = 1;
        int to = values.length + 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (holds.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** P(B <= k) for k from 0 on. */
    private double atMost(int k, double share) {
        return k >= values.length ? 1 : new BetaDistribution(k + 1.0, values.length - k).upper(share, 1 - share);
    }

    /** P(B >= k) for k from 1 on. */
    private double atLeast(int k, double share) {
        return new BetaDistribution(k, values.length - k + 1.0).lower(share, 1 - share);
    }
}
