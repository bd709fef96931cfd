package dev.northing.metrics.stats;

import dev.northing.metrics.input.Require;

/**
 * Holds how many of some answers point one way, how many the opposite way.
 *
 * <p>Immutable.
 *
 * @param supporters how many point one way, at least 0
 * @param opponents how many point the opposite way, at least 0
 * @param answers how many there are, at least both together
 * @since 0.1.0
 */
public record Opinions(long supporters, long opponents, long answers) {

    /**
     * Accepts counts that fit together.
     *
     * @param supporters how many point one way
     * @param opponents how many point the opposite way
     * @param answers how many there are
     * @throws IllegalArgumentException if a count is negative or there are fewer answers than both together
     */
    public Opinions {
        Require.atLeast("supporters", supporters, 0);
        Require.atLeast("opponents", opponents, 0);
        Require.atLeast("answers", answers, Math.addExact(supporters, opponents));
    }
}
