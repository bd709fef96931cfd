package dev.northing.collector.retry;

/**
 * How far a destination is trusted.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Circuit {
    /** It works: batches have their full size. */
    CLOSED,

    /** It fails: nothing but one small probe goes after each wait. */
    OPEN,

    /** It works again: batches double with each success until they have their full size. */
    HALF_OPEN
}
