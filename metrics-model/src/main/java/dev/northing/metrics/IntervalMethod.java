package dev.northing.metrics;

/**
 * Names how an interval was computed.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum IntervalMethod {
    /** Wilson's score interval for one proportion, without continuity correction (Wilson 1927). */
    WILSON,
    /** The hybrid score interval for the difference of two independent proportions (Newcombe 1998, method 10). */
    NEWCOMBE_HYBRID
}
