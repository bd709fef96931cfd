package dev.northing.core.dictionary;

import dev.northing.core.dictionary.FieldReader.Element;
import dev.northing.core.source.NearestName;
import dev.northing.core.source.SourceLimits;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Field;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads one property.
 *
 * <p>A property that refers to a shared one takes over everything it does not say itself.
 */
final class PropertyReader {

    private final FieldReader owner;
    private final Reading reading;
    private final SharedProperties shared;

    PropertyReader(FieldReader owner, SharedProperties shared) {
        this.owner = owner;
        this.reading = owner.reading();
        this.shared = shared;
    }

    /** GitLab fixes the types of label, property and value; nothing tells the type of any other. */
    static PropertyDefinition untyped(String name, String description) {
        return new PropertyDefinition(
                name,
                description,
                untypedType(name),
                false,
                false,
                Constraints.NONE,
                null,
                List.of(),
                null,
                List.of(),
                PropertyPrivacy.UNDECLARED,
                null);
    }

    private static PropertyType untypedType(String name) {
        return switch (name) {
            case "label", "property" -> PropertyType.STRING;
            case "value" -> PropertyType.NUMBER;
            default -> PropertyType.SCALAR;
        };
    }

    @Nullable
    PropertyDefinition read(Element element) {
        return read(element.key(), element.value(), element.path());
    }

    /** Returns null, with a finding, when there is no name or no mapping; without a key, the name stands inside. */
    @Nullable
    PropertyDefinition read(@Nullable Scalar key, SourceNode value, String path) {
        FieldReader fields = key != null && value instanceof Scalar scalar
                ? new FieldReader(reading, shorthand(scalar), path)
                : owner.mapping(value, path, path.isEmpty() ? "a property" : "'" + path + "'");
        return fields == null ? null : read(key == null ? "" : key.text(), fields);
    }

    /** A bare type stands for a property of that type, and nothing for one that says nothing. */
    private static Mapping shorthand(Scalar type) {
        Field field = new Field(new Scalar(FieldNames.TYPE.name(), true, type.start()), type);
        return new Mapping(type.isNull() ? List.of() : List.of(field), type.start());
    }

    private @Nullable PropertyDefinition read(String keyedName, FieldReader fields) {
        String name = keyedName.isEmpty() ? fields.word(FieldNames.NAME) : keyedName;
        if (name == null || name.isBlank() || name.length() > SourceLimits.MAX_KEY_LENGTH) {
            reading.findings()
                    .error(
                            "S010",
                            fields.start(),
                            "'name' is missing, empty, or longer than " + SourceLimits.MAX_KEY_LENGTH
                                    + " characters, so the property is left out: name it");
            return null;
        }
        PropertyDefinition property = read(name, fields, referred(fields));
        fields.finish();
        return property;
    }

    private @Nullable PropertyDefinition referred(FieldReader fields) {
        SourceNode value = fields.given(FieldNames.REF);
        String name = value == null ? null : fields.scalars().word(value, fields.label(FieldNames.REF));
        PropertyDefinition property = name == null ? null : shared.find(name);
        if (value != null && name != null && property == null) {
            reading.error(
                    "S009",
                    value,
                    "'ref' is " + Reading.quote(name) + ", which no bundle defines under 'properties'"
                            + NearestName.among(shared.names()).hint(name));
        }
        return property;
    }

    private PropertyDefinition read(String name, FieldReader fields, @Nullable PropertyDefinition shared) {
        PropertyDefinition around = shared == null ? untyped(name, "") : shared;
        String description = fields.text(FieldNames.DESCRIPTION);
        List<String> examples = written(fields, FieldNames.EXAMPLES);
        String unit = fields.word(FieldNames.UNIT);
        Constraints constraints = constraints(fields, around.constraints());
        PropertyType type = type(fields, around, constraints);
        PropertyDefinition items = items(fields);
        List<PropertyDefinition> entries = entries(fields);
        PropertyDefinition property = new PropertyDefinition(
                name,
                description.isEmpty() ? around.description() : description,
                type,
                orElse(fields.flag(FieldNames.REQUIRED), around.required()),
                orElse(fields.flag(FieldNames.NULLABLE), around.nullable()),
                constraints,
                items == null ? around.items() : items,
                entries.isEmpty() ? around.entries() : entries,
                unit == null ? around.unit() : unit,
                examples.isEmpty() ? around.examples() : examples,
                new PropertyPrivacyReader(fields).read(around.privacy()),
                shared == null ? null : shared.name());
        if (shared != null) {
            Refinement.check(property, shared, reading, fields.start());
        }
        return property;
    }

    private static boolean orElse(@Nullable Boolean flag, boolean otherwise) {
        return flag == null ? otherwise : flag;
    }

    private PropertyType type(FieldReader fields, PropertyDefinition around, Constraints constraints) {
        SourceNode value = fields.given(FieldNames.TYPE);
        PropertyType type = value == null
                ? null
                : fields.scalars().constant(value, fields.label(FieldNames.TYPE), Vocabulary.PROPERTY_TYPES);
        boolean hasValues = !constraints.allowedValues().isEmpty();
        if (!hasValues && !fields.isGiven(FieldNames.REF) && reading.strict()) {
            fields.missing(
                    FieldNames.TYPE, "say string, integer, number, boolean, enum, timestamp, duration, list or map");
        }
        if (value != null && type == PropertyType.SCALAR && reading.strict()) {
            reading.error("S009", value, "'type' is 'scalar', which checks nothing: say string, number or boolean");
        }
        return withValues(type == null ? around.type() : type, type != null, hasValues, fields);
    }

    /** Text with declared values is an enum, whether or not it says so. */
    private PropertyType withValues(PropertyType type, boolean declared, boolean hasValues, FieldReader fields) {
        if (!hasValues || type == PropertyType.ENUM) {
            return type;
        }
        if (declared && type != PropertyType.STRING) {
            reading.findings()
                    .error(
                            "S009",
                            reading.source(fields.start()).at(fields.pathOf(FieldNames.ENUM)),
                            "'enum' goes with type enum or string, not " + type.key()
                                    + ": use min and max for numbers");
            return type;
        }
        return PropertyType.ENUM;
    }

    private Constraints constraints(FieldReader fields, Constraints around) {
        List<String> values = written(fields, FieldNames.ENUM);
        OptionalInt maxLength = fields.wholeNumber(FieldNames.MAX_LENGTH, 0);
        BigDecimal min = fields.number(FieldNames.MIN);
        BigDecimal max = fields.number(FieldNames.MAX);
        String pattern = fields.word(FieldNames.PATTERN);
        if (min != null && max != null && min.compareTo(max) > 0) {
            reading.findings()
                    .error(
                            "S009",
                            reading.source(fields.start()).at(fields.pathOf(FieldNames.MIN)),
                            "'min' is above 'max', so that no value fits: exchange them");
        }
        return new Constraints(
                values.isEmpty() ? around.allowedValues() : values,
                orElse(fields.flag(FieldNames.OPEN_ENUM), around.open()),
                maxLength.isPresent() ? maxLength : around.maxLength(),
                min == null ? around.min() : min,
                max == null ? around.max() : max,
                pattern == null ? around.pattern() : pattern);
    }

    /** Scalars of any type as they are written: the values of an enum are texts even when they look like numbers. */
    private static List<String> written(FieldReader fields, FieldName name) {
        List<String> texts = new ArrayList<>();
        for (Element element : fields.elements(name)) {
            Scalar scalar = fields.scalars().scalar(element.value(), fields.label(name), "a value");
            if (scalar != null) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }

    private @Nullable PropertyDefinition items(FieldReader fields) {
        SourceNode value = fields.given(FieldNames.ITEMS);
        if (value == null) {
            return null;
        }
        Scalar key = new Scalar("items", true, value.start());
        return new PropertyReader(fields, shared).read(key, value, fields.pathOf(FieldNames.ITEMS));
    }

    private List<PropertyDefinition> entries(FieldReader fields) {
        List<PropertyDefinition> entries = new ArrayList<>();
        PropertyReader reader = new PropertyReader(fields, shared);
        for (Element element : fields.named(FieldNames.ENTRIES, FieldNames.NAME)) {
            PropertyDefinition entry = reader.read(element);
            if (entry != null) {
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparing(PropertyDefinition::name));
        return entries;
    }
}
