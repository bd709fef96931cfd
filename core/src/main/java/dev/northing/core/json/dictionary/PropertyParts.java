package dev.northing.core.json.dictionary;

import dev.northing.core.dictionary.Constraints;
import dev.northing.core.dictionary.Handling;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
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
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (!parts.take(field)) {
                throw in.unknownField(field);
            }
        }
        return parts.property();
    }

    private boolean take(String field) throws IOException {
        switch (field) {
            case "name" -> name = in.text();
            case "description" -> description = in.text();
            case "type" -> type = in.known(PropertyType.ofKey(in.text()));
            case "required" -> required = in.flag();
            case "nullable" -> nullable = in.flag();
            case "items" -> items = read(in, "items");
            case "entries" -> entries = entries();
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
            case "class" -> classification = in.known(Classification.ofKey(in.text()));
            case "handling" -> handling = new HandlingParts().read();
            case "retention_days" -> retentionDays = OptionalInt.of(in.wholeNumber());
            case "subject" -> subject = in.text();
            default -> {
                return false;
            }
        }
        return true;
    }

    private List<PropertyDefinition> entries() throws IOException {
        List<PropertyDefinition> read = new ArrayList<>();
        in.startList();
        while (in.nextElement()) {
            read.add(read(in, ""));
        }
        return read;
    }

    private final class HandlingParts {

        private @Nullable ScrubAction action;
        private Map<String, String> settings = Map.of();

        Handling read() throws IOException {
            in.startObject();
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                take(field);
            }
            if (action == null) {
                throw in.failure("a handling without action");
            }
            return new Handling(action, settings);
        }

        private void take(String field) throws IOException {
            switch (field) {
                case "action" -> action = in.known(ScrubAction.ofKey(in.text()));
                case "settings" -> settings = in.textsByName();
                default -> throw in.unknownField(field);
            }
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
