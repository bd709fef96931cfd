package dev.northing.metrics.activation;

/**
 * Names how events of one instant are ordered.
 *
 * <p>The order in which a log lists them cannot be a rule: it would depend on how the log is divided.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum TieRule {
    /** In whichever order reaches furthest; each event still is one step. */
    EITHER_ORDER,
    /** In the order of their ids, which for ids that carry their time is the order in which they were made. */
    ID_ORDER,
    /** Not at all: only one of them can be a step. */
    STRICT_INCREASE,
    /**
     * By their times, but a step may also have happened up to an instant before the step in front of it: clocks of
     * senders differ. Where the order is not {@link FunnelOrder#ORDERED}, in the order of their steps.
     */
    WITHIN_GRACE
}
