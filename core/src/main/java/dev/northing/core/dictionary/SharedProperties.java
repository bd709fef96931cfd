package dev.northing.core.dictionary;

import dev.northing.core.source.NearestName;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The properties that are defined once and referred to by name. */
final class SharedProperties {

    private final Map<String, PropertyDefinition> byName = new TreeMap<>();

    private @Nullable NearestName nearest;

    void add(PropertyDefinition property) {
        byName.putIfAbsent(property.name(), property);
        nearest = null;
    }

    @Nullable
    PropertyDefinition find(String name) {
        return byName.get(name);
    }

    /** The end of a message about a name that is not there; the names are indexed once they are all in. */
    String hint(String name) {
        if (nearest == null) {
            nearest = NearestName.among(byName.keySet());
        }
        return nearest.hint(name);
    }
}
