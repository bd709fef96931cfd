package dev.northing.core.dictionary;

import dev.northing.core.json.dictionary.JsonSource;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Field;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads how private a property is. */
final class PropertyPrivacyReader {

    private final FieldReader property;
    private final Reading reading;

    PropertyPrivacyReader(FieldReader property) {
        this.property = property;
        this.reading = property.reading();
    }

    /** Class, handling and the rest may stand beside the type or under {@code privacy}. */
    PropertyPrivacy read(PropertyPrivacy around) {
        PropertyPrivacy outer = privacyOf(property, around);
        SourceNode nested = property.given(FieldNames.PRIVACY);
        if (nested == null) {
            return outer;
        }
        FieldReader inner = property.mapping(nested, property.path(), property.label(FieldNames.PRIVACY));
        if (inner == null) {
            return outer;
        }
        PropertyPrivacy read = privacyOf(inner, outer);
        inner.finish();
        return read;
    }

    private PropertyPrivacy privacyOf(FieldReader fields, PropertyPrivacy around) {
        Classification classification = fields.constant(FieldNames.CLASS, Vocabulary.CLASSES);
        Handling handling = handling(fields);
        OptionalInt retention = fields.wholeNumber(FieldNames.RETENTION_DAYS, 1);
        String subject = fields.word(FieldNames.SUBJECT);
        return new PropertyPrivacy(
                classification == null ? around.classification() : classification,
                handling == null ? around.handling() : handling,
                retention.isPresent() ? retention : around.retentionDays(),
                subject == null ? around.subject() : subject);
    }

    private @Nullable Handling handling(FieldReader fields) {
        SourceNode value = fields.given(FieldNames.HANDLING);
        if (value == null) {
            return null;
        }
        if (value instanceof Mapping mapping) {
            return handling(mapping, new FieldReader(reading, mapping, fields.pathOf(FieldNames.HANDLING)));
        }
        ScrubAction action = action(value, fields);
        return action == null ? null : new Handling(action, Map.of());
    }

    private @Nullable Handling handling(Mapping mapping, FieldReader parts) {
        SourceNode name = parts.given(FieldNames.HANDLING_ACTION);
        if (name == null) {
            parts.missing(FieldNames.HANDLING_ACTION, "say what is done to the value, such as truncate");
            return null;
        }
        ScrubAction action = action(name, parts);
        return action == null ? null : handling(action, mapping, parts);
    }

    /** A handling whose settings do not fit is none: the class brings a safe one. */
    private @Nullable Handling handling(ScrubAction action, Mapping mapping, FieldReader parts) {
        for (String setting : ActionSettings.names(action)) {
            parts.take(FieldName.of(setting));
        }
        parts.finish();
        Handling handling = new Handling(action, settings(action, mapping));
        try {
            ActionSettings.action(action, handling.settings());
            return handling;
        } catch (ActionSettings.UnfitSetting unfit) {
            reading.error("S009", field(mapping, unfit.setting()), unfit.getMessage() + "; the handling has no effect");
            return null;
        }
    }

    private static SourceNode field(Mapping mapping, String name) {
        for (Field field : mapping.fields()) {
            if (field.name().equals(name)) {
                return field.value();
            }
        }
        return mapping;
    }

    private @Nullable ScrubAction action(SourceNode value, FieldReader fields) {
        if (value instanceof Scalar scalar && scalar.text().equals("hash")) {
            reading.error(
                    "S009", value, "'handling' is 'hash': a plain hash can be undone by guessing; write pseudonymize");
            return null;
        }
        return fields.scalars().constant(value, fields.label(FieldNames.HANDLING), Vocabulary.ACTIONS);
    }

    /** Settings belong to the action: kept as written, lists and mappings as canonical JSON. */
    private static Map<String, String> settings(ScrubAction action, Mapping handling) {
        Map<String, String> settings = new TreeMap<>();
        for (Field field : handling.fields()) {
            if (ActionSettings.names(action).contains(field.name())) {
                settings.put(
                        field.name(),
                        field.value() instanceof Scalar scalar ? scalar.text() : JsonSource.canonical(field.value()));
            }
        }
        return settings;
    }
}
