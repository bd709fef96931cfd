package dev.northing.metrics.northstar;

/**
 * Names whether there is data for an indicator.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum DataState {
    /** It is there and only needs shaping. */
    AVAILABLE,
    /** It must be tracked first. */
    NEEDS_TRACKING,
    /** Nobody has looked yet. */
    UNKNOWN
}
