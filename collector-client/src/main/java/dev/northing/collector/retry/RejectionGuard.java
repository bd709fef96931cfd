package dev.northing.collector.retry;

/**
 * Notices a receiver that rejects whatever it gets, which says more about the set-up than about the events.
 *
 * <p>From the third single event on that is rejected with none delivered in between, the sending holds and then probes
 * with one event at a time: so at most three events are lost before the hold, and one for each hold after it.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class RejectionGuard {

    /** Single events rejected in a row before the sending holds. */
    static final int REJECTIONS_BEFORE_HOLD = 3;

    private int inARow;

    /** Creates a guard that has seen nothing. */
    public RejectionGuard() {}

    /** Notes that a receiver took something. */
    public void delivered() {
        inARow = 0;
    }

    /** Notes that a single event was rejected. */
    public void rejected() {
        inARow++;
    }

    /**
     * Tells whether the receiver seems to reject whatever it gets.
     *
     * @return whether to hold after a rejection, and to probe with single events
     */
    public boolean isTripped() {
        return inARow >= REJECTIONS_BEFORE_HOLD;
    }
}
