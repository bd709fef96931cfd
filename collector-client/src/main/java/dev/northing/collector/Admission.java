package dev.northing.collector;

import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Ledger;

/**
 * Finds room for an event in the queue, as the overflow policy says. Safe for use by many threads.
 */
final class Admission {

    /** Calls deep, several times what evicting needs. */
    private static final int STACK_DEPTH = 256;

    private final Ledger ledger;
    private final EventRing ring;
    private final boolean evicting;
    private final long blockNanos;

    Admission(Ledger ledger, EventRing ring, OverflowPolicy policy) {
        this.ledger = ledger;
        this.ring = ring;
        this.evicting = policy instanceof OverflowPolicy.DropOldest;
        this.blockNanos =
                policy instanceof OverflowPolicy.Block block ? block.max().toNanos() : 0;
    }

    /** As {@link Ledger#reserve(int, boolean)}. */
    long reserve(int bytes, boolean important) {
        if (blockNanos > 0) {
            return ledger.await(bytes, important, blockNanos);
        }
        long open = ledger.reserve(bytes, important);
        return evicting && open == Ledger.FULL ? evictFor(bytes, important) : open;
    }

    private long evictFor(int bytes, boolean important) {
        requireStack(STACK_DEPTH);
        int events = 0;
        long freed = 0;
        long open = Ledger.FULL;
        EventRing.Evicted evicted = ring.evict(important);
        while (evicted != null) {
            events++;
            freed += evicted.bytes();
            evicted.tell();
            open = ledger.replace(events, freed, bytes);
            evicted = open == Ledger.FULL ? ring.evict(important) : null;
        }
        if (open < 0 && events > 0) {
            ledger.writeOff(events, freed);
        }
        return open;
    }

    /** Fails while nothing is taken out yet, if the stack is nearly used up; returns a sum so that it is not optimized away. */
    private static int requireStack(int depth) {
        return depth == 0 ? 0 : 1 + requireStack(depth - 1);
    }
}
