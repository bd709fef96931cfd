package dev.northing.collector.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a receiver's answer into maps, lists, texts, numbers and booleans; answers are small and seldom.
 *
 * <p>Immutable.
 */
final class AnswerReader {

    /** Objects and lists inside one another at most. */
    private static final int MAX_DEPTH = 16;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private AnswerReader() {}

    /** The members of the answer's object; none when it is no JSON object, or is cut off. */
    static Map<String, Object> read(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            Object value = json.nextToken() == JsonToken.START_OBJECT ? readValue(json) : null;
            return json.nextToken() == null ? object(value) : Map.of();
        } catch (IOException unreadable) {
            return Map.of();
        }
    }

    private static @Nullable Object readValue(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> readObject(json);
            case START_ARRAY -> readList(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? json.getText()
                        : (Object) json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, Object> readObject(JsonParser json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            Object value = readValue(json);
            if (value != null) {
                members.put(name, value);
            }
        }
        return members;
    }

    private static List<Object> readList(JsonParser json) throws IOException {
        List<Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object value = readValue(json);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** A value as an object; one without members when it is none. */
    @SuppressWarnings("unchecked") // objects are only ever made here, with names of text
    static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** A value as a list; an empty one when it is none. */
    @SuppressWarnings("unchecked") // lists are only ever made here
    static List<Object> list(@Nullable Object value) {
        return value instanceof List ? (List<Object>) value : List.of();
    }

    /** The whole numbers of a list that are places in a request of that size. */
    static Set<Integer> indexes(@Nullable Object value, int size) {
        Set<Integer> found = new HashSet<>();
        for (Object each : list(value)) {
            if (each instanceof Long index && index >= 0 && index < size) {
                found.add(index.intValue());
            }
        }
        return found;
    }
}
