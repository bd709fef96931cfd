package dev.northing.metrics.stats;

/**
 * Names how a quantile is read off sorted values, by the numbers of Hyndman and Fan 1996.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum QuantileRule {
    /** Type 7, the default: interpolates between the values around position (n - 1) p, counted from 0. */
    INTERPOLATED,
    /** Type 1, nearest rank: the smallest value that at least a share p of the values does not exceed. */
    NEAREST_RANK
}
