package dev.northing.core.schema;

import dev.northing.core.dictionary.Constraints;
import dev.northing.core.dictionary.DataCategory;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Expiry;
import dev.northing.core.dictionary.Governance;
import dev.northing.core.dictionary.Lifecycle;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.Ownership;
import dev.northing.core.dictionary.Priority;
import dev.northing.core.dictionary.Profile;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.dictionary.Status;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Short ways to write definitions in tests. */
final class EventDefinitions {

    private EventDefinitions() {}

    static MetricDictionary dictionary(EventDefinition... events) {
        return MetricDictionary.of(Profile.STRICT, List.of(), List.of(events), List.of(), List.of());
    }

    static EventDefinition event(String action, List<String> identifiers, PropertyDefinition... properties) {
        return event(action, identifiers, Status.ACTIVE, null, properties);
    }

    static EventDefinition event(
            String action,
            List<String> identifiers,
            Status status,
            @Nullable Expiry expires,
            PropertyDefinition... properties) {
        Map<String, PropertyDefinition> byName =
                Arrays.stream(properties).collect(Collectors.toMap(PropertyDefinition::name, Function.identity()));
        String removedIn = status == Status.REMOVED ? "16.10" : null;
        return new EventDefinition(
                action,
                "",
                identifiers,
                List.of(),
                byName,
                new Ownership("team", List.of(), List.of()),
                new Lifecycle(status, null, null, removedIn, null, null, expires, null, List.of(), null, null),
                new Governance(DataCategory.OPTIONAL, null, null, OptionalInt.empty(), List.of()),
                Priority.NORMAL,
                null,
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    static PropertyDefinition property(String name, PropertyType type) {
        return property(name, type, false, Constraints.NONE, null);
    }

    static PropertyDefinition required(String name, PropertyType type) {
        return property(name, type, true, Constraints.NONE, null);
    }

    static PropertyDefinition bounded(String name, PropertyType type, @Nullable String min, @Nullable String max) {
        return property(
                name,
                type,
                false,
                new Constraints(List.of(), false, OptionalInt.empty(), decimal(min), decimal(max), null),
                null);
    }

    static PropertyDefinition limited(String name, PropertyType type, int maxLength) {
        return property(
                name,
                type,
                false,
                new Constraints(List.of(), false, OptionalInt.of(maxLength), null, null, null),
                null);
    }

    static PropertyDefinition oneOf(String name, boolean open, String... values) {
        return property(
                name,
                PropertyType.ENUM,
                false,
                new Constraints(List.of(values), open, OptionalInt.of(8), null, null, null),
                null);
    }

    static PropertyDefinition listOf(String name, @Nullable PropertyDefinition items) {
        return property(name, PropertyType.LIST, false, Constraints.NONE, items);
    }

    static PropertyDefinition map(String name, boolean required, PropertyDefinition... entries) {
        return new PropertyDefinition(
                name,
                "",
                PropertyType.MAP,
                required,
                false,
                Constraints.NONE,
                null,
                List.of(entries),
                null,
                List.of(),
                PropertyPrivacy.UNDECLARED,
                null);
    }

    private static PropertyDefinition property(
            String name,
            PropertyType type,
            boolean required,
            Constraints constraints,
            @Nullable PropertyDefinition items) {
        return new PropertyDefinition(
                name,
                "",
                type,
                required,
                false,
                constraints,
                items,
                List.of(),
                null,
                List.of(),
                PropertyPrivacy.UNDECLARED,
                null);
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
