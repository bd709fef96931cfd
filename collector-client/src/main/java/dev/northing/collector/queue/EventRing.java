package dev.northing.collector.queue;

import dev.northing.core.privacy.Purpose;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The queue between the threads that track and the one that sends: many put, one takes, nobody waits.
 *
 * <p>An event may be put only after {@link Ledger#reserve} has found room for it, and the room is given back only after
 * the event was taken: so the place of a new event is always free. Events leave in the order of their positions.
 *
 * <p>Putting is safe for use by many threads, taking is confined to one thread. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class EventRing {

    private final int mask;
    private final AtomicReferenceArray<byte[]> events;

    /** Written before the event of the same place is published, read after it was seen. */
    private final Purpose[] purposes;

    private final AtomicLong tail = new AtomicLong();
    private volatile long head;

    /**
     * Creates a ring.
     *
     * @param maxEvents events at most, 1 to {@link Ledger#MAX_COUNT}
     */
    public EventRing(int maxEvents) {
        int places = Integer.highestOneBit(maxEvents) == maxEvents ? maxEvents : Integer.highestOneBit(maxEvents) << 1;
        this.mask = places - 1;
        this.events = new AtomicReferenceArray<>(places);
        this.purposes = new Purpose[places];
    }

    /**
     * Puts an event that the ledger has accepted.
     *
     * @param event its canonical bytes, not changed afterwards
     * @param purpose why it is collected
     * @return its position: the number of events put before
     */
    public long put(byte[] event, Purpose purpose) {
        long position = tail.getAndIncrement();
        int place = (int) position & mask;
        purposes[place] = purpose;
        events.setRelease(place, event);
        return position;
    }

    /**
     * Takes events for as long as there is room for them.
     *
     * <p>It ends early at an event whose position is handed out while its bytes are still being put.
     *
     * @param taker receives the events
     */
    public void takeInto(Taker taker) {
        long position = head;
        byte[] event = events.getAcquire((int) position & mask);
        while (event != null && taker.add(event, purposes[(int) position & mask])) {
            events.setRelease((int) position & mask, null);
            position++;
            event = events.getAcquire((int) position & mask);
        }
        head = position;
    }

    /**
     * Receives events from a ring, in order.
     *
     * <p>Confined to one thread.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes one event.
         *
         * @param event its canonical bytes
         * @param purpose why it is collected
         * @return false, and the event stays in the ring, when there is no room for it
         */
        boolean add(byte[] event, Purpose purpose);
    }

    /**
     * Returns the position after the last event whose putting has begun.
     *
     * @return the number of events ever put
     */
    public long tail() {
        return tail.get();
    }

    /**
     * Returns the position of the next event to take.
     *
     * @return the number of events ever taken
     */
    public long head() {
        return head;
    }
}
