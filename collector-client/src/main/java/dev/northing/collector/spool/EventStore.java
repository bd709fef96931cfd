package dev.northing.collector.spool;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where accepted events wait until they are delivered: an extension point, kept small.
 *
 * <p>No method throws because a disk fails, is full or holds damaged files: what is lost is counted in {@link #stats}, and
 * at every moment <i>appended + recovered = acknowledged + pending + lost, by reason</i>. Events are handed out in the order
 * in which they were appended, those of earlier processes first, and again after a restart unless they were acknowledged: at
 * least once.
 *
 * <p>Each method belongs to a side. The writer's side ({@link #append}, {@link #maintain}, {@link #erase}, {@link #close}) is
 * called by one thread, the reader's side ({@link #read}, {@link #acknowledge}, {@link #rewind}) by one thread, which may be
 * another one, and {@link #origin}, {@link #durableThrough} and {@link #stats} by any. Both sides do I/O: neither is for a thread of the host
 * application, and neither thread may be interrupted. {@link #close} is called once the reader has made its last call. Safe
 * for use by many threads.
 *
 * @since 0.1.0
 */
public interface EventStore extends AutoCloseable {

    /**
     * Names this store among all, as its own batches do; from any thread.
     *
     * @return the {@link StoredBatch#origin} of what is appended to it
     */
    long origin();

    /**
     * Stores events; the writer's side.
     *
     * <p>They get consecutive sequences, from 1 on, each call continuing those of the call before. When a quota is reached, the oldest events give
     * way and are counted. A store that cannot write keeps a bounded number in memory and takes no more than that.
     *
     * @param events the events, in order
     * @return how many of them, from the first, were taken: all, unless the store cannot write at present or is closed
     */
    int append(List<EventRecord> events);

    /**
     * Does what is due: forcing, rolling, trying a failed disk again; the writer's side, at least every 250 ms.
     */
    void maintain();

    /**
     * Returns how far the promise of {@link FsyncPolicy} is kept; from any thread.
     *
     * @return the sequence of the last event of this store's own that survives a crash, with all before it, unless they were
     *     lost for a counted reason; 0 for none
     */
    long durableThrough();

    /**
     * Hands out the next events after those handed out before; the reader's side.
     *
     * <p>They are the reader's until it {@link #acknowledge acknowledges} them or {@link #rewind rewinds}: a quota that takes
     * their place in the store does not lose them. Events past the age limit are dropped and counted instead.
     *
     * @param maxEvents events at most, 1 or more
     * @param maxBytes bytes of their payloads together at most; a first event over it is handed out all the same
     * @return the events, none when there are no more at present
     */
    StoredBatch read(int maxEvents, long maxBytes);

    /**
     * Settles events, delivered or given up: they are not handed out again; the reader's side.
     *
     * @param origin their {@link StoredBatch#origin}
     * @param sequence the last one's; all of this origin that were handed out and have no greater one are settled
     */
    void acknowledge(long origin, long sequence);

    /** Gives back all events that were handed out and not acknowledged, to be handed out again; the reader's side. */
    void rewind();

    /**
     * Erases events for good, those in the reader's hands included in the count; the writer's side.
     *
     * <p>Before the call the reader stops using what it holds, and afterwards acknowledges or rewinds it. Events appended
     * later are not concerned. A crash in the middle is made up for at the next start, before anything is handed out.
     *
     * @param erasure which events
     * @return how many were erased, and whether nothing of them is left behind
     */
    ErasureReport erase(Erasure erasure);

    /**
     * Returns how old an event may get; from any thread.
     *
     * @return the age at which it is dropped, more than 0
     */
    default Duration maxAge() {
        return SpoolSettings.Limits.STANDARD.maxAge();
    }

    /**
     * Shows all events that are not settled, those in the reader's hands included; the writer's side.
     *
     * @param looker receives each event, and keeps no payload without copying it
     * @return whether all were shown: false for a store that cannot, and when the disk fails
     */
    default boolean visit(Consumer<EventRecord> looker) {
        return false;
    }

    /**
     * Returns the books; from any thread, without waiting for I/O.
     *
     * @return a snapshot
     */
    StoreStats stats();

    /**
     * Tells whether events of earlier stores are still being looked for, a part at each {@link #maintain}; on the writer's side.
     *
     * @return whether to call {@link #maintain} again at once
     */
    default boolean isTakingOver() {
        return false;
    }

    /**
     * Makes everything that is taken durable as far as possible, and gives up all files and locks; the writer's side.
     *
     * <p>Calling it again does nothing.
     */
    @Override
    void close();
}
