package dev.northing.collector.batch;

import dev.northing.core.privacy.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The events of one request.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class EventSlice {

    private final List<byte[]> events = new ArrayList<>();
    private final Set<String> purposes = new TreeSet<>();
    private @Nullable Purpose lastPurpose;
    private String context = "";
    private long firstPosition;
    private long lastPosition;
    private long bytes;

    /** Creates an empty slice. */
    public EventSlice() {}

    /**
     * Adds an event.
     *
     * @param position its position, greater than every one before
     * @param event its canonical bytes
     */
    public void add(long position, byte[] event) {
        if (events.isEmpty()) {
            firstPosition = position;
        }
        lastPosition = position;
        bytes += event.length;
        events.add(event);
    }

    /**
     * Adds an event that was collected for a purpose.
     *
     * @param position its position, greater than every one before
     * @param event its canonical bytes
     * @param purpose why it was collected
     */
    public void add(long position, byte[] event, Purpose purpose) {
        add(position, event);
        if (!purpose.equals(lastPurpose)) {
            lastPurpose = purpose;
            purposes.add(purpose.id());
        }
    }

    /**
     * Returns why the events were collected.
     *
     * @return the ids of all purposes, sorted; the same for the same events
     */
    public Set<String> purposes() {
        return Collections.unmodifiableSet(purposes);
    }

    /** Forgets all events. */
    public void clear() {
        start("");
    }

    /**
     * Forgets all events, and says what is common to those to come.
     *
     * @param facts members of a JSON object, without braces; empty for what the client itself knows
     */
    public void start(String facts) {
        events.clear();
        purposes.clear();
        lastPurpose = null;
        bytes = 0;
        context = facts;
    }

    /**
     * Returns what is common to all events.
     *
     * @return members of a JSON object, without braces; empty for what the client itself knows
     */
    public String context() {
        return context;
    }

    /**
     * Returns how many events there are.
     *
     * @return 0 or more
     */
    public int size() {
        return events.size();
    }

    /**
     * Returns an event.
     *
     * @param index 0 to {@link #size()} - 1
     * @return its canonical bytes, not to be changed
     */
    public byte[] event(int index) {
        return events.get(index);
    }

    /**
     * Returns how long the events are.
     *
     * @return bytes of all events together
     */
    public long bytes() {
        return bytes;
    }

    /**
     * Names this very set of events among all that one client sends.
     *
     * <p>Events only ever leave a range of positions, so first, last and number tell two sets apart.
     *
     * @return first position, last position and number, in hexadecimal
     */
    public String key() {
        return Long.toHexString(firstPosition)
                + '-'
                + Long.toHexString(lastPosition)
                + '-'
                + Integer.toHexString(events.size());
    }
}
