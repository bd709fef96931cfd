package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.util.Objects;

/**
 * Names one measure of a use case, with its thresholds.
 *
 * <p>Immutable.
 *
 * @param name the measure, not blank
 * @param bands its thresholds
 * @since 0.1.0
 */
public record UseCaseMeasure(String name, GradeBands bands) {

    /**
     * Accepts a name that is not blank.
     *
     * @param name the measure
     * @param bands its thresholds
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public UseCaseMeasure {
        Require.text("name", name);
        Objects.requireNonNull(bands, "bands");
    }
}
