package dev.northing.collector.batch;

/**
 * How many bytes a batch may have, as learned from a receiver that calls batches too large.
 *
 * <p>Halved on each such answer; grows by a tenth after every 100 good batches. Confined to one thread.
 *
 * @since 0.1.0
 */
public final class LearnedSize {

    /** Good batches after which a larger one is tried. */
    static final int GOOD_BATCHES_PER_STEP = 100;

    private final long maxBytes;
    private long bytes;
    private int goodBatches;

    /**
     * Creates a size.
     *
     * @param maxBytes bytes at most, and at first
     */
    public LearnedSize(long maxBytes) {
        this.maxBytes = maxBytes;
        this.bytes = maxBytes;
    }

    /**
     * Returns the limit.
     *
     * @return bytes of a batch's events at most, at least 1
     */
    public long bytes() {
        return bytes;
    }

    /**
     * Learns that a request was too large.
     *
     * @param eventBytes bytes of its events
     */
    public void tooLarge(long eventBytes) {
        bytes = Math.max(1, Math.min(bytes, eventBytes) / 2);
        goodBatches = 0;
    }

    /** Learns that a batch was taken. */
    public void taken() {
        if (bytes < maxBytes && ++goodBatches == GOOD_BATCHES_PER_STEP) {
            bytes = Math.min(maxBytes, bytes + bytes / 10 + 1);
            goodBatches = 0;
        }
    }
}
