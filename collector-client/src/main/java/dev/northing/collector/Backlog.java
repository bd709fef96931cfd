package dev.northing.collector;

import dev.northing.collector.batch.Batch;
import dev.northing.collector.batch.LearnedSize;
import java.time.Duration;

/**
 * Where the sending thread gets events from, and whom it tells what became of them.
 *
 * <p>Several batches may be loaded at once; they are settled in the order of their loading. Confined to one thread, the sending
 * one, but for {@link #isFull} and {@link #wake}.
 */
sealed interface Backlog permits RingBacklog, StoreBacklog {

    /** Whether there is enough for a batch, beside those that are loaded; from any thread. */
    boolean isFull();

    /** Whether nothing waits, is on its way here, or is in a batch. */
    boolean isEmpty();

    /** Whether events before a position are still to be loaded, and none of them is still on its way here. */
    boolean isDueBefore(long position);

    /** How long to wait for events that are on their way here. */
    Duration arrival();

    /** Says how much makes a batch full from now on. */
    void limit(LearnedSize size);

    /** Puts the next events into a batch; returns false when there are none. */
    boolean load(Batch batch, LearnedSize size);

    /** Names this client's own events among all that ever were. */
    String origin();

    /** The client's books. */
    Accounting books();

    /** Says that some events of a batch were delivered. */
    void deliver(int events, long bytes);

    /** Says that one event of a batch, which the batch has been told, was given up. */
    void drop(DropReason reason, int bytes);

    /** Says that all events of a part of a batch are delivered or given up. */
    void settle(Batch batch, int from, int to);

    /** Whether events wait in a store, which another thread sifts. */
    boolean isStored();

    /** Puts the open events of a batch back where they came from, to be loaded again; only into a store. */
    void giveBack(Batch batch);

    /** Goes through the events that wait in memory for this thread; none do if there is a store. */
    void sift(Sift sift);

    /** Wakes the sending thread; from any thread. */
    void wake();

    /** Says that nothing more will be loaded nor settled. */
    void seal();

    /** Says that the sending has ended and everything is released. */
    void end();
}
