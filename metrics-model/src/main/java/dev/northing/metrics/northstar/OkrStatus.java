package dev.northing.metrics.northstar;

/**
 * Names whether an objective will be met.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum OkrStatus {
    /** It will, if things go on like this. */
    ON_TRACK,
    /** It may. */
    AT_RISK,
    /** It will not, if things go on like this. */
    OFF_TRACK,
    /** There is nothing to judge it by. */
    UNDEFINED
}
