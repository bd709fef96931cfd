package dev.northing.collector;

import dev.northing.collector.queue.Ledger;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a thread of the client, seldom: when as much has arrived as it waits for, when something is refused for a reason not
 * seen before, and on request.
 *
 * <p>Safe for use by many threads.
 */
final class Wakeup {

    private final int fullEvents;
    private final long fullBytes;
    private final Map<DropReason, AtomicBoolean> seen = new EnumMap<>(DropReason.class);

    private volatile @Nullable Thread sleeper;
    private volatile Need need = Need.NOTHING;

    /** What a thread waits for. */
    enum Need {
        NOTHING,
        A_FULL_BATCH,
        ANYTHING
    }

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

    /** Says what the thread waits for; it must look once more after saying so. */
    void need(Need what) {
        need = what;
    }

    Need need() {
        return need;
    }

    void onAccept(long open) {
        Need what = need;
        if (what != Need.NOTHING && (what == Need.ANYTHING || isFull(open))) {
            need = Need.NOTHING;
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
