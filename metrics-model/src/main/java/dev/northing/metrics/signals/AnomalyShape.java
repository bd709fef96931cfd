package dev.northing.metrics.signals;

/**
 * Names what the level did around an anomaly.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum AnomalyShape {
    /** It went back to where it was. */
    SPIKE,
    /** It stayed away from where it was. */
    LEVEL_SHIFT,
    /** Too few periods follow, or went before, to tell. */
    UNDECIDED
}
