package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import java.util.Optional;

/**
 * Computes the exact interval of a count of independent events, and of their rate.
 *
 * <p>In words: all means under which the observed count lies in neither Poisson tail of (1 - level)/2. In symbols, for
 * a count k and &alpha; = 1 - level: the &alpha;/2 quantile of Gamma(k) to the 1 - &alpha;/2 quantile of Gamma(k + 1),
 * 0 below for k = 0; a rate divides both bounds by the exposure. Unit: events, or events per unit of exposure. Source:
 * Garwood 1936. An exposure of 0 gives no interval. Example: 5 events give 1.6235 to 11.6683 at 95 %
 * ({@code GarwoodTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class Garwood {

    private Garwood() {}

    /**
     * The interval of a count.
     *
     * @param events how many were counted, at least 0
     * @param level the confidence in (0, 1)
     * @return the interval, its lower bound at least 0
     * @throws IllegalArgumentException if {@code events} is negative or {@code level} is not in (0, 1)
     */
    public static Interval count(long events, double level) {
        Require.atLeast("events", events, 0);
        double tail = (1 - Require.openUnit("level", level)) / 2;
        double low = events == 0 ? 0 : new GammaDistribution(events).quantileFromBelow(tail);
        double high = new GammaDistribution(events + 1.0).quantileFromAbove(tail);
        return new Interval(low, high, level, IntervalMethod.GARWOOD);
    }

    /**
     * The interval of a rate.
     *
     * @param events how many were counted, at least 0
     * @param exposure what they are divided by, such as active weeks, finite and at least 0
     * @param level the confidence in (0, 1)
     * @return the interval of events per unit of exposure, or empty if {@code exposure} is 0
     * @throws IllegalArgumentException if {@code events} or {@code exposure} is negative or {@code level} is not in (0,
     *     1)
     */
    public static Optional<Interval> rate(long events, double exposure, double level) {
        if (!(exposure >= 0 && exposure <= Double.MAX_VALUE)) {
            throw Require.refused("exposure", exposure, "a finite number, at least 0");
        }
        Interval count = count(events, level);
        if (exposure == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Interval(count.low() / exposure, count.high() / exposure, level, IntervalMethod.GARWOOD));
    }
}
