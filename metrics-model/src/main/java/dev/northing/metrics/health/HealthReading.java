package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * Holds what one measure of a customer's health read, and when.
 *
 * <p>Immutable.
 *
 * @param measure the measure, not blank
 * @param score the score, in [0, 100]
 * @param time when it was measured
 * @since 0.1.0
 */
public record HealthReading(String measure, double score, Instant time) {

    /** The best score. */
    public static final double BEST = 100;

    /**
     * Accepts a score in [0, 100].
     *
     * @param measure the measure
     * @param score the score
     * @param time when it was measured
     * @throws IllegalArgumentException if {@code measure} is blank or {@code score} is not in [0, 100]
     */
    public HealthReading {
        Require.text("measure", measure);
        if (!(score >= 0 && score <= BEST)) {
            throw Require.refused("score", score, "a score in [0, 100]");
        }
        Objects.requireNonNull(time, "time");
    }
}
