package dev.northing.metrics.quality;

/**
 * Names how an attempt counts in a success rate.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum AttemptVerdict {
    /** It succeeded. */
    SUCCESS,
    /** It failed by the product's fault. */
    FAILURE,
    /** It says nothing about the product, such as a user's error or a cancellation. */
    EXCLUDED
}
