package dev.northing.core.dictionary;

import dev.northing.core.dictionary.DefinitionSorter.Unread;
import dev.northing.core.source.SourceLimits;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import dev.northing.core.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the recognized definitions of all files: shared properties first, since others refer to them. Confined to one
 * thread.
 */
final class DefinitionReader {

    private final Profile profile;
    private final SharedProperties shared = new SharedProperties();

    DefinitionReader(Profile profile) {
        this.profile = profile;
    }

    DictionarySources read(DefinitionSorter sorted) {
        List<Sourced<PropertyDefinition>> properties = all(sorted.properties(), this::property);
        properties.forEach(property -> shared.add(property.definition()));
        return new DictionarySources(
                profile,
                all(sorted.metrics(), this::metric),
                all(sorted.events(), this::event),
                properties,
                all(sorted.owners(), this::owner));
    }

    private <D> List<Sourced<D>> all(List<Unread> unread, BiFunction<Unread, Reading, @Nullable D> read) {
        List<Sourced<D>> definitions = new ArrayList<>(unread.size());
        for (Unread one : unread) {
            Reading reading = new Reading(profile, one.findings());
            D definition = read.apply(one, reading);
            if (definition != null) {
                definitions.add(new Sourced<>(definition, reading.source(one.start())));
            }
        }
        return definitions;
    }

    private @Nullable MetricDefinition metric(Unread unread, Reading reading) {
        FieldReader fields = fields(unread, reading, "a metric");
        String key = fields == null ? null : key(unread, fields, FieldNames.KEY_PATH);
        return fields == null || key == null ? null : new MetricReader(fields).read(key);
    }

    private @Nullable EventDefinition event(Unread unread, Reading reading) {
        FieldReader fields = fields(unread, reading, "an event");
        String key = fields == null ? null : key(unread, fields, FieldNames.ACTION);
        return fields == null || key == null ? null : new EventDefinitionReader(fields, shared).read(key);
    }

    private @Nullable FieldReader fields(Unread unread, Reading reading, String what) {
        if (unread.value() instanceof Mapping mapping) {
            return new FieldReader(reading, mapping, "");
        }
        reading.error("S004", unread.value(), "found " + unread.value().noun() + ": expected the fields of " + what);
        return null;
    }

    private static @Nullable String key(Unread unread, FieldReader fields, FieldName name) {
        String inner = fields.word(name);
        Scalar outer = unread.key();
        if (outer == null) {
            return usable(inner, name, fields.reading().source(fields.start()).at(name.name()), fields.reading());
        }
        if (inner != null && !inner.equals(outer.text())) {
            fields.reading()
                    .error(
                            "S009",
                            outer,
                            "'" + name.name() + "' inside differs from the key it stands under: remove it");
        }
        fields.reading().place(name.name(), outer.start());
        return usable(outer.text(), name, outer.start(), fields.reading());
    }

    private static @Nullable String usable(
            @Nullable String key, FieldName name, SourcePosition position, Reading reading) {
        if (key != null && !key.isBlank() && key.length() <= SourceLimits.MAX_KEY_LENGTH) {
            return key;
        }
        boolean tooLong = key != null && !key.isBlank();
        reading.findings()
                .error(
                        tooLong ? "S012" : "S010",
                        position,
                        "'" + name.name() + "' is "
                                + (tooLong
                                        ? "longer than " + SourceLimits.MAX_KEY_LENGTH + " characters"
                                        : "missing or empty")
                                + ", so the definition is not read: give it a short name of its own");
        return null;
    }

    private @Nullable PropertyDefinition property(Unread unread, Reading reading) {
        Mapping around = new Mapping(List.of(), unread.start());
        PropertyReader reader = new PropertyReader(new FieldReader(reading, around, ""), new SharedProperties());
        Scalar key = unread.key();
        if (key != null) {
            reading.place("name", key.start());
        }
        return reader.read(key, unread.value(), "");
    }

    /** An owner may be written as an id, as an id with contacts, or as fields. */
    private @Nullable Owner owner(Unread unread, Reading reading) {
        Scalar key = unread.key();
        SourceNode value = unread.value();
        ScalarReader scalars = new ScalarReader(reading);
        if (value instanceof Mapping mapping) {
            return owner(unread, new FieldReader(reading, mapping, ""));
        }
        String written = key == null ? scalars.word(value, "'owners'") : key.text();
        String id = usable(written, FieldNames.ID, unread.start(), reading);
        return id == null ? null : new Owner(id, key == null ? List.of() : contacts(value, scalars));
    }

    private static @Nullable Owner owner(Unread unread, FieldReader fields) {
        String id = key(unread, fields, FieldNames.ID);
        List<String> contacts = fields.words(FieldNames.CONTACTS);
        fields.finish();
        return id == null ? null : new Owner(id, contacts);
    }

    private static List<String> contacts(SourceNode value, ScalarReader scalars) {
        List<String> contacts = new ArrayList<>();
        for (SourceNode node : value instanceof Sequence sequence ? sequence.elements() : List.of(value)) {
            String contact = scalars.word(node, "'contacts'");
            if (contact != null) {
                contacts.add(contact);
            }
        }
        return contacts;
    }
}
