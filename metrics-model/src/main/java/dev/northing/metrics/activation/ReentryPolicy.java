package dev.northing.metrics.activation;

/**
 * Names which of a unit's entries into a funnel count.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum ReentryPolicy {
    /** Only the first: a later entry that would complete in time is lost. */
    FIRST_ENTRY,
    /** Each: the one that reaches furthest is taken, the latest of several. */
    ANY_ENTRY
}
