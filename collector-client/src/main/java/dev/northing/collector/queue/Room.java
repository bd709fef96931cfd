package dev.northing.collector.queue;

import dev.northing.collector.Ticker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where those wait for room who may: in the order of their coming, important events by a door of their own.
 *
 * <p>The first at a door looks whenever room is given back; the others stand in line for the door. No lock of the books is held
 * meanwhile, and a virtual thread gives its carrier away. Safe for use by many threads.
 */
final class Room {

    /** Callers wait in real time, whatever time the client goes by. */
    private static final Ticker WAITING = Ticker.system();

    private final Door normal = new Door();
    private final Door important = new Door();
    private final List<Thread> exempt = new CopyOnWriteArrayList<>();

    private static final class Door {

        final ReentrantLock line = new ReentrantLock(true);
        volatile @Nullable Thread first;

        void call() {
            Thread thread = first;
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }
    }

    /** Names a thread that never waits here. */
    void exempt(Thread thread) {
        exempt.add(thread);
    }

    /** Says that there may be room, or that there will be none. */
    void look() {
        important.call();
        normal.call();
    }

    /** Tries to get room until it succeeds, is shut, is interrupted, or runs out of time. */
    long await(LongSupplier reserve, boolean isImportant, long nanos) {
        Door door = isImportant ? important : normal;
        long open = isImportant || !door.line.isLocked() ? reserve.getAsLong() : Ledger.FULL;
        return open == Ledger.FULL && !exempt.contains(Thread.currentThread())
                ? standInLine(door, reserve, WAITING.nanos() + nanos)
                : open;
    }

    private static long standInLine(Door door, LongSupplier reserve, long deadline) {
        // A door that could not be left would stay shut.
        StackDepth.require();
        if (!isFirst(door, deadline - WAITING.nanos())) {
            return reserve.getAsLong();
        }
        try {
            door.first = Thread.currentThread();
            return watch(reserve, deadline);
        } finally {
            door.first = null;
            door.line.unlock();
        }
    }

    private static boolean isFirst(Door door, long nanos) {
        try {
            return door.line.tryLock(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException endsTheWait) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long watch(LongSupplier reserve, long deadline) {
        while (true) {
            long open = reserve.getAsLong();
            long left = deadline - WAITING.nanos();
            if (open != Ledger.FULL || left <= 0 || Thread.currentThread().isInterrupted()) {
                return open;
            }
            LockSupport.parkNanos(left);
        }
    }
}
