package dev.northing.collector.batch;

import dev.northing.collector.DropReason;
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
    private final @Nullable DropReason[] drops;
    private final long[] positions;
    private final int[] epochs;

    private String origin = "";
    private String context = "";
    private long next;
    private int maxEvents;
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
        this.drops = new DropReason[maxEvents];
        this.positions = new long[maxEvents];
        this.epochs = new int[maxEvents];
    }

    /**
     * Empties the batch, to take as many events as it was created for.
     *
     * @param firstPosition the position of the first event to come
     * @param byteLimit bytes at most; a first event over it fits all the same
     */
    public void start(long firstPosition, long byteLimit) {
        start(firstPosition, Integer.MAX_VALUE, byteLimit);
    }

    /**
     * Empties the batch.
     *
     * @param firstPosition the position of the first event to come
     * @param eventLimit events at most, up to as many as it was created for
     * @param byteLimit bytes at most; a first event over it fits all the same
     */
    public void start(long firstPosition, int eventLimit, long byteLimit) {
        Arrays.fill(events, 0, size, null);
        Arrays.fill(purposes, 0, size, null);
        Arrays.fill(drops, 0, size, null);
        next = firstPosition;
        origin = "";
        context = "";
        maxEvents = Math.min(eventLimit, events.length);
        maxBytes = byteLimit;
        bytes = 0;
        size = 0;
    }

    /**
     * Says whose events these are.
     *
     * @param name names those whose positions the batch has, among all that ever were
     * @param facts what is common to all of them, members of a JSON object without braces; empty for what the client itself
     *     knows
     */
    public void from(String name, String facts) {
        origin = name;
        context = facts;
    }

    /**
     * Returns whose events these are.
     *
     * @return names those whose positions the batch has, among all that ever were
     */
    public String origin() {
        return origin;
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
     * Adds an event of a period of consent.
     *
     * @param position its position, greater than every one before
     * @param event its canonical bytes
     * @param purpose why it is collected
     * @param consentEpoch the period it was accepted in
     * @return false, and nothing is added, when the batch has no room for it
     */
    public boolean add(long position, byte[] event, Purpose purpose, int consentEpoch) {
        boolean added = add(position, event, purpose);
        if (added) {
            epochs[size - 1] = consentEpoch;
        }
        return added;
    }

    /**
     * Adds the event of the next position.
     *
     * @param event its canonical bytes
     * @param purpose why it is collected
     * @return false, and nothing is added, when the batch has no room for it
     */
    public boolean add(byte[] event, Purpose purpose) {
        if (size == maxEvents || (size > 0 && bytes + event.length > maxBytes)) {
            return false;
        }
        positions[size] = next++;
        epochs[size] = 0;
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
     * Returns how long all events are that were added.
     *
     * @return their bytes together, settled ones included
     */
    public long bytes() {
        return bytes;
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
     * Returns the period of consent in which an event was accepted.
     *
     * @param index 0 to {@link #size()} - 1
     * @return the period, of settled events too
     */
    public int consentEpoch(int index) {
        return epochs[index];
    }

    /**
     * Forgets an event that is given up.
     *
     * @param index 0 to {@link #size()} - 1
     * @param reason why
     */
    public void drop(int index, DropReason reason) {
        settle(index);
        drops[index] = reason;
    }

    /**
     * Returns why an event was given up.
     *
     * @param index 0 to {@link #size()} - 1
     * @return the reason, or null when it was not
     */
    public @Nullable DropReason dropped(int index) {
        return drops[index];
    }

    /**
     * Forgets an event that is delivered.
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
            Purpose purpose = purposes[i];
            if (event != null && purpose != null) {
                slice.add(positions[i], event, purpose);
            }
        }
    }
}
