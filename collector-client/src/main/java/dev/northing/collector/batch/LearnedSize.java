package dev.northing.collector.batch;

/**
 * How many events and bytes a batch may have, as learned from a receiver that calls batches too large.
 *
 * <p>A receiver does not say whether it counts events or bytes, so both are searched for at once, between the largest batch that
 * it took and the smallest that it refused, to within a sixteenth. What it once took is no reason for a refusal: so the one that
 * it does not count finds back to where it was. After every 100 good batches both limits rise by a tenth. Confined to one thread.
 *
 * @since 0.1.0
 */
public final class LearnedSize {

    /** Good batches after which a larger one is tried. */
    static final int GOOD_BATCHES_PER_STEP = 100;

    /** The share of a size, one in so many, to which the search for the largest that is taken is not pursued. */
    static final int PRECISION = 16;

    private final Bound events;
    private final Bound bytes;
    private int goodBatches;

    /**
     * Creates a size.
     *
     * @param maxEvents events at most, and at first
     * @param maxBytes bytes at most, and at first
     */
    public LearnedSize(int maxEvents, long maxBytes) {
        this.events = new Bound(maxEvents);
        this.bytes = new Bound(maxBytes);
    }

    /**
     * Returns the limit of events.
     *
     * @return a batch's events at most, at least 1
     */
    public int events() {
        return (int) events.limit();
    }

    /**
     * Returns the limit of bytes.
     *
     * @return bytes of a batch's events at most, at least 1
     */
    public long bytes() {
        return bytes.limit();
    }

    /**
     * Learns that a request was too large.
     *
     * @param eventCount its events
     * @param eventBytes bytes of its events
     */
    public void tooLarge(int eventCount, long eventBytes) {
        goodBatches = 0;
        if (eventCount <= events.taken && eventBytes <= bytes.taken) {
            // What was taken before is not any longer.
            events.taken = 0;
            bytes.taken = 0;
        }
        bytes.refuse(eventBytes);
        if (eventCount == 1) {
            // It was this event's bytes, and so it was with all batches that held it.
            events.forget();
        } else {
            events.refuse(eventCount);
        }
    }

    /**
     * Learns that a request was taken.
     *
     * @param eventCount its events
     * @param eventBytes bytes of its events
     */
    public void taken(int eventCount, long eventBytes) {
        events.take(eventCount);
        bytes.take(eventBytes);
        if ((events.isLimited() || bytes.isLimited()) && ++goodBatches == GOOD_BATCHES_PER_STEP) {
            goodBatches = 0;
            events.raise();
            bytes.raise();
        }
    }

    /** One of the two, by which a receiver may measure. */
    private static final class Bound {

        final long max;
        long taken;

        /** The least that was refused, as far as it is above what was taken; beyond the greatest when nothing was. */
        long refused;

        Bound(long max) {
            this.max = max;
            forget();
        }

        boolean isLimited() {
            return refused <= max;
        }

        long limit() {
            if (!isLimited()) {
                return max;
            }
            boolean near = refused - taken <= Math.max(1, taken / PRECISION);
            return Math.max(1, near ? taken : taken + (refused - taken) / 2);
        }

        void refuse(long size) {
            if (size > taken) {
                refused = Math.min(refused, size);
            }
        }

        void take(long size) {
            taken = Math.max(taken, Math.min(size, max));
            if (isLimited()) {
                refused = Math.max(refused, taken + 1);
            }
        }

        void forget() {
            refused = max + 1;
        }

        void raise() {
            if (isLimited()) {
                refused = Math.min(max + 1, refused + refused / 10 + 1);
            }
        }
    }
}
