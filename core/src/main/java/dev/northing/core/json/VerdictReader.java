package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a receiver of Northing's own wire says about single events: {@code {"rejected":["<id>",...],"retry":["<id>",...]}}.
 *
 * <p>Both fields may be absent, others are skipped. At most 64 KiB, 32 levels and 2,000 ids are read. A text that is not of this
 * form, that repeats a name, or that exceeds a limit gives nothing at all: no part of it is believed, and nothing of it is told.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class VerdictReader {

    /** Bytes of an answer at most. */
    public static final int MAX_BYTES = 64 * 1024;

    /** Levels of JSON at most. */
    public static final int MAX_DEPTH = 32;

    /** Ids at most, of both fields together. */
    public static final int MAX_IDS = 2_000;

    private static final JsonFactory ANSWERS = Json.EVENTS
            .copy()
            .setStreamReadConstraints(Json.EVENTS
                    .streamReadConstraints()
                    .rebuild()
                    .maxDocumentLength(MAX_BYTES)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_BYTES)
                    .build());

    /** Creates a reader. */
    public VerdictReader() {}

    /**
     * What is said about single events, by their ids as the receiver wrote them.
     *
     * <p>Immutable.
     *
     * @param rejected those that are not wanted, now or later
     * @param retry those that are wanted, but could not be taken this time
     * @since 0.1.0
     */
    public record Verdict(Set<String> rejected, Set<String> retry) {

        /**
         * Copies the sets.
         *
         * @param rejected those that are not wanted, now or later
         * @param retry those that are wanted, but could not be taken this time
         */
        public Verdict {
            rejected = Set.copyOf(rejected);
            retry = Set.copyOf(retry);
        }

        /**
         * Tells whether nothing is said about any event.
         *
         * @return whether both sets are empty
         */
        public boolean isEmpty() {
            return rejected.isEmpty() && retry.isEmpty();
        }
    }

    /**
     * Reads an answer.
     *
     * @param json the text of one JSON object in UTF-8
     * @return what it says; empty when the text cannot be read
     */
    public Optional<Verdict> read(byte[] json) {
        if (json.length > MAX_BYTES) {
            return Optional.empty();
        }
        try (JsonParser parser = ANSWERS.createParser(json)) {
            return Optional.ofNullable(verdict(parser));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable Verdict verdict(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        Set<String> rejected = new HashSet<>();
        Set<String> retry = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean readable = switch (parser.currentName()) {
                case "rejected" -> addIds(parser, rejected);
                case "retry" -> addIds(parser, retry);
                default -> skip(parser);
            };
            if (!readable || rejected.size() + retry.size() > MAX_IDS) {
                return null;
            }
        }
        return parser.nextToken() == null ? new Verdict(rejected, retry) : null;
    }

    private static boolean skip(JsonParser parser) throws IOException {
        parser.nextToken();
        parser.skipChildren();
        return true;
    }

    private static boolean addIds(JsonParser parser, Set<String> ids) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return false;
        }
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            ids.add(parser.getText());
        }
        return parser.currentToken() == JsonToken.END_ARRAY;
    }
}
