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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A property in an event or in the shared registry, or an entry or the elements of one, at every depth. */
record PropertySite(
        String name,
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
                            property.name(),
                            property,
                            property.privacy(),
                            event.source(),
                            "properties" + step(property),
                            event.definition(),
                            inherited)
                    .addTo(sites);
        }
        return sites;
    }

    static List<PropertySite> inRegistry(Sourced<PropertyDefinition> shared) {
        List<PropertySite> sites = new ArrayList<>();
        PropertyDefinition property = shared.definition();
        new PropertySite(property.name(), property, property.privacy(), shared.source(), "", null, false).addTo(sites);
        return sites;
    }

    private static boolean repeats(PropertyDefinition property, Map<String, PropertyDefinition> registry) {
        PropertyDefinition shared = property.ref() == null ? null : registry.get(property.ref());
        return shared != null
                && shared.type() == property.type()
                && shared.privacy().equals(property.privacy())
                && shared.constraints().equals(property.constraints())
                && Objects.equals(shared.items(), property.items())
                && shared.entries().equals(property.entries());
    }

    private void addTo(List<PropertySite> sites) {
        sites.add(this);
        parts().forEach(part -> part.addTo(sites));
    }

    /** The entries of a map and the elements of a list. */
    List<PropertySite> parts() {
        List<PropertySite> parts = new ArrayList<>();
        for (PropertyDefinition entry : definition.entries()) {
            parts.add(within(entry, entry.name(), ".entries" + step(entry)));
        }
        PropertyDefinition items = definition.items();
        if (items != null) {
            parts.add(within(items, name, ".items"));
        }
        return parts;
    }

    /** A name that no mapping can hold as a key stands at no path, and is not worth looking for. */
    private static String step(PropertyDefinition property) {
        return property.name().length() > MAX_STEP_LENGTH ? "" : "." + property.name();
    }

    /** The elements of a list have no name of their own, and go by that of the list. */
    private PropertySite within(PropertyDefinition part, String partName, String suffix) {
        return new PropertySite(
                partName, part, privacy.within(part.privacy()), source, trimDot(path + suffix), event, inherited);
    }

    /** Whether its values are judged here: those of a map or list are judged part by part unless its class is its own alone. */
    boolean holdsValues() {
        PropertyDefinition items = definition.items();
        if (items == null && definition.entries().isEmpty()) {
            return true;
        }
        return classification() != null
                && (items == null || hasClass(items))
                && definition.entries().stream().allMatch(PropertySite::hasClass);
    }

    private static boolean hasClass(PropertyDefinition part) {
        return part.privacy().classification() != null;
    }

    /** Whether it has a name of its own, as the elements of a list have not. */
    boolean isNamed() {
        return !path.endsWith(".items") && !path.equals("items");
    }

    private static String trimDot(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }

    @Nullable
    Classification classification() {
        return privacy.classification();
    }

    ScrubAction action() {
        return actionOf(privacy);
    }

    /** What is done to a value in the end; an unclassified value is kept as far as its definition goes. */
    static ScrubAction actionOf(PropertyPrivacy privacy) {
        if (privacy.handling() != null) {
            return privacy.handling().action();
        }
        Classification classification = privacy.classification();
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
