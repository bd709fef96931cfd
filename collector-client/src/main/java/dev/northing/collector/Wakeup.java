package dev.northing.collector;

import dev.northing.collector.queue.Ledger;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the sending thread, seldom: when a batch is full, when something is refused for a reason not seen before, and on
 * request.
 *
 * <p>Safe for use by many threads.
 */
final class Wakeup {

    private final int fullEvents;
    private final long fullBytes;
    private final Map<DropReason, AtomicBoolean> seen = new EnumMap<>(DropReason.class);

    private volatile @Nullable Thread sleeper;
    private volatile boolean idle;

    Wakeup(int fullEvents, long fullBytes) {
        this.fullEvents = fullEvents;
        this.fullBytes = fullBytes;
        for (DropReason reason : DropReason.values()) {
            seen.put(reason, new AtomicBoolean());
        }
    }

    /** Names the thread to wake. */
    void attach(Thread thread) {
        sleeper = thread;
    }

    boolean isFull(long open) {
        return Ledger.events(open) >= fullEvents || Ledger.bytes(open) >= fullBytes;
    }

    /** Says whether the thread waits for a full batch; it must look once more after saying so. */
    void idle(boolean waits) {
        idle = waits;
    }

    void onAccept(long open) {
        if (idle && isFull(open)) {
            idle = false;
            now();
        }
    }

    void onRefusal(DropReason reason) {
        AtomicBoolean known = seen.get(reason);
        if (known != null && !known.get() && known.compareAndSet(false, true)) {
            now();
        }
    }

    void now() {
        LockSupport.unpark(sleeper);
    }
}
