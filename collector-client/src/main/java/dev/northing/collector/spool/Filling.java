package dev.northing.collector.spool;

import java.util.ArrayList;
import java.util.List;

/** A batch that is being put together. Confined to one thread. */
final class Filling {

    /** Before it, an event is too old. */
    final long oldestMillis;

    private final int maxEvents;
    private final long maxBytes;
    private final List<StoredEvent> events = new ArrayList<>();
    private long bytes;

    Filling(int maxEvents, long maxBytes, long oldestMillis) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
        this.oldestMillis = oldestMillis;
    }

    boolean hasRoom(int payloadBytes) {
        return events.isEmpty() || (events.size() < maxEvents && bytes + payloadBytes <= maxBytes);
    }

    void add(long sequence, EventRecord event) {
        events.add(new StoredEvent(sequence, event));
        bytes += event.payload().length;
    }

    StoredBatch batch(long origin, String context) {
        return events.isEmpty() ? StoredBatch.EMPTY : new StoredBatch(origin, context, events);
    }
}
