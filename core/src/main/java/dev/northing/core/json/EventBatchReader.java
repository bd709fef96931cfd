package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.northing.core.error.EncodingException;
import dev.northing.core.event.Event;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a batch as Northing's own wire carries it: an object whose field {@code events} is a list of events.
 *
 * <p>The batch is read as a stream of at most 64 MiB; other fields are skipped. Each event keeps the limits of
 * {@link EventReader}. Immutable.
 *
 * @since 0.1.0
 */
public final class EventBatchReader {

    /** Creates a reader. */
    public EventBatchReader() {}

    /**
     * Reads a batch.
     *
     * @param json the text of one JSON object in UTF-8; not closed
     * @param action receives each event, in the order of the batch; also those before a mistake
     * @return how many events there were
     * @throws EncodingException if the text is not a batch; the message names line and column and quotes nothing
     * @throws UncheckedIOException if the stream itself fails
     */
    public int read(InputStream json, Consumer<Event> action) {
        Watched watched = new Watched(json);
        try (JsonParser parser = Json.BATCHES.createParser(watched)) {
            return batch(parser, action);
        } catch (IOException malformed) {
            if (watched.failure != null) {
                throw new UncheckedIOException(watched.failure);
            }
            throw Json.refusal("batch", malformed);
        }
    }

    private static int batch(JsonParser parser, Consumer<Event> action) throws IOException {
        demand(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object");
        int events = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            demand(parser, parser.currentToken(), JsonToken.FIELD_NAME, "a field");
            boolean isEvents = parser.currentName().equals("events");
            JsonToken value = parser.nextToken();
            if (isEvents) {
                demand(parser, value, JsonToken.START_ARRAY, "a list of events");
                events += events(parser, action);
            } else {
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw Json.refusal("batch", "expected the end of the text behind the batch", parser.currentTokenLocation());
        }
        return events;
    }

    private static int events(JsonParser parser, Consumer<Event> action) throws IOException {
        EventParser events = new EventParser(parser);
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long start = parser.currentTokenLocation().getByteOffset();
            Event event = events.event();
            if (parser.currentLocation().getByteOffset() - start > Json.MAX_EVENT_TEXT) {
                throw events.refuse("expected an event of at most " + Json.MAX_EVENT_TEXT + " bytes");
            }
            action.accept(event);
            count++;
        }
        return count;
    }

    private static void demand(JsonParser parser, JsonToken actual, JsonToken expected, String inWords) {
        if (actual != expected) {
            throw Json.refusal("batch", "expected " + inWords, parser.currentTokenLocation());
        }
    }

    /** Tells a stream that fails from a text that is wrong. */
    private static final class Watched extends FilterInputStream {

        private @Nullable IOException failure;

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException broken) {
                failure = broken;
                throw broken;
            }
        }

        @Override
        public void close() {
            // The stream belongs to the caller.
        }
    }
}
