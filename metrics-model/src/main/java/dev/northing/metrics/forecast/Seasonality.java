package dev.northing.metrics.forecast;

/**
 * Names how a season acts on the level.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Seasonality {
    /** Not at all. */
    NONE,
    /** It adds an amount to the level. */
    ADDITIVE,
    /** It multiplies the level; all values must be positive. */
    MULTIPLICATIVE
}
