package dev.northing.collector.queue;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Events that had to make room and are not in the books yet, since those who track never wait for the books.
 *
 * <p>What was evicted, and how much of its room is left over, is one word: so entering both in the books is one step. The bytes
 * stand apart, as no identity depends on them. Safe for use by many threads.
 */
final class Evictions {

    private static final long CLOSED = Long.MIN_VALUE;
    private static final int EVICTED_SHIFT = 32;
    private static final long SPARE_MASK = (1L << EVICTED_SHIFT) - 1;

    /** Whether closed in bit 63, evicted events in bits 32 to 62, places left over in bits 0 to 31. */
    private final AtomicLong events = new AtomicLong();

    private final AtomicLong bytes = new AtomicLong();

    /** Adds evicted events, places and bytes that are left over; returns false, and adds nothing, when closed. */
    boolean add(int evicted, int spare, long spareBytes) {
        long more = ((long) evicted << EVICTED_SHIFT) + spare;
        // Before, so that whoever takes the events finds their bytes.
        bytes.addAndGet(spareBytes);
        for (long word = events.get(); word >= 0; word = events.get()) {
            if (events.compareAndSet(word, word + more)) {
                return true;
            }
        }
        return false;
    }

    /** Takes what was added, for {@link #evicted(long)} and {@link #spare(long)}. */
    long take() {
        for (long word = events.get(); word > 0; word = events.get()) {
            if (events.compareAndSet(word, 0)) {
                return word;
            }
        }
        return 0;
    }

    long takeBytes() {
        return bytes.getAndSet(0);
    }

    /** Accepts nothing more. */
    void close() {
        events.set(CLOSED);
    }

    static int evicted(long word) {
        return (int) (word >>> EVICTED_SHIFT);
    }

    static int spare(long word) {
        return (int) (word & SPARE_MASK);
    }
}
