package dev.northing.metrics.stats;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.input.Require;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Computes the interval of a ratio of sums whose parts are alike within a cluster, such as builds per week by
 * organization.
 *
 * <p>In words: the ratio, give or take Student's t times the spread of what each cluster leaves over. In symbols, for m
 * clusters with totals (y, x) and R = &Sigma;y / &Sigma;x: R &plusmn; t(m - 1) &radic;(m/(m - 1) &Sigma;(y - Rx)&sup2;)
 * / |&Sigma;x|. Unit: that of y per that of x. Source: Cochran 1977, equation 6.13, without correction for a finite
 * population; with x = 1 everywhere it is Student's interval of the mean. Fewer than two clusters or a sum of 0 below
 * give no interval. The result does not depend on the order of the clusters. Example: (2, 1), (6, 2), (4, 3) give 2
 * &plusmn; 4.3027 &radic;12 / 6 at 95 % ({@code DeltaMethodTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class DeltaMethod {

    private DeltaMethod() {}

    /**
     * The interval of the ratio of the two sums.
     *
     * @param clusters the totals of each cluster
     * @param level the confidence in (0, 1)
     * @return the interval, or empty for fewer than two clusters or a sum of 0 below
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public static Optional<Interval> ratio(Collection<ClusterTotal> clusters, double level) {
        Require.openUnit("level", level);
        double above =
                sum(clusters.stream().mapToDouble(ClusterTotal::numerator).toArray());
        double below =
                sum(clusters.stream().mapToDouble(ClusterTotal::denominator).toArray());
        if (clusters.size() < 2 || below == 0) {
            return Optional.empty();
        }
        double ratio = above / below;
        double m = clusters.size();
        double error = Math.sqrt(m / (m - 1) * leftOver(clusters, ratio)) / Math.abs(below);
        double half = StudentT.twoSided(level, clusters.size() - 1L) * error;
        return Optional.of(new Interval(ratio - half, ratio + half, level, IntervalMethod.DELTA_CLUSTER));
    }

    private static double leftOver(Collection<ClusterTotal> clusters, double ratio) {
        return sum(clusters.stream()
                .mapToDouble(cluster -> cluster.numerator() - ratio * cluster.denominator())
                .map(rest -> rest * rest)
                .toArray());
    }

    private static double sum(double[] values) {
        // Sorted, so that the sum does not depend on the order of the clusters.
        Arrays.sort(values);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
