package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.util.Optional;

/**
 * Computes the hybrid score interval for the difference of two independent proportions.
 *
 * <p>In words: the distances of both shares to their Wilson bounds, added as squares. In symbols, for d = p1 - p2 and
 * Wilson bounds l, u: d - &radic;((p1 - l1)&sup2; + (u2 - p2)&sup2;) to d + &radic;((u1 - p1)&sup2; + (p2 - l2)&sup2;).
 * Source: Newcombe 1998, method 10, without continuity correction. If either side has no trials there is no interval.
 * Example: 56 of 70 against 48 of 80 gives 0.0524 to 0.3339 at 95 % ({@code NewcombeTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class Newcombe {

    private Newcombe() {}

    /**
     * The interval for the first proportion minus the second.
     *
     * @param first the proportion to subtract from
     * @param second the proportion to subtract, of other units
     * @param level the confidence in (0, 1)
     * @return the interval within [-1, 1], or empty if either has no trials
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public static Optional<Interval> difference(Proportion first, Proportion second, double level) {
        Optional<Interval> one = Wilson.interval(first, level);
        Optional<Interval> two = Wilson.interval(second, level);
        if (one.isEmpty() || two.isEmpty()) {
            return Optional.empty();
        }
        double p1 = first.share();
        double p2 = second.share();
        double below = Math.hypot(p1 - one.get().low(), two.get().high() - p2);
        double above = Math.hypot(one.get().high() - p1, p2 - two.get().low());
        double low = Math.max(-1, p1 - p2 - below);
        double high = Math.min(1, p1 - p2 + above);
        return Optional.of(new Interval(low, high, level, IntervalMethod.NEWCOMBE_HYBRID));
    }
}
