package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.time.Duration;

/**
 * Names one measure of a customer's health, how much it weighs and how long it may be believed.
 *
 * <p>Immutable.
 *
 * @param name the measure, not blank
 * @param weight its weight within its group, positive and finite
 * @param staleAfter after which age it is named stale, whole milliseconds, positive
 * @param unusableAfter after which age it no longer counts, at least {@code staleAfter}
 * @since 0.1.0
 */
public record HealthMeasure(String name, double weight, Duration staleAfter, Duration unusableAfter) {

    /**
     * Accepts a complete measure.
     *
     * @param name the measure
     * @param weight its weight
     * @param staleAfter after which age it is named stale
     * @param unusableAfter after which age it no longer counts
     * @throws IllegalArgumentException if {@code name} is blank, {@code weight} is not positive and finite, or the ages
     *     are not positive or out of order
     */
    public HealthMeasure {
        Require.text("name", name);
        HealthGroup.requireWeight(weight);
        Require.positiveMillis("staleAfter", staleAfter);
        if (unusableAfter.compareTo(staleAfter) < 0) {
            throw Require.refused("unusableAfter", unusableAfter, "at least the age of staleness, " + staleAfter);
        }
    }

    /**
     * A measure that counts until it is too old.
     *
     * @param name the measure, not blank
     * @param weight its weight within its group, positive and finite
     * @param unusableAfterDays after how many days of 24 hours it no longer counts, at least 1
     * @return the measure, stale only when it no longer counts
     * @throws IllegalArgumentException if an argument is not as said
     */
    public static HealthMeasure lasting(String name, double weight, int unusableAfterDays) {
        Duration age = Duration.ofDays(unusableAfterDays);
        return new HealthMeasure(name, weight, age, age);
    }
}
