package dev.northing.collector.spool;

import java.util.List;

/**
 * Events that a store hands out together, in the order in which they were stored.
 *
 * <p>All of them have one origin: the store that first took them in, which may have been that of an earlier process. Origin
 * and sequence together name an event for good. Immutable.
 *
 * @param origin names the store that took the events in
 * @param context what that store was told is common to all its events; empty when unknown
 * @param events the events, with rising sequences; empty when there is nothing to read
 * @since 0.1.0
 */
public record StoredBatch(long origin, String context, List<StoredEvent> events) {

    /** A batch without events. */
    public static final StoredBatch EMPTY = new StoredBatch(0, "", List.of());

    /**
     * Copies the list.
     *
     * @param origin names the store that took the events in
     * @param context what that store was told is common to all its events; empty when unknown
     * @param events the events, with rising sequences; empty when there is nothing to read
     */
    public StoredBatch {
        events = List.copyOf(events);
    }

    /**
     * Tells whether there was nothing to read.
     *
     * @return whether the batch has no events
     */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /**
     * Returns the sequence to acknowledge when all events of the batch are settled.
     *
     * @return the sequence of the last event, 0 for an empty batch
     */
    public long lastSequence() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).sequence();
    }
}
