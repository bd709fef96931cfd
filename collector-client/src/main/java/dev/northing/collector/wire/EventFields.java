package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/**
 * Writes members of JSON objects from the parts of events, each with a comma behind it or in front, as the caller says by name.
 *
 * <p>Confined to one thread.
 */
final class EventFields {

    /** {@code yyyy-MM-ddTHH:mm:ss.SSS} */
    private static final int MILLIS_LENGTH = 23;

    private EventFields() {}

    /** The bytes of JSON that is written as it stands. */
    static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Adds what stands in front, the part as a JSON string, and nothing at all when the event has no such part. */
    static boolean addIfThere(byte[] front, CanonicalEvent event, Part part, Bytes out) {
        if (!event.has(part)) {
            return false;
        }
        out.add(front);
        addQuoted(event, part, out);
        return true;
    }

    static void addQuoted(CanonicalEvent event, Part part, Bytes out) {
        // With its quotes, which stand around it in the canonical bytes too.
        out.add(event.json(), event.start(part) - 1, event.end(part) + 1);
    }

    /** Adds the time as a JSON string with milliseconds at most. */
    static void addTime(CanonicalEvent event, Bytes out) {
        int from = event.start(Part.TIME);
        if (event.length(Part.TIME) <= MILLIS_LENGTH + 1) {
            addQuoted(event, Part.TIME, out);
        } else {
            out.add(event.json(), from - 1, from + MILLIS_LENGTH).add('Z').add('"');
        }
    }

    /** Reads one event after the other and lets each be written, with commas between. */
    static void addEach(EventSlice events, Bytes out, Consumer<CanonicalEvent> writer) {
        CanonicalEvent event = new CanonicalEvent();
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                out.add(',');
            }
            event.read(events.event(i));
            writer.accept(event);
        }
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
