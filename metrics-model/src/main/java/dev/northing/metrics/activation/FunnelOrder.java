package dev.northing.metrics.activation;

/**
 * Names in which order the steps of a funnel must come.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum FunnelOrder {
    /** Each step after the one before; other events may come in between. */
    ORDERED,
    /** Each step right after the one before, with no other event of the unit in between. */
    STRICT,
    /** All steps within the window after the first of them, in whatever order. */
    ANY
}
