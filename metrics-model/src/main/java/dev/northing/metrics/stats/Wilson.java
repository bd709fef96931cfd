package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.util.Optional;

/**
 * Computes Wilson's score interval for a proportion: the default wherever a figure is a share of units.
 *
 * <p>In words: all shares that a two-sided score test at the level would not reject. In symbols, for k of n and the
 * normal quantile z: (2k + z&sup2; &plusmn; z &radic;(z&sup2; + 4k(1 - k/n))) / (2(n + z&sup2;)). Source: Wilson 1927,
 * without continuity correction. The lower bound is computed in its conjugate form, so nothing cancels for small k or
 * large n: it is exactly 0 for k = 0, and the upper bound exactly 1 for k = n. No trials give no interval. Example: 81
 * of 263 gives 0.2553 to 0.3662 at 95 % ({@code WilsonTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class Wilson {

    /** The confidence level of figures unless another is asked for. */
    public static final double DEFAULT_LEVEL = 0.95;

    private Wilson() {}

    /**
     * The interval at the default level of 95 %.
     *
     * @param proportion what was observed
     * @return the interval within [0, 1], or empty if there were no trials
     */
    public static Optional<Interval> interval(Proportion proportion) {
        return interval(proportion, DEFAULT_LEVEL);
    }

    /**
     * The interval at a level.
     *
     * @param proportion what was observed
     * @param level the confidence in (0, 1)
     * @return the interval within [0, 1], or empty if there were no trials
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public static Optional<Interval> interval(Proportion proportion, double level) {
        double z = NormalDistribution.twoSided(level);
        if (proportion.trials() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Interval(low(proportion, z), high(proportion, z), level, IntervalMethod.WILSON));
    }

    private static double low(Proportion proportion, double z) {
        double k = proportion.successes();
        double conjugate = 2 * k * (k + z * z * proportion.share());
        return conjugate / ((proportion.trials() + z * z) * twiceUpper(proportion, z));
    }

    private static double high(Proportion proportion, double z) {
        if (proportion.successes() == proportion.trials()) {
            return 1;
        }
        return Math.min(1, twiceUpper(proportion, z) / (2 * (proportion.trials() + z * z)));
    }

    private static double twiceUpper(Proportion proportion, double z) {
        double k = proportion.successes();
        // (n - k) / n keeps the digits that 1 - k / n would lose near 1.
        double failures = (double) (proportion.trials() - proportion.successes()) / proportion.trials();
        return 2 * k + z * z + z * Math.sqrt(z * z + 4 * k * failures);
    }
}
