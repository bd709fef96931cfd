package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.util.Objects;

/**
 * Holds the bands that hold for subscriptions from an age on.
 *
 * <p>Immutable.
 *
 * @param fromMonths from which age on in whole months, at least 0
 * @param bands the bands
 * @since 0.1.0
 */
public record AgeBands(int fromMonths, GradeBands bands) {

    /**
     * Accepts an age that is not negative.
     *
     * @param fromMonths from which age on
     * @param bands the bands
     * @throws IllegalArgumentException if {@code fromMonths} is negative
     */
    public AgeBands {
        Require.atLeast("fromMonths", fromMonths, 0);
        Objects.requireNonNull(bands, "bands");
    }
}
