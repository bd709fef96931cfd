package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import java.util.Optional;

/**
 * Computes the interval of the ratio of two independent counts.
 *
 * <p>In words: the logarithm of the ratio varies by about one over each count. In symbols, for Poisson counts a and b:
 * a/b exp(&plusmn; z &radic;(1/a + 1/b)). Unit: none. Source: delta method on the logarithm (Rothman and Greenland
 * 1998, chapter 14). A count of 0 gives no interval. Example: 30 to 20 gives 0.8519 to 2.6413 at 95 %
 * ({@code LogRatioTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class LogRatio {

    private LogRatio() {}

    /**
     * The interval of the first count divided by the second.
     *
     * @param above the first count, at least 0
     * @param below the second count, at least 0
     * @param level the confidence in (0, 1)
     * @return the interval, or empty if a count is 0
     * @throws IllegalArgumentException if a count is negative or {@code level} is not in (0, 1)
     */
    public static Optional<Interval> interval(long above, long below, double level) {
        Require.atLeast("above", above, 0);
        Require.atLeast("below", below, 0);
        double z = NormalDistribution.twoSided(level);
        if (above == 0 || below == 0) {
            return Optional.empty();
        }
        double ratio = (double) above / below;
        double factor = Math.exp(z * Math.sqrt(1.0 / above + 1.0 / below));
        return Optional.of(new Interval(ratio / factor, ratio * factor, level, IntervalMethod.LOG_RATIO));
    }
}
