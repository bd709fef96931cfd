package dev.northing.collector;

import dev.northing.core.dictionary.Constraints;
import dev.northing.core.dictionary.DataCategory;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Expiry;
import dev.northing.core.dictionary.Governance;
import dev.northing.core.dictionary.Handling;
import dev.northing.core.dictionary.Lifecycle;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.Ownership;
import dev.northing.core.dictionary.Priority;
import dev.northing.core.dictionary.Profile;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.dictionary.Status;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Dictionaries for tests, without files. */
public final class Definitions {

    private final List<EventDefinition> events = new ArrayList<>();

    /** A product's build event, as most tests need it: two properties and an organization. */
    public static MetricDictionary builds() {
        return new Definitions()
                .event(event("build_finished")
                        .identifiers("organization")
                        .property(text("outcome"))
                        .property(number("duration_ms")))
                .dictionary();
    }

    public Definitions event(Builder event) {
        events.add(event.build());
        return this;
    }

    public MetricDictionary dictionary() {
        return MetricDictionary.of(Profile.STRICT, List.of(), events, List.of(), List.of());
    }

    public static Builder event(String name) {
        return new Builder(name);
    }

    public static PropertyDefinition text(String name) {
        return property(name, PropertyType.STRING, false, Classification.INTERACTION, null);
    }

    public static PropertyDefinition number(String name) {
        return property(name, PropertyType.INTEGER, false, Classification.TECHNICAL, null);
    }

    public static PropertyDefinition property(
            String name,
            PropertyType type,
            boolean required,
            @Nullable Classification classification,
            @Nullable Handling handling) {
        return new PropertyDefinition(
                name,
                "",
                type,
                required,
                false,
                Constraints.NONE,
                null,
                List.of(),
                null,
                List.of(),
                new PropertyPrivacy(classification, handling, OptionalInt.empty(), null),
                null);
    }

    public static PropertyDefinition map(String name, PropertyDefinition... entries) {
        return new PropertyDefinition(
                name,
                "",
                PropertyType.MAP,
                false,
                false,
                Constraints.NONE,
                null,
                List.of(entries),
                null,
                List.of(),
                new PropertyPrivacy(Classification.TECHNICAL, null, OptionalInt.empty(), null),
                null);
    }

    /** One event's definition. */
    public static final class Builder {

        private final String name;
        private final Map<String, PropertyDefinition> properties = new TreeMap<>();
        private List<String> identifiers = List.of();
        private Status status = Status.ACTIVE;
        private @Nullable Expiry expiry;
        private @Nullable Purpose purpose;
        private Priority priority = Priority.NORMAL;

        private Builder(String name) {
            this.name = name;
        }

        public Builder identifiers(String... keys) {
            identifiers = Arrays.asList(keys);
            return this;
        }

        public Builder property(PropertyDefinition property) {
            properties.put(property.name(), property);
            return this;
        }

        public Builder removed() {
            status = Status.REMOVED;
            return this;
        }

        public Builder expires(Expiry when) {
            expiry = when;
            return this;
        }

        public Builder purpose(Purpose why) {
            purpose = why;
            return this;
        }

        public Builder important() {
            priority = Priority.IMPORTANT;
            return this;
        }

        public EventDefinition build() {
            return new EventDefinition(
                    name,
                    "",
                    identifiers,
                    List.of(),
                    properties,
                    new Ownership("team", List.of(), List.of()),
                    new Lifecycle(status, null, null, null, null, null, expiry, null, List.of(), null, null),
                    new Governance(DataCategory.OPTIONAL, purpose, null, OptionalInt.empty(), List.of()),
                    priority,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of());
        }
    }
}
