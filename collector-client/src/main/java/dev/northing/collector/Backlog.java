package dev.northing.collector;

import dev.northing.collector.batch.Batch;
import java.time.Duration;

/**
 * Where the sending thread gets events from, and whom it tells what became of them.
 *
 * <p>Confined to one thread, the sending one, but for {@link #isFull}.
 */
sealed interface Backlog permits RingBacklog, StoreBacklog {

    /** Whether there is enough for a batch; from any thread. */
    boolean isFull();

    /** Whether nothing waits, is on its way here, or is in a batch. */
    boolean isEmpty();

    /** How long to wait for events that are on their way here. */
    Duration arrival();

    /** Puts the next events into a batch; returns false when there are none. */
    boolean load(Batch batch, long maxBytes);

    /** Names whose positions the batch has, among all that ever were. */
    String origin();

    /** Says that some events were delivered. */
    void deliver(int events, long bytes);

    /** Says that the event of an index of the batch was given up. */
    void drop(int index, DropReason reason, int bytes);

    /** Says that all events of a part of the batch are delivered or given up. */
    void settle(Batch batch, int from, int to);

    /** Says that nothing more will be loaded nor settled. */
    void seal();

    /** Says that the sending has ended and everything is released. */
    void end();
}
