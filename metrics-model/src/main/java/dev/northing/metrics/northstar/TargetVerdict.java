package dev.northing.metrics.northstar;

/**
 * Names how a figure stands to its target.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum TargetVerdict {
    /** The value meets it. */
    MET,
    /** The value does not meet it. */
    MISSED,
    /** There is no value. */
    UNDEFINED
}
