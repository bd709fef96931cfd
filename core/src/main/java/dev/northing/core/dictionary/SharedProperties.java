package dev.northing.core.dictionary;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The properties that are defined once and referred to by name. */
final class SharedProperties {

    private final Map<String, PropertyDefinition> byName = new TreeMap<>();

    void add(PropertyDefinition property) {
        byName.putIfAbsent(property.name(), property);
    }

    @Nullable
    PropertyDefinition find(String name) {
        return byName.get(name);
    }

    Set<String> names() {
        return byName.keySet();
    }
}
