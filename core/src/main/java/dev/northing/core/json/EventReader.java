package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.northing.core.error.EncodingException;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from canonical JSON; what {@link EventWriter} wrote comes back equal.
 *
 * <p>Takes any order of fields, skips fields it does not know, and refuses repeated names, whole numbers beyond 64 bits,
 * numbers that no double holds, nulls as values, texts over 64 KiB, and nesting beyond {@link EventLimits#MAX_NESTING}.
 * Every refusal is an {@link EncodingException} with line and column that never quotes the text.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class EventReader {

    private static final byte[] BEFORE_ID = "{\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_END = BEFORE_ID.length + EventId.TEXT_LENGTH;

    /** Creates a reader. */
    public EventReader() {}

    /**
     * Returns the id of an event that {@link EventWriter} has written, without reading more than that.
     *
     * @param written the canonical event
     * @return the id's text, or null when the event does not begin with one
     */
    public static @Nullable String idOf(byte[] written) {
        boolean begins = written.length > ID_END
                && written[ID_END] == '"'
                && Arrays.equals(written, 0, BEFORE_ID.length, BEFORE_ID, 0, BEFORE_ID.length);
        return begins ? new String(written, BEFORE_ID.length, EventId.TEXT_LENGTH, StandardCharsets.ISO_8859_1) : null;
    }

    /**
     * Reads one event.
     *
     * @param json the text of one JSON object in UTF-8, with nothing but white space around it
     * @return the event; id and time are null when the text has none
     * @throws EncodingException if the text is not an event; the message names line and column
     */
    public Event read(byte[] json) {
        return read(json, 0, json.length);
    }

    /**
     * Reads one event from a part of an array.
     *
     * @param json holds the text of one JSON object in UTF-8
     * @param offset where the text begins
     * @param length bytes of the text
     * @return the event; id and time are null when the text has none
     * @throws EncodingException if the text is not an event; the message names line and column
     */
    public Event read(byte[] json, int offset, int length) {
        if (length > Json.MAX_EVENT_TEXT) {
            throw new EncodingException("event: " + length + " bytes, expected at most " + Json.MAX_EVENT_TEXT);
        }
        try (JsonParser parser = Json.EVENTS.createParser(json, offset, length)) {
            return new EventParser(parser).only();
        } catch (IOException malformed) {
            throw Json.refusal("event", malformed);
        }
    }
}
