package dev.northing.collector;

import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.queue.StackDepth;

/**
 * Finds room for an event in the queue, as the overflow policy says. Safe for use by many threads.
 */
final class Admission {

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
        StackDepth.require();
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
}
