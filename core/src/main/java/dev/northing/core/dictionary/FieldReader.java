package dev.northing.core.dictionary;

import dev.northing.core.json.JsonSource;
import dev.northing.core.source.NearestName;
import dev.northing.core.source.SourceLimits;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Field;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import dev.northing.core.source.SourceNode.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fields of one mapping by name; what is never asked for is unknown in the end.
 *
 * <p>Records where each field stands. Confined to one thread.
 */
final class FieldReader {

    private final Reading reading;
    private final Mapping node;
    private final String path;
    private final ScalarReader scalars;
    private final Map<String, Field> untaken = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();
    private final Map<String, String> writtenAs = new HashMap<>();
    private final Set<String> given = new HashSet<>();

    FieldReader(Reading reading, Mapping node, String path) {
        this.reading = reading;
        this.node = node;
        this.path = path;
        this.scalars = new ScalarReader(reading);
        for (Field field : node.fields()) {
            untaken.put(field.name(), field);
        }
    }

    /**
     * One value of a list or mapping, with what it takes to read it.
     *
     * <p>Its path is put together only when it is asked for: a list may have very many elements under a very long path.
     *
     * @param name its name; empty in a list
     * @param key where the name stands, or null in a list
     * @param value the value
     * @param around the path of the list or mapping
     * @param index its position in a list
     */
    record Element(String name, @Nullable Scalar key, SourceNode value, String around, int index) {

        String path() {
            return key != null ? Reading.join(around, name) : index < 0 ? around : around + "[" + index + "]";
        }
    }

    Reading reading() {
        return reading;
    }

    String path() {
        return path;
    }

    SourcePosition start() {
        return node.start();
    }

    ScalarReader scalars() {
        return scalars;
    }

    String pathOf(FieldName name) {
        return Reading.join(path, name.name());
    }

    /** Returns the value, a null scalar included; null when the field is not there. */
    @Nullable
    SourceNode take(FieldName name) {
        Field first = null;
        for (String spelling : name.spellings()) {
            known.add(spelling);
            Field field = untaken.remove(spelling);
            if (field != null && first == null) {
                first = field;
                record(name, field);
            } else if (field != null && first != null) {
                repeated(field, first);
            }
        }
        return first == null ? null : first.value();
    }

    private void record(FieldName name, Field field) {
        writtenAs.put(name.name(), field.name());
        if (!(field.value() instanceof Scalar scalar && scalar.isNull())) {
            given.add(name.name());
        }
        for (String spelling : name.spellings()) {
            reading.place(Reading.join(path, spelling), field.value().start());
        }
    }

    /** Whether the field was there, with any value, when it was taken. */
    boolean isGiven(FieldName name) {
        return given.contains(name.name());
    }

    /** How messages name the field: as its author wrote it. */
    String label(FieldName name) {
        String written = writtenAs.get(name.name());
        return written == null ? name.quoted() : "'" + written + "'";
    }

    private void repeated(Field field, Field first) {
        reading.error(
                "S002",
                field.key(),
                "'" + field.name() + "' says the same as '" + first.name() + "' on line "
                        + first.key().start().line() + ", which counts: remove one of the two");
    }

    /** As {@link #take}, with an explicit null counting as not given. */
    @Nullable
    SourceNode given(FieldName name) {
        SourceNode value = take(name);
        return value instanceof Scalar scalar && scalar.isNull() ? null : value;
    }

    /**
     * Reports a field that must be given and was not: an error in the strict profile, a warning otherwise. One whose value
     * is of no use has been reported as such.
     */
    void missing(FieldName name, String what) {
        if (!given.contains(name.name())) {
            String place = path.isEmpty() ? "" : " of '" + path + "'";
            reading.strictly("S010", node.start(), name.quoted() + place + " is missing: " + what);
        }
    }

    /** Takes a legacy field out and says so. */
    @Nullable
    SourceNode takeLegacy(String name, String instead) {
        known.add(name);
        Field field = untaken.remove(name);
        if (field == null) {
            return null;
        }
        reading.place(Reading.join(path, name), field.value().start());
        reading.info("S007", field.key(), "'" + name + "' belongs to an older format: " + instead);
        return field.value();
    }

    String text(FieldName name) {
        String text = optionalText(name);
        return text == null ? "" : text;
    }

    @Nullable
    String optionalText(FieldName name) {
        SourceNode value = given(name);
        return value == null ? null : scalars.text(value, label(name));
    }

    @Nullable
    String word(FieldName name) {
        SourceNode value = given(name);
        return value == null ? null : scalars.word(value, label(name));
    }

    @Nullable
    String version(FieldName name) {
        SourceNode value = given(name);
        return value == null ? null : scalars.version(value, label(name));
    }

    <E> @Nullable E constant(FieldName name, Vocabulary<E> vocabulary) {
        SourceNode value = given(name);
        return value == null ? null : scalars.constant(value, label(name), vocabulary);
    }

    @Nullable
    Boolean flag(FieldName name) {
        SourceNode value = given(name);
        return value == null ? null : scalars.flag(value, label(name));
    }

    @Nullable
    BigDecimal number(FieldName name) {
        SourceNode value = given(name);
        return value == null ? null : scalars.number(value, label(name));
    }

    OptionalInt wholeNumber(FieldName name, int min) {
        SourceNode value = given(name);
        return value == null ? OptionalInt.empty() : scalars.wholeNumber(value, label(name), min);
    }

    /** Reads a list of texts; a single text counts as a list of one. */
    List<String> words(FieldName name) {
        List<String> words = new ArrayList<>();
        for (Element element : elements(name)) {
            String word = scalars.word(element.value(), label(name));
            if (word != null) {
                words.add(word);
            }
        }
        return words;
    }

    /** Returns the elements of a list; of anything else, itself as the only element. */
    List<Element> elements(FieldName name) {
        SourceNode value = given(name);
        return value == null ? List.of() : elementsOf(value, pathOf(name));
    }

    List<Element> elementsOf(SourceNode value, String at) {
        if (!(value instanceof Sequence sequence)) {
            return List.of(new Element("", null, value, at, -1));
        }
        List<Element> elements = new ArrayList<>(sequence.elements().size());
        for (SourceNode node : sequence.elements()) {
            Element element = new Element("", null, node, at, elements.size());
            place(element, node.start());
            elements.add(element);
        }
        return elements;
    }

    private void place(Element element, SourcePosition position) {
        if (reading.hasRoomForPaths()) {
            reading.place(element.path(), position);
        }
    }

    /** Returns the named values of a mapping, or of a list whose elements name themselves. */
    List<Element> named(FieldName name, FieldName nameOfElement) {
        SourceNode value = given(name);
        if (value instanceof Mapping mapping) {
            return named(mapping, pathOf(name));
        }
        if (value instanceof Sequence) {
            return elementsOf(value, pathOf(name));
        }
        if (value != null) {
            reading.error(
                    "S004",
                    value,
                    label(name) + " is " + value.noun()
                            + ": expected a mapping of names, or a list whose elements have " + nameOfElement.quoted());
        }
        return List.of();
    }

    List<Element> named(Mapping mapping, String at) {
        List<Element> elements = new ArrayList<>(mapping.fields().size());
        for (Field field : mapping.fields()) {
            Element element = new Element(field.name(), field.key(), field.value(), at, -1);
            place(element, field.key().start());
            elements.add(element);
        }
        return elements;
    }

    /** Reads a field that holds fields of its own. */
    @Nullable
    FieldReader mapping(FieldName name) {
        SourceNode value = given(name);
        return value == null ? null : mapping(value, pathOf(name), label(name));
    }

    @Nullable
    FieldReader mapping(SourceNode value, String at, String field) {
        if (value instanceof Mapping mapping) {
            return new FieldReader(reading, mapping, at);
        }
        reading.error("S004", value, field + " is " + value.noun() + ": expected a mapping of fields");
        return null;
    }

    /** Keeps a known field that has no place of its own in the model. */
    void keep(String name) {
        known.add(name);
        Field field = untaken.remove(name);
        if (field != null) {
            keep(name, field.value());
        }
    }

    void keep(String name, SourceNode value) {
        String place = Reading.join(path, name);
        String json = json(value, "'" + name + "'");
        if (json != null && place.length() <= SourceLimits.MAX_KEY_LENGTH) {
            reading.extensions().put(place, json);
        }
    }

    /** Returns canonical JSON, or null, with a finding, when it would be too long to be compiled. */
    @Nullable
    String json(SourceNode value, String field) {
        String json = JsonSource.canonical(value);
        if (json.length() > SourceLimits.MAX_JSON_LENGTH) {
            reading.error(
                    "S012",
                    value,
                    field + " is longer than " + SourceLimits.MAX_JSON_LENGTH
                            + " characters as JSON and is left out: shorten" + " it");
            return null;
        }
        return json;
    }

    /** Reports and keeps what nobody asked for. */
    void finish() {
        for (Field field : untaken.values()) {
            if (!reading.findings().isFull()) {
                reading.strictly(
                        "S003",
                        field.key().start(),
                        "unknown field " + Reading.quote(field.name()) + ", which has no effect" + hint(field.name()));
            }
            keep(field.name(), field.value());
        }
    }

    private String hint(String name) {
        String hint = NearestName.among(known).hint(name);
        return hint.isEmpty() ? ": correct its name, or remove it" : hint;
    }
}
