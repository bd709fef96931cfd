package dev.northing.metrics.stats;

import dev.northing.metrics.input.Require;

/**
 * Holds what one cluster, such as an organization, adds to both sums of a ratio.
 *
 * <p>Immutable.
 *
 * @param numerator what is summed above the line, finite
 * @param denominator what is summed below the line, finite
 * @since 0.1.0
 */
public record ClusterTotal(double numerator, double denominator) {

    /**
     * Accepts finite totals.
     *
     * @param numerator what is summed above the line
     * @param denominator what is summed below the line
     * @throws IllegalArgumentException if a total is not finite
     */
    public ClusterTotal {
        Require.finite("numerator", numerator);
        Require.finite("denominator", denominator);
    }
}
