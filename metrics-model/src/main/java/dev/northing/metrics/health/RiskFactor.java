package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;

/**
 * Names one thing that makes leaving more or less likely.
 *
 * <p>Immutable.
 *
 * @param name the factor, not blank
 * @param coefficient by how much one unit more raises the log-odds of leaving, finite
 * @param reference the value at which it neither raises nor lowers them, such as the mean customer's, finite
 * @since 0.1.0
 */
public record RiskFactor(String name, double coefficient, double reference) {

    /**
     * Accepts a finite factor.
     *
     * @param name the factor
     * @param coefficient by how much one unit more raises the log-odds
     * @param reference the value that changes nothing
     * @throws IllegalArgumentException if {@code name} is blank or a number is not finite
     */
    public RiskFactor {
        Require.text("name", name);
        Require.finite("coefficient", coefficient);
        Require.finite("reference", reference);
    }
}
