package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.DefinitionSource;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A property that holds values of its own, in an event or in the shared registry; entries of maps included. */
record PropertySite(
        PropertyDefinition definition,
        PropertyPrivacy privacy,
        DefinitionSource source,
        String path,
        @Nullable EventDefinition event,
        boolean inherited) {

    private static final int MAX_STEP_LENGTH = 1_024;

    /** The properties of an event; those that repeat the shared registry word by word are marked as inherited. */
    static List<PropertySite> inEvent(Sourced<EventDefinition> event, Map<String, PropertyDefinition> registry) {
        List<PropertySite> sites = new ArrayList<>();
        for (PropertyDefinition property : event.definition().properties().values()) {
            boolean inherited = repeats(property, registry);
            new PropertySite(
                            property,
                            property.privacy(),
                            event.source(),
                            "properties" + step(property),
                            event.definition(),
                            inherited)
                    .addLeavesTo(sites);
        }
        return sites;
    }

    static List<PropertySite> inRegistry(Sourced<PropertyDefinition> shared) {
        List<PropertySite> sites = new ArrayList<>();
        PropertyDefinition property = shared.definition();
        new PropertySite(property, property.privacy(), shared.source(), "", null, false).addLeavesTo(sites);
        return sites;
    }

    private static boolean repeats(PropertyDefinition property, Map<String, PropertyDefinition> registry) {
        PropertyDefinition shared = property.ref() == null ? null : registry.get(property.ref());
        return shared != null
                && shared.type() == property.type()
                && shared.privacy().equals(property.privacy())
                && shared.constraints().equals(property.constraints())
                && shared.entries().equals(property.entries());
    }

    private void addLeavesTo(List<PropertySite> sites) {
        if (definition.type() != PropertyType.MAP || definition.entries().isEmpty()) {
            sites.add(this);
        }
        for (PropertyDefinition entry : definition.entries()) {
            within(entry, ".entries" + step(entry)).addLeavesTo(sites);
        }
        PropertyDefinition items = definition.items();
        if (items != null && items.type() == PropertyType.MAP) {
            within(items, ".items").addLeavesTo(sites);
        }
    }

    /** A name that no mapping can hold as a key stands at no path, and is not worth looking for. */
    private static String step(PropertyDefinition property) {
        return property.name().length() > MAX_STEP_LENGTH ? "" : "." + property.name();
    }

    /** What says nothing of its own privacy shares that of what holds it. */
    private PropertySite within(PropertyDefinition part, String suffix) {
        PropertyPrivacy own = part.privacy().classification() == null ? privacy : part.privacy();
        return new PropertySite(part, own, source, trimDot(path + suffix), event, inherited);
    }

    private static String trimDot(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }

    @Nullable
    Classification classification() {
        return privacy.classification();
    }

    /** What is done to a value in the end; an unclassified value is kept as far as its definition goes. */
    ScrubAction action() {
        if (privacy.handling() != null) {
            return privacy.handling().action();
        }
        Classification classification = classification();
        return classification == null ? ScrubAction.KEEP : classification.defaultAction();
    }

    /** The path of one of the property's fields. */
    String pathOf(String field) {
        return trimDot(path + "." + field);
    }

    boolean isClosedEnum() {
        return definition.type() == PropertyType.ENUM
                && !definition.constraints().open();
    }
}
