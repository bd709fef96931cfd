package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.util.Map;

/**
 * Holds what was known of a past customer, and whether it left.
 *
 * <p>Immutable.
 *
 * @param values the customer's factors by name, finite; those without value are left out
 * @param left whether the customer left in the time that followed
 * @since 0.1.0
 */
public record ChurnHistory(Map<String, Double> values, boolean left) {

    /**
     * Accepts finite values and copies them.
     *
     * @param values the customer's factors
     * @param left whether the customer left
     * @throws IllegalArgumentException if a value is not finite
     */
    public ChurnHistory {
        values = Map.copyOf(values);
        values.values().forEach(value -> Require.finite("values", value));
    }
}
