package dev.northing.collector.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.northing.collector.batch.EventSlice;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What is the same for all events of a batch, one by one, for wires that have a place for each.
 *
 * <p>Immutable.
 *
 * @param application the application's name
 * @param applicationVersion its version
 * @param runtime such as {@code java/17}
 * @param library this library's name
 * @param libraryVersion its version
 * @param dictionary the fingerprint of the dictionary that the events were checked against
 */
record Facts(
        String application,
        String applicationVersion,
        String runtime,
        String library,
        String libraryVersion,
        String dictionary) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Facts of the events of a batch: of the client that stored them, if that was another one. */
    static Facts of(EventSlice events, CommonFacts own) {
        return read(events.context().isEmpty() ? own.toJsonMembers() : events.context());
    }

    /** From the members of a JSON object; what is missing, or cannot be read, is {@code unknown}. */
    static Facts read(String members) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = JSON.createParser('{' + members + '}')) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException unreadable) {
            // Stored by a client of another kind: the events themselves are as good as ever.
        }
        String library = texts.getOrDefault("library", "unknown");
        int slash = library.indexOf('/');
        return new Facts(
                texts.getOrDefault("application", "unknown"),
                texts.getOrDefault("application_version", "unknown"),
                texts.getOrDefault("runtime", "unknown"),
                slash < 0 ? library : library.substring(0, slash),
                slash < 0 ? "unknown" : library.substring(slash + 1),
                texts.getOrDefault("dictionary", "unknown"));
    }
}
