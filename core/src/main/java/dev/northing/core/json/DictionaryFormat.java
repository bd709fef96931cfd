package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/** The compiled form of a dictionary: its name, its limits, and how Jackson is set up for it. */
final class DictionaryFormat {

    /** The field that says which format it is; sorts before every other. */
    static final String FIELD = "$format";

    /** The only format so far. */
    static final String VERSION = "northing-dictionary/1";

    /** Levels of nesting at most: twice what a source may have. */
    static final int MAX_DEPTH = 64;

    /** UTF-16 units of a field's name at most, and so of every key. */
    static final int MAX_NAME_LENGTH = 256;

    /** UTF-16 units of a text at most. */
    static final int MAX_TEXT_LENGTH = 1024 * 1024;

    /** Bytes of a compiled dictionary at most: sixteen thousand full definitions of two kibibytes. */
    static final int MAX_BYTES = 32 * 1024 * 1024;

    /** Characters of a number at most. */
    static final int MAX_NUMBER_LENGTH = 200;

    /** No thread-locals; numbers are written by Jackson's own algorithm, since the JDK's differs between versions. */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(MAX_TEXT_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxDocumentLength(MAX_BYTES)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private DictionaryFormat() {}

    /** What a parser says, in one line, without its remarks about where its input came from. */
    static String reason(JsonProcessingException problem) {
        String message = problem.getOriginalMessage().replaceAll("\\s+", " ");
        int remark = message.indexOf(" (start marker at");
        return remark < 0 ? message : message.substring(0, remark);
    }
}
