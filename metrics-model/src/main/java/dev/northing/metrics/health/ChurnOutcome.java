package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;

/**
 * Holds what was foretold of a customer, and what came.
 *
 * <p>Immutable.
 *
 * @param risk the probability of leaving that was foretold, in [0, 1]
 * @param left whether the customer left
 * @since 0.1.0
 */
public record ChurnOutcome(double risk, boolean left) {

    /**
     * Accepts a probability.
     *
     * @param risk the probability that was foretold
     * @param left whether the customer left
     * @throws IllegalArgumentException if {@code risk} is not in [0, 1]
     */
    public ChurnOutcome {
        if (!(risk >= 0 && risk <= 1)) {
            throw Require.refused("risk", risk, "a probability in [0, 1]");
        }
    }
}
