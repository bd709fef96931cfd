package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.northing.core.error.EncodingException;
import dev.northing.core.event.EventLimits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How Jackson is set up here: no thread-locals, no source text in errors, limits on everything read. */
final class Json {

    /** Bytes of an event's JSON text read at most: twice what is written, for other tools' white space and escapes. */
    static final int MAX_EVENT_TEXT = 2 * EventLimits.MAX_EVENT_BYTES;

    /** Bytes of a batch's JSON text read at most: far above every wire's cap. */
    static final int MAX_BATCH_TEXT = 64 * 1024 * 1024;

    /** Levels of JSON at most: the event, its properties, the values' own levels, and a typed value's marker. */
    private static final int MAX_LEVELS = EventLimits.MAX_NESTING + 3;

    /** Bytes of a name at most: what is counted here is UTF-8, and names are checked in UTF-16 units once they are read. */
    static final int MAX_NAME_BYTES = 4 * EventLimits.MAX_NAME_LENGTH;

    /** Characters of a number at most: the longest 64-bit number, integer or floating, has 25. */
    private static final int MAX_NUMBER_LENGTH = 32;

    /** Numbers are written in their shortest form by an algorithm that no JDK version changes. */
    static final JsonFactory EVENTS = new JsonFactoryBuilder()
            .rootValueSeparator((String) null)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_EVENT_TEXT)
                    .maxNestingDepth(MAX_LEVELS)
                    .maxNameLength(MAX_NAME_BYTES)
                    .maxStringLength(EventLimits.MAX_EVENT_BYTES)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    /** Batches are read as a stream: their own limit, and each event within keeps the limits of events. */
    static final JsonFactory BATCHES = EVENTS.copy()
            .setStreamReadConstraints(EVENTS.streamReadConstraints()
                    .rebuild()
                    .maxDocumentLength(MAX_BATCH_TEXT)
                    .maxNestingDepth(MAX_LEVELS + 2)
                    .build());

    private Json() {}

    /** The parser's own messages quote the text, so only the place is taken from them. */
    static EncodingException refusal(String what, IOException malformed) {
        if (malformed instanceof StreamConstraintsException tooMuch) {
            return refusal(what, "larger, deeper or longer than it may be", tooMuch.getLocation());
        }
        return malformed instanceof JsonProcessingException broken
                ? refusal(what, "not well-formed JSON in UTF-8, or a name occurs twice", broken.getLocation())
                : new EncodingException(what + ": not valid UTF-8");
    }

    static EncodingException refusal(String what, String why, @Nullable JsonLocation at) {
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new EncodingException(what + place + ": " + why);
    }
}
