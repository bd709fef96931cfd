package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import java.util.Optional;

/**
 * Computes the exact interval of a proportion, which covers at least its level whatever the true share is.
 *
 * <p>In words: all shares under which the observed count lies in neither tail of (1 - level)/2. In symbols, for k of n
 * and &alpha; = 1 - level: the &alpha;/2 quantile of Beta(k, n - k + 1) to the 1 - &alpha;/2 quantile of Beta(k + 1, n
 * - k); 0 for k = 0 and 1 for k = n. Unit: shares in [0, 1]. Source: Clopper and Pearson 1934. No trials give no
 * interval. The bounds are exact to about 12 digits for up to 10<sup>15</sup> trials. Example: 81 of 263 gives 0.2527
 * to 0.3676 at 95 % ({@code ExactProportionTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class ClopperPearson {

    private ClopperPearson() {}

    /**
     * The interval at a level.
     *
     * @param proportion what was observed
     * @param level the confidence in (0, 1)
     * @return the interval within [0, 1], or empty if there were no trials
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public static Optional<Interval> interval(Proportion proportion, double level) {
        double tail = (1 - Require.openUnit("level", level)) / 2;
        if (proportion.trials() == 0) {
            return Optional.empty();
        }
        double low = low((double) proportion.successes(), (double) proportion.failures(), tail);
        double high = high((double) proportion.successes(), (double) proportion.failures(), tail);
        return Optional.of(new Interval(low, high, level, IntervalMethod.CLOPPER_PEARSON));
    }

    private static double low(double successes, double failures, double tail) {
        return successes == 0 ? 0 : new BetaDistribution(successes, failures + 1).quantileFromBelow(tail);
    }

    private static double high(double successes, double failures, double tail) {
        return failures == 0 ? 1 : new BetaDistribution(successes + 1, failures).quantileFromAbove(tail);
    }
}
