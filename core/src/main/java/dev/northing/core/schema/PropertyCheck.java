package dev.northing.core.schema;

import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.event.PropertyValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks values against one property's definition, prepared once. Immutable. */
final class PropertyCheck {

    private final PropertyDefinition definition;
    private final Set<String> allowed;
    private final int maxLength;
    private final NumberBounds bounds;
    private final @Nullable PropertyCheck items;
    private final PropertyChecks entries;

    PropertyCheck(PropertyDefinition definition) {
        this.definition = definition;
        this.allowed = Set.copyOf(definition.constraints().allowedValues());
        this.maxLength = definition.constraints().maxLength().orElse(Integer.MAX_VALUE);
        this.bounds = new NumberBounds(
                definition.constraints().min(), definition.constraints().max());
        this.items = definition.items() == null ? null : new PropertyCheck(definition.items());
        this.entries = new PropertyChecks(definition.entries());
    }

    boolean isRequired() {
        return definition.required();
    }

    String name() {
        return definition.name();
    }

    /** Checks one value; {@code found} collects what is wrong with it. */
    void check(PropertyValue value, Violations found) {
        switch (definition.type()) {
            case STRING -> checkText(value, found);
            case ENUM -> checkEnum(value, found);
            case INTEGER -> checkInteger(value, found);
            case NUMBER -> checkNumber(value, found);
            case BOOLEAN -> demand(value instanceof PropertyValue.BooleanValue, "a boolean", value, found);
            case TIMESTAMP -> demand(value instanceof PropertyValue.InstantValue, "a timestamp", value, found);
            case DURATION -> demand(value instanceof PropertyValue.DurationValue, "a duration", value, found);
            case LIST -> checkList(value, found);
            case MAP -> checkMap(value, found);
            case SCALAR -> checkScalar(value, found);
        }
    }

    private void checkText(PropertyValue value, Violations found) {
        if (!(value instanceof PropertyValue.StringValue text)) {
            wrongType("a string", value, found);
        } else if (text.value().length() > maxLength) {
            found.add(new Violation.TooLong(found.property(), found.path(), maxLength));
        }
    }

    private void checkScalar(PropertyValue value, Violations found) {
        if (value instanceof PropertyValue.StringValue) {
            checkText(value, found);
        } else if (value instanceof PropertyValue.LongValue || value instanceof PropertyValue.DoubleValue) {
            checkNumber(value, found);
        } else if (!(value instanceof PropertyValue.BooleanValue)) {
            wrongType("text, a number or a boolean", value, found);
        }
    }

    private void checkEnum(PropertyValue value, Violations found) {
        if (!(value instanceof PropertyValue.StringValue text)) {
            wrongType("one of " + definition.constraints().allowedValues(), value, found);
        } else if (!allowed.contains(text.value())) {
            checkOutsideEnum(text.value(), found);
        }
    }

    private void checkOutsideEnum(String text, Violations found) {
        if (!definition.constraints().open()) {
            found.add(new Violation.NotInEnum(
                    found.property(), found.path(), definition.constraints().allowedValues()));
        } else if (text.length() > maxLength) {
            found.add(new Violation.TooLong(found.property(), found.path(), maxLength));
        }
    }

    private void checkInteger(PropertyValue value, Violations found) {
        if (!(value instanceof PropertyValue.LongValue number)) {
            wrongType("an integer", value, found);
        } else if (!bounds.contains(number.value())) {
            outOfBounds(found);
        }
    }

    private void checkNumber(PropertyValue value, Violations found) {
        if (value instanceof PropertyValue.LongValue number) {
            if (!bounds.contains(number.value())) {
                outOfBounds(found);
            }
        } else if (value instanceof PropertyValue.DoubleValue number) {
            if (!bounds.contains(number.value())) {
                outOfBounds(found);
            }
        } else {
            wrongType("a number", value, found);
        }
    }

    private void checkList(PropertyValue value, Violations found) {
        if (!(value instanceof PropertyValue.ListValue list)) {
            wrongType("a list", value, found);
            return;
        }
        List<PropertyValue> elements = list.values();
        if (elements.size() > maxLength) {
            found.add(new Violation.TooLong(found.property(), found.path(), maxLength));
        }
        for (int i = 0; i < elements.size(); i++) {
            found.enter(i);
            checkElement(elements.get(i), found);
            found.leave();
        }
    }

    /** Without a declared type of elements, any scalar may stand in a list: structure nobody declared may not. */
    private void checkElement(PropertyValue element, Violations found) {
        if (items != null) {
            items.check(element, found);
        } else if (element instanceof PropertyValue.ListValue || element instanceof PropertyValue.MapValue) {
            wrongType("a scalar", element, found);
        }
    }

    private void checkMap(PropertyValue value, Violations found) {
        if (value instanceof PropertyValue.MapValue map) {
            entries.check(map.entries(), found);
        } else {
            wrongType("a map", value, found);
        }
    }

    private void outOfBounds(Violations found) {
        found.add(new Violation.OutOfBounds(
                found.property(),
                found.path(),
                definition.constraints().min(),
                definition.constraints().max()));
    }

    private static void demand(boolean holds, String expected, PropertyValue value, Violations found) {
        if (!holds) {
            wrongType(expected, value, found);
        }
    }

    /** A value's {@code toString} is the name of its type. */
    private static void wrongType(String expected, PropertyValue value, Violations found) {
        found.add(new Violation.WrongType(found.property(), found.path(), expected, value.toString()));
    }
}
