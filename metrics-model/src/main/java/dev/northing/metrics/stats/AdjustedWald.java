package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.util.Optional;

/**
 * Computes the interval of a share of one kind of answer minus the share of the opposite kind.
 *
 * <p>In words: three quarters of an answer are added to each of the two kinds and three answers to all, then the normal
 * interval of a difference of shares of one sample is taken. In symbols, for p = (P + 3/4)/(n + 3) and d = (D +
 * 3/4)/(n + 3): p - d &plusmn; z &radic;((p + d - (p - d)&sup2;)/(n + 3)), cut at -1 and 1, and widened
 * to what was observed where a single answer lies outside. Unit: a difference of shares. Source: Rocks 2016. Unlike the
 * plain Wald interval it has a width where all answers agree. No answers give no
 * interval. Example: 6 for and 2 against of 10 give -0.1259 to 0.7412 at 95 % ({@code AdjustedWaldTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class AdjustedWald {

    private static final double ADDED_TO_EACH = 0.75;
    private static final double ADDED_TO_ALL = 3;

    private AdjustedWald() {}

    /**
     * The interval of the share for minus the share against.
     *
     * @param opinions what was answered
     * @param level the confidence in (0, 1)
     * @return the interval within [-1, 1], or empty if there were no answers
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public static Optional<Interval> difference(Opinions opinions, double level) {
        double z = NormalDistribution.twoSided(level);
        if (opinions.answers() == 0) {
            return Optional.empty();
        }
        double half = z * Math.sqrt(variance(opinions));
        Interval around = interval(middle(opinions), half, 1, level);
        return Optional.of(including(observed(opinions), around));
    }

    /**
     * The interval of how such a difference changed between two samples of other people.
     *
     * @param before the earlier sample
     * @param after the later sample
     * @param level the confidence in (0, 1)
     * @return the interval of the later difference minus the earlier within [-2, 2], or empty if either has no answers
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public static Optional<Interval> change(Opinions before, Opinions after, double level) {
        double z = NormalDistribution.twoSided(level);
        if (before.answers() == 0 || after.answers() == 0) {
            return Optional.empty();
        }
        double half = z * Math.sqrt(variance(before) + variance(after));
        Interval around = interval(middle(after) - middle(before), half, 2, level);
        return Optional.of(including(observed(after) - observed(before), around));
    }

    private static double middle(Opinions opinions) {
        return (opinions.supporters() - opinions.opponents()) / (opinions.answers() + ADDED_TO_ALL);
    }

    private static double observed(Opinions opinions) {
        return (double) (opinions.supporters() - opinions.opponents()) / opinions.answers();
    }

    private static Interval including(double observed, Interval range) {
        return new Interval(
                Math.min(observed, range.low()), Math.max(observed, range.high()), range.level(), range.method());
    }

    private static double variance(Opinions opinions) {
        double n = opinions.answers() + ADDED_TO_ALL;
        double either = (opinions.supporters() + opinions.opponents() + 2 * ADDED_TO_EACH) / n;
        return (either - middle(opinions) * middle(opinions)) / n;
    }

    private static Interval interval(double middle, double half, double most, double level) {
        return new Interval(
                Math.max(-most, middle - half), Math.min(most, middle + half), level, IntervalMethod.ADJUSTED_WALD);
    }
}
