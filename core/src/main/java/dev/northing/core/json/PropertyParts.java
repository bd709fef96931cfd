package dev.northing.core.json;

import dev.northing.core.dictionary.Constraints;
import dev.northing.core.dictionary.Handling;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Gathers the fields of a property. */
final class PropertyParts {

    private final DictionaryInput in;
    private String name;
    private String description = "";
    private @Nullable PropertyType type;
    private boolean required;
    private boolean nullable;
    private List<String> values = List.of();
    private boolean open;
    private OptionalInt maxLength = OptionalInt.empty();
    private @Nullable BigDecimal min;
    private @Nullable BigDecimal max;
    private @Nullable String pattern;
    private @Nullable PropertyDefinition items;
    private List<PropertyDefinition> entries = List.of();
    private @Nullable String unit;
    private List<String> examples = List.of();
    private @Nullable Classification classification;
    private @Nullable Handling handling;
    private OptionalInt retentionDays = OptionalInt.empty();
    private @Nullable String subject;
    private @Nullable String ref;

    private PropertyParts(DictionaryInput in, String name) {
        this.in = in;
        this.name = name;
    }

    static PropertyDefinition read(DictionaryInput in, String name) throws IOException {
        PropertyParts parts = new PropertyParts(in, name);
        in.object(parts::take);
        return parts.property();
    }

    private boolean take(String field) throws IOException {
        switch (field) {
            case "name" -> name = in.text();
            case "description" -> description = in.text();
            case "type" -> type = in.constant(PropertyType::ofKey);
            case "required" -> required = in.flag();
            case "nullable" -> nullable = in.flag();
            case "items" -> items = read(in, "items");
            case "entries" -> entries = in.list(() -> read(in, ""));
            case "unit" -> unit = in.text();
            case "examples" -> examples = in.texts();
            case "ref" -> ref = in.text();
            default -> {
                return takeConstraint(field) || takePrivacy(field);
            }
        }
        return true;
    }

    private boolean takeConstraint(String field) throws IOException {
        switch (field) {
            case "enum" -> values = in.texts();
            case "open_enum" -> open = in.flag();
            case "max_length" -> maxLength = OptionalInt.of(in.wholeNumber());
            case "min" -> min = in.number();
            case "max" -> max = in.number();
            case "pattern" -> pattern = in.text();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean takePrivacy(String field) throws IOException {
        switch (field) {
            case "class" -> classification = in.constant(Classification::ofKey);
            case "handling" -> handling = handling();
            case "retention_days" -> retentionDays = OptionalInt.of(in.wholeNumber());
            case "subject" -> subject = in.text();
            default -> {
                return false;
            }
        }
        return true;
    }

    private Handling handling() throws IOException {
        HandlingParts parts = new HandlingParts();
        in.object(parts::take);
        if (parts.action == null) {
            throw in.failure("a handling without action");
        }
        return new Handling(parts.action, parts.settings);
    }

    private final class HandlingParts {

        private @Nullable ScrubAction action;
        private Map<String, String> settings = Map.of();

        boolean take(String field) throws IOException {
            switch (field) {
                case "action" -> action = in.constant(ScrubAction::ofKey);
                case "settings" -> settings = in.textsByName();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    private PropertyDefinition property() {
        if (type == null) {
            throw in.failure("property '" + name + "' without type");
        }
        return new PropertyDefinition(
                name,
                description,
                type,
                required,
                nullable,
                new Constraints(values, open, maxLength, min, max, pattern),
                items,
                entries,
                unit,
                examples,
                new PropertyPrivacy(classification, handling, retentionDays, subject),
                ref);
    }
}
