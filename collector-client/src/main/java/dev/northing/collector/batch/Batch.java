package dev.northing.collector.batch;

import dev.northing.core.privacy.Purpose;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events on their way: as many as fit in one request, in the order they were tracked.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class Batch {

    private final byte[] @Nullable [] events;
    private final @Nullable Purpose[] purposes;
    private final long[] positions;

    private String context = "";
    private long next;
    private long maxBytes;
    private long bytes;
    private int size;

    /**
     * Creates an empty batch.
     *
     * @param maxEvents events at most
     */
    public Batch(int maxEvents) {
        this.events = new byte[maxEvents][];
        this.purposes = new Purpose[maxEvents];
        this.positions = new long[maxEvents];
    }

    /**
     * Empties the batch.
     *
     * @param firstPosition the position of the first event to come
     * @param byteLimit bytes at most; a first event over it fits all the same
     */
    public void start(long firstPosition, long byteLimit) {
        Arrays.fill(events, 0, size, null);
        Arrays.fill(purposes, 0, size, null);
        next = firstPosition;
        context = "";
        maxBytes = byteLimit;
        bytes = 0;
        size = 0;
    }

    /**
     * Says what is common to all events of the batch, when they are those of an earlier client.
     *
     * @param facts members of a JSON object, without braces
     */
    public void context(String facts) {
        context = facts;
    }

    /**
     * Adds an event.
     *
     * @param position its position, greater than every one before
     * @param event its canonical bytes
     * @param purpose why it is collected
     * @return false, and nothing is added, when the batch has no room for it
     */
    public boolean add(long position, byte[] event, Purpose purpose) {
        next = position;
        return add(event, purpose);
    }

    /**
     * Adds the event of the next position.
     *
     * @param event its canonical bytes
     * @param purpose why it is collected
     * @return false, and nothing is added, when the batch has no room for it
     */
    public boolean add(byte[] event, Purpose purpose) {
        if (size == events.length || (size > 0 && bytes + event.length > maxBytes)) {
            return false;
        }
        positions[size] = next++;
        events[size] = event;
        purposes[size++] = purpose;
        bytes += event.length;
        return true;
    }

    /**
     * Returns how many events were added.
     *
     * @return the number, settled ones included
     */
    public int size() {
        return size;
    }

    /**
     * Returns the position after the last event.
     *
     * @return the first position of the next batch
     */
    public long end() {
        return next;
    }

    /**
     * Returns an event's position.
     *
     * @param index 0 to {@link #size()} - 1
     * @return the position, of settled events too
     */
    public long position(int index) {
        return positions[index];
    }

    /**
     * Returns an event's canonical bytes.
     *
     * @param index 0 to {@link #size()} - 1
     * @return the bytes, or null when the event is settled
     */
    public byte @Nullable [] event(int index) {
        return events[index];
    }

    /**
     * Returns why an event is collected.
     *
     * @param index 0 to {@link #size()} - 1
     * @return the purpose, or null when the event is settled
     */
    public @Nullable Purpose purpose(int index) {
        return purposes[index];
    }

    /**
     * Returns the first event that is not settled.
     *
     * @param from the index to start at; there is such an event at it or behind it
     * @return its index
     */
    public int firstOpen(int from) {
        int index = from;
        while (events[index] == null) {
            index++;
        }
        return index;
    }

    /**
     * Forgets an event that is delivered or dropped.
     *
     * @param index 0 to {@link #size()} - 1
     */
    public void settle(int index) {
        events[index] = null;
        purposes[index] = null;
    }

    /**
     * Collects the open events of a part of the batch.
     *
     * @param from the first index
     * @param to the index after the last
     * @param slice receives the events, in place of those it had
     */
    public void slice(int from, int to, EventSlice slice) {
        slice.start(context);
        for (int i = from; i < to; i++) {
            byte[] event = events[i];
            if (event != null) {
                slice.add(positions[i], event);
            }
        }
    }
}
