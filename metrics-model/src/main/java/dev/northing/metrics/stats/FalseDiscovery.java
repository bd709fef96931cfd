package dev.northing.metrics.stats;

import dev.northing.metrics.input.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adjusts the p-values of many tests, so that few of those called findings are chance.
 *
 * <p>In words: a finding's q-value is the share of false findings to expect if it and all with a smaller p-value are
 * called findings. In symbols, for m p-values in order: q<sub>(i)</sub> = min<sub>j &ge; i</sub> min(1, m
 * p<sub>(j)</sub> / j). Unit: shares in [0, 1]. Source: Benjamini and Hochberg 1995; it holds for independent tests and
 * those that depend on each other positively. No tests give an empty list. Example: 0.01, 0.04, 0.03 and 0.5 become
 * 0.04, 0.0533, 0.0533 and 0.5 ({@code FalseDiscoveryTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /**
     * The q-values of some p-values.
     *
     * @param pValues the p-values in [0, 1], in any order
     * @return a q-value for each, in the same order, each at least its p-value
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static List<Double> qValues(List<Double> pValues) {
        pValues.forEach(FalseDiscovery::requireProbability);
        int[] descending = IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> pValues.get(i)).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        Double[] adjusted = new Double[descending.length];
        double least = 1;
        for (int i = 0; i < descending.length; i++) {
            int rank = descending.length - i;
            least = Math.min(least, pValues.get(descending[i]) * descending.length / rank);
            adjusted[descending[i]] = least;
        }
        return List.copyOf(new ArrayList<>(Arrays.asList(adjusted)));
    }

    private static void requireProbability(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw Require.refused("pValues", value, "a number in [0, 1]");
        }
    }
}
