package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.northing.core.event.EventLimits;

/** How Jackson is set up here: no thread-locals, no source text in errors, limits on everything read. */
final class Json {

    /** Bytes of an event's JSON text read at most: twice what is written, for other tools' white space and escapes. */
    static final int MAX_EVENT_TEXT = 2 * EventLimits.MAX_EVENT_BYTES;

    /** Levels of JSON at most: the event, its properties, the values' own levels, and a typed value's marker. */
    private static final int MAX_LEVELS = EventLimits.MAX_NESTING + 3;

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
                    .maxNameLength(EventLimits.MAX_NAME_LENGTH)
                    .maxStringLength(EventLimits.MAX_EVENT_BYTES)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private Json() {}
}
