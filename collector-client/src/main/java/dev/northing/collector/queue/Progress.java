package dev.northing.collector.queue;

import dev.northing.collector.Ticker;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * How far the sending has come, for those who wait for it; its lock is the books' lock.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Progress {

    /** Callers wait in real time, whatever time the client goes by. */
    private static final Ticker WAITING = Ticker.system();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    private final Runnable before;
    private final Gaps gaps = new Gaps();

    private long settledPosition;
    private long settledSequence;
    private boolean ended;
    private boolean finished;
    private boolean stopped;
    private boolean recovering;

    /** Knows what comes before every move of the books and every look at them. */
    Progress(Runnable before) {
        this.before = before;
    }

    /** Runs a move of the books. */
    void run(Runnable move) {
        lock.lock();
        try {
            before.run();
            move.run();
        } finally {
            lock.unlock();
        }
    }

    /** Does what comes before every move, unless somebody else holds the books; never waits. */
    void runIfFree() {
        if (lock.tryLock()) {
            try {
                before.run();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Looks at the books. */
    <T> T call(Supplier<T> look) {
        lock.lock();
        try {
            before.run();
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    /** Says that nothing more will be settled, and whether everything is. */
    void finish(boolean everything) {
        signal(() -> {
            ended = true;
            finished = everything && !recovering;
        });
    }

    /**
     * Says that all events before a position are delivered or dropped.
     *
     * @param position the first position that may still be open
     */
    public void settleBefore(long position) {
        signal(() -> settledPosition = Math.max(settledPosition, position));
    }

    /** Says that a store is still to say what earlier clients have left: until then nobody knows whether all is settled. */
    public void awaitRecovery() {
        signal(() -> recovering = true);
    }

    /** Says that the store is open and has been asked what earlier clients have left. */
    public void recovered() {
        signal(() -> recovering = false);
    }

    /**
     * Tells whether it is known what earlier clients have left.
     *
     * @return whether no store is still to be opened
     */
    public boolean isRecovered() {
        return call(() -> !recovering);
    }

    /**
     * Says that positions of the queue were skipped before an event that a store has taken.
     *
     * @param sequence the sequence that the store has given the event
     * @param position the event's position in the queue
     */
    public void skip(long sequence, long position) {
        run(() -> gaps.add(sequence, position));
    }

    /**
     * Says that all stored events up to a sequence, and all before them in the queue, are delivered or dropped.
     *
     * @param sequence the sequence of the last one
     */
    public void settleThrough(long sequence) {
        signal(() -> {
            settledSequence = Math.max(settledSequence, sequence);
            settledPosition = Math.max(settledPosition, gaps.positionAfter(sequence));
        });
    }

    /**
     * Returns how far all stored events are delivered or dropped.
     *
     * @return the sequence of the last one that cannot be open
     */
    public long settledThrough() {
        return call(() -> settledSequence);
    }

    /** Says that the sending has ended and everything is released. */
    public void stop() {
        signal(() -> {
            stopped = true;
            ended = true;
        });
    }

    private void signal(Runnable move) {
        run(() -> {
            move.run();
            moved.signalAll();
        });
    }

    /**
     * Returns how far all events are delivered or dropped.
     *
     * @return the first position that may still be open
     */
    public long settledBefore() {
        return call(() -> settledPosition);
    }

    /**
     * Tells whether all events before a position are delivered or dropped.
     *
     * @param position the position
     * @return whether none of them is open
     */
    public boolean isSettledBefore(long position) {
        return call(() -> isSettled(position));
    }

    /**
     * Waits until all events before a position are delivered or dropped, or nothing more will be settled.
     *
     * @param position the position
     * @param nanos how long at most
     * @return whether none of them is open
     * @throws InterruptedException if the caller is interrupted
     */
    public boolean awaitSettledBefore(long position, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!ended && !isSettled(position) && left > 0) {
                left = moved.awaitNanos(left);
            }
            return isSettled(position);
        } finally {
            lock.unlock();
        }
    }

    private boolean isSettled(long position) {
        return finished || (!recovering && settledPosition >= position);
    }

    /**
     * Waits until the sending has ended; an interrupt is kept for later.
     *
     * @param nanos how long at most
     * @return whether it has ended
     */
    public boolean awaitStopped(long nanos) {
        long deadline = WAITING.nanos() + nanos;
        boolean interrupted = false;
        lock.lock();
        try {
            long left = nanos;
            while (!stopped && left > 0) {
                try {
                    left = moved.awaitNanos(left);
                } catch (InterruptedException keptForLater) {
                    interrupted = true;
                    left = deadline - WAITING.nanos();
                }
            }
            return stopped;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
