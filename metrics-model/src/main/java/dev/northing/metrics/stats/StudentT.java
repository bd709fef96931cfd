package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import java.util.Optional;

/**
 * Computes Student's interval for the mean of independent values.
 *
 * <p>In words: the mean, give or take its standard error times the quantile of Student's t. In symbols, for n values of
 * mean m and variance s&sup2; (divided by n - 1): m &plusmn; t(n - 1) s / &radic;n. Unit: that of the values. Source:
 * Student 1908. Fewer than two values give no interval. Example: 0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2 give
 * -0.5298 to 2.0298 at 95 % ({@code StudentTTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class StudentT {

    private StudentT() {}

    /**
     * How many standard errors around a mean hold a given share.
     *
     * @param level the share in the middle, in (0, 1), such as 0.95
     * @param degrees the degrees of freedom, at least 1
     * @return the quantile of Student's t at (1 + level)/2, positive
     * @throws IllegalArgumentException if {@code level} is not in (0, 1) or {@code degrees} is less than 1
     */
    public static double twoSided(double level, long degrees) {
        double tail = 1 - Require.openUnit("level", level);
        Require.atLeast("degrees", degrees, 1);
        double freedom = (double) degrees;
        return DoubleSearch.smallest(0, Double.MAX_VALUE, t -> bothTails(t, freedom) <= tail);
    }

    /**
     * How likely a value at least this far from 0 is.
     *
     * @param t a finite number of standard errors, of either sign
     * @param degrees the degrees of freedom, at least 1
     * @return P(|T| &ge; |t|), in [0, 1]
     * @throws IllegalArgumentException if {@code t} is not finite or {@code degrees} is less than 1
     */
    public static double bothTails(double t, long degrees) {
        Require.finite("t", t);
        Require.atLeast("degrees", degrees, 1);
        return bothTails(Math.abs(t), (double) degrees);
    }

    /**
     * The interval of a mean.
     *
     * @param moments the values' number, mean and variance
     * @param level the confidence in (0, 1)
     * @return the interval, or empty for fewer than two values
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public static Optional<Interval> mean(Moments moments, double level) {
        Require.openUnit("level", level);
        if (moments.variance().isEmpty()) {
            return Optional.empty();
        }
        double mean = moments.mean().orElseThrow();
        double error = Math.sqrt(moments.variance().getAsDouble() / moments.n());
        double half = twoSided(level, moments.n() - 1) * error;
        return Optional.of(new Interval(mean - half, mean + half, level, IntervalMethod.STUDENT_T));
    }

    /** P(|T| > t): t^2 / (degrees + t^2) is a beta variable; both it and its complement are kept exact. */
    private static double bothTails(double t, double degrees) {
        double ratio = t / Math.sqrt(degrees);
        double y = 1 / (1 + ratio * ratio);
        double x = ratio < 1 ? ratio * ratio / (1 + ratio * ratio) : 1 / (1 + 1 / (ratio * ratio));
        return new BetaDistribution(0.5, degrees / 2).upper(x, y);
    }
}
