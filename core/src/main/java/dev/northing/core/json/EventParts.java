package dev.northing.core.json;

import dev.northing.core.dictionary.EventDefinition;
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
    private final Map<String, PropertyDefinition> properties = new TreeMap<>();

    EventParts(DictionaryInput in) {
        this.in = in;
        this.common = new CommonParts(in);
    }

    boolean take(String name) throws IOException {
        switch (name) {
            case "identifiers" -> identifiers = in.texts();
            case "properties" -> in.object(this::property);
            default -> {
                return common.take(name);
            }
        }
        return true;
    }

    private boolean property(String key) throws IOException {
        properties.put(key, PropertyParts.read(in, key));
        return true;
    }

    EventDefinition event(String action) {
        return new EventDefinition(
                action,
                common.description,
                identifiers,
                properties,
                common.ownership(),
                common.lifecycle(),
                common.governance(),
                common.sampling,
                common.tiers,
                common.tags,
                common.waivers,
                common.extensions);
    }
}
