package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import java.util.Optional;

/**
 * Computes the equal-tailed interval of a proportion under Jeffreys' prior.
 *
 * <p>In words: the middle of what is believed about the share after k of n, starting from Beta(1/2, 1/2). In symbols,
 * for &alpha; = 1 - level: the &alpha;/2 to the 1 - &alpha;/2 quantile of Beta(k + 1/2, n - k + 1/2), with the lower
 * bound 0 for k = 0 and the upper bound 1 for k = n. Unit: shares in [0, 1]. Source: Brown, Cai and DasGupta 2001,
 * section 4.1.2. No trials give no interval. Example: 0 of 10 gives 0 to 0.2172 at 95 % ({@code ExactProportionTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class Jeffreys {

    private static final double PRIOR = 0.5;

    private Jeffreys() {}

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
        BetaDistribution belief = new BetaDistribution(proportion.successes() + PRIOR, proportion.failures() + PRIOR);
        double low = proportion.successes() == 0 ? 0 : belief.quantileFromBelow(tail);
        double high = proportion.failures() == 0 ? 1 : belief.quantileFromAbove(tail);
        return Optional.of(new Interval(low, high, level, IntervalMethod.JEFFREYS));
    }
}
