package dev.northing.core.dictionary;

import dev.northing.core.dictionary.FieldReader.Element;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one event. */
final class EventDefinitionReader {

    /** GitLab's fields that say nothing to Northing; in the strict profile they are unknown. */
    private static final List<String> GITLAB_ONLY =
            List.of("internal_events", "classification", "extra_trackers", "extra_properties");

    /** The three properties that GitLab knows without being told, by the name of their older description field. */
    private static final Map<String, String> OLD_DESCRIPTIONS =
            Map.of("label_description", "label", "property_description", "property", "value_description", "value");

    private final FieldReader fields;
    private final Reading reading;
    private final GovernanceReader common;
    private final PropertyReader properties;

    EventDefinitionReader(FieldReader fields, SharedProperties shared) {
        this.fields = fields;
        this.reading = fields.reading();
        this.common = new GovernanceReader(fields);
        this.properties = new PropertyReader(fields, shared);
    }

    EventDefinition read(String action) {
        return new EventDefinition(
                action,
                common.description(),
                fields.words(FieldNames.IDENTIFIERS),
                fields.words(FieldNames.OPTIONAL_IDENTIFIERS),
                properties(),
                common.ownership(),
                common.lifecycle(),
                common.governance(),
                priority(),
                common.sampling(),
                common.tiers(),
                fields.words(FieldNames.TAGS),
                common.waivers(),
                extensions());
    }

    private Priority priority() {
        Priority priority = fields.constant(FieldNames.PRIORITY, Vocabulary.PRIORITIES);
        return priority == null ? Priority.NORMAL : priority;
    }

    private Map<String, PropertyDefinition> properties() {
        Map<String, PropertyDefinition> read = new TreeMap<>();
        for (Element element : fields.named(FieldNames.PROPERTIES, FieldNames.NAME)) {
            PropertyDefinition property = isPlaceholder(element) ? placeholder(element) : properties.read(element);
            if (property != null && read.putIfAbsent(property.name(), property) != null) {
                reading.error("S002", element.value(), "property '" + property.name() + "' stands twice: remove one");
            }
        }
        oldProperties(read);
        return read;
    }

    /** GitLab's own tools write names without content; the strict profile asks such a property for its type. */
    private boolean isPlaceholder(Element element) {
        return !reading.strict() && element.value() instanceof Scalar scalar && scalar.isNull();
    }

    private @Nullable PropertyDefinition placeholder(Element element) {
        SourceNode at = element.key() == null ? element.value() : element.key();
        reading.info(
                "S011",
                at,
                Reading.quote(element.name())
                        + " is an empty placeholder and declares no property: describe it, or remove" + " it");
        return null;
    }

    private void oldProperties(Map<String, PropertyDefinition> read) {
        List<String> names = new ArrayList<>(OLD_DESCRIPTIONS.keySet());
        names.sort(null);
        for (String name : names) {
            String property = String.valueOf(OLD_DESCRIPTIONS.get(name));
            SourceNode value = fields.takeLegacy(name, "it is read as property '" + property + "'");
            if (value != null && !isNull(value)) {
                String description = fields.scalars().text(value, "'" + name + "'");
                read.putIfAbsent(property, PropertyReader.untyped(property, description == null ? "" : description));
            }
        }
    }

    private static boolean isNull(SourceNode value) {
        return value instanceof Scalar scalar && scalar.isNull();
    }

    /** Comes last: what nothing else has taken is unknown. */
    private Map<String, String> extensions() {
        if (!reading.strict()) {
            GITLAB_ONLY.forEach(fields::keep);
        }
        common.legacy(FieldNames.LEGACY_IN_EVENTS);
        fields.finish();
        return reading.extensions();
    }
}
