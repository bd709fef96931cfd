package dev.northing.metrics.stats;

import java.util.List;

/**
 * Holds how far groups are from waiting equally long.
 *
 * <p>Immutable.
 *
 * @param chiSquare the test statistic, at least 0
 * @param degrees its degrees of freedom, one less than the groups
 * @param pValue the chance of so large a statistic if all groups wait equally long, in [0, 1]
 * @param observed the events of each group
 * @param expected the events each group would have had, in the same order
 * @since 0.1.0
 */
public record LogRankResult(
        double chiSquare, int degrees, double pValue, List<Double> observed, List<Double> expected) {

    /**
     * Copies the lists.
     *
     * @param chiSquare the test statistic
     * @param degrees its degrees of freedom
     * @param pValue the chance of so large a statistic
     * @param observed the events of each group
     * @param expected the events each group would have had
     */
    public LogRankResult {
        observed = List.copyOf(observed);
        expected = List.copyOf(expected);
    }
}
