package dev.northing.core.json.dictionary;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Priority;
import dev.northing.core.dictionary.PropertyDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers the fields of an event. */
final class EventParts {

    private final DictionaryInput in;
    private final CommonParts common;
    private List<String> identifiers = List.of();
    private List<String> optionalIdentifiers = List.of();
    private Priority priority = Priority.NORMAL;
    private final Map<String, PropertyDefinition> properties = new TreeMap<>();

    private EventParts(DictionaryInput in) {
        this.in = in;
        this.common = new CommonParts(in);
    }

    static EventDefinition read(DictionaryInput in, String action) throws IOException {
        EventParts parts = new EventParts(in);
        in.startObject();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            if (!parts.take(name)) {
                throw in.unknownField(name);
            }
        }
        return parts.event(action);
    }

    private boolean take(String name) throws IOException {
        switch (name) {
            case "identifiers" -> identifiers = in.texts();
            case "optional_identifiers" -> optionalIdentifiers = in.texts();
            case "priority" -> priority = in.known(Priority.ofKey(in.text()));
            case "properties" -> properties();
            default -> {
                return common.take(name);
            }
        }
        return true;
    }

    private void properties() throws IOException {
        in.startObject();
        for (String key = in.nextField(); key != null; key = in.nextField()) {
            properties.put(key, PropertyParts.read(in, key));
        }
    }

    private EventDefinition event(String action) {
        return new EventDefinition(
                action,
                common.description,
                identifiers,
                optionalIdentifiers,
                properties,
                common.ownership(),
                common.lifecycle(),
                common.governance(),
                priority,
                common.sampling,
                common.tiers,
                common.tags,
                common.waivers,
                common.extensions);
    }
}
