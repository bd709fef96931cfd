package dev.northing.metrics.health;

/**
 * Names what the use of seats says about the next renewal.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum SeatSignal {
    /** At least 90 % are used: the customer may want more. */
    EXPANSION,
    /** Less than 75 % are used: the customer may want fewer. */
    CONTRACTION_RISK,
    /** Neither, or too early to say. */
    NONE
}
