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

    private final Map<DropReason, AtomicBoolean> seen = new EnumMap<>(DropReason.class);

    private final int mostEvents;
    private final long mostBytes;

    private volatile int fullEvents;
    private volatile long fullBytes;
    private volatile long held;
    private volatile @Nullable Thread sleeper;
    private volatile Need need = Need.NOTHING;

    /** Whether the thread was called since it last looked: a lock it waits for in between may take the unparking itself. */
    private volatile boolean called;

    /** What a thread waits for. */
    enum Need {
        NOTHING,
        A_FULL_BATCH,
        ANYTHING
    }

    Wakeup(int fullEvents, long fullBytes) {
        this.mostEvents = fullEvents;
        this.mostBytes = fullBytes;
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
        long taken = held;
        return isFull(Ledger.events(open) - Ledger.events(taken), Ledger.bytes(open) - Ledger.bytes(taken));
    }

    boolean isFull(long events, long bytes) {
        return events >= fullEvents || bytes >= fullBytes;
    }

    /** Says how much makes a batch full, but never more than at first: a queue may have no room for more. */
    void full(int events, long bytes) {
        fullEvents = Math.min(events, mostEvents);
        fullBytes = Math.min(bytes, mostBytes);
    }

    /** Says which of the open events the thread has taken already: they make no batch full. */
    void hold(int events, long bytes) {
        held = Ledger.word(events, bytes);
    }

    /** Lets the thread rest until it is called, or the time is over. */
    void await(Ticker ticker, long nanos) {
        if (!called) {
            ticker.park(nanos);
        }
        called = false;
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
        called = true;
        LockSupport.unpark(sleeper);
    }
}
