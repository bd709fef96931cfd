package dev.northing.metrics.stats;

import dev.northing.metrics.input.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tests whether groups wait equally long for an event.
 *
 * <p>In words: at each duration, the events that each group would have had by its share of those at risk are set
 * against those it had. In symbols, for d events among n at risk, n<sub>j</sub> of them in group j: E<sub>j</sub> =
 * &Sigma; d n<sub>j</sub>/n, covariance &Sigma; d (n - d)/(n - 1) n<sub>j</sub>/n (&delta;<sub>jk</sub> -
 * n<sub>k</sub>/n), chi-square (O - E)'V<sup>-1</sup>(O - E) over all groups but one. Unit: none. Source: Mantel 1966,
 * Peto and Peto 1972. Fewer than two groups that are ever at risk together leave the test undefined. Example: the
 * Freireich trial gives 16.79 on 1 degree of freedom ({@code LogRankTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class LogRank {

    private static final double SINGULAR = 1e-12;

    private LogRank() {}

    /**
     * Compares groups.
     *
     * @param groups how long the units of each group were seen, at least two groups
     * @return the test, or empty if some group cannot be told apart: it is never at risk while another one is
     * @throws IllegalArgumentException if there are fewer than two groups
     */
    public static Optional<LogRankResult> test(List<? extends Collection<DurationCount>> groups) {
        Require.atLeast("groups", groups.size(), 2);
        Sums sums = new Sums(groups);
        sums.walk();
        return sums.chiSquare().map(sums::result);
    }

    private static final class Sums {

        private final List<TreeMap<Long, DurationCount>> groups = new ArrayList<>();
        private final double[] atRisk;
        private final double[] observed;
        private final double[] expected;
        private final double[][] covariance;

        Sums(List<? extends Collection<DurationCount>> observations) {
            observations.forEach(group -> groups.add(SurvivalCurve.byDuration(group)));
            int size = groups.size();
            atRisk = groups.stream()
                    .mapToDouble(group -> group.values().stream()
                            .mapToDouble(count -> count.events() + count.censored())
                            .sum())
                    .toArray();
            observed = new double[size];
            expected = new double[size];
            covariance = new double[size][size];
        }

        void walk() {
            TreeMap<Long, DurationCount> all = new TreeMap<>();
            groups.forEach(
                    group -> group.values().forEach(count -> all.merge(count.duration(), count, DurationCount::plus)));
            all.values().forEach(this::see);
        }

        private void see(DurationCount together) {
            double n = Arrays.stream(atRisk).sum();
            double d = together.events();
            double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
            for (int j = 0; j < atRisk.length; j++) {
                double share = atRisk[j] / n;
                expected[j] += d * share;
                for (int k = 0; k < atRisk.length; k++) {
                    covariance[j][k] += spread * share * ((j == k ? 1 : 0) - atRisk[k] / n);
                }
            }
            leave(together.duration());
        }

        private void leave(long duration) {
            for (int j = 0; j < atRisk.length; j++) {
                DurationCount count = groups.get(j).getOrDefault(duration, new DurationCount(duration, 0, 0));
                observed[j] += count.events();
                atRisk[j] -= count.events() + count.censored();
            }
        }

        /** Solves for all groups but the last, which follows from the others, by elimination with pivots. */
        Optional<Double> chiSquare() {
            int size = groups.size() - 1;
            double[][] rows = new double[size][];
            for (int j = 0; j < size; j++) {
                rows[j] = Arrays.copyOf(covariance[j], size + 1);
                rows[j][size] = observed[j] - expected[j];
            }
            double chiSquare = 0;
            for (int j = 0; j < size; j++) {
                // A covariance needs no exchange of rows: its pivots are positive unless it is singular.
                double pivot = rows[j][j];
                if (pivot <= SINGULAR * Math.max(1, covariance[j][j])) {
                    return Optional.empty();
                }
                chiSquare += rows[j][size] * rows[j][size] / pivot;
                eliminate(rows, j);
            }
            return Optional.of(chiSquare);
        }

        private static void eliminate(double[][] rows, int pivot) {
            for (int i = pivot + 1; i < rows.length; i++) {
                double factor = rows[i][pivot] / rows[pivot][pivot];
                for (int k = pivot; k < rows[i].length; k++) {
                    rows[i][k] -= factor * rows[pivot][k];
                }
            }
        }

        LogRankResult result(double chiSquare) {
            int degrees = groups.size() - 1;
            double p = new GammaDistribution(degrees / 2.0).upper(chiSquare / 2);
            return new LogRankResult(chiSquare, degrees, p, boxed(observed), boxed(expected));
        }

        private static List<Double> boxed(double[] values) {
            return Arrays.stream(values).boxed().toList();
        }
    }
}
