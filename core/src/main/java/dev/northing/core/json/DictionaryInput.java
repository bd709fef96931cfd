package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.northing.core.error.EncodingException;
import dev.northing.core.event.PropertyValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values from compiled JSON and says where one is not as expected.
 *
 * <p>Plain loops on purpose: this runs once, cold, at an application's start. Confined to one thread.
 */
final class DictionaryInput {

    /** Powers of ten of a number at most, as in sources. */
    private static final int MAX_EXPONENT = 200;

    private final JsonParser parser;

    DictionaryInput(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads one value; the parser stands on its first token. */
    interface Value<V> {

        V read() throws IOException;
    }

    /** Takes the value of a field; the parser stands on its first token. */
    interface Fields {

        /** Returns false when the name is unknown. */
        boolean take(String name) throws IOException;
    }

    void next() throws IOException {
        parser.nextToken();
    }

    /** Reads an object whose names ascend: what is out of order was not written by the compiler. */
    void object(Fields fields) throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        String previous = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (previous != null && name.compareTo(previous) <= 0) {
                throw failure("field '" + name + "' stands twice or out of order");
            }
            previous = name;
            parser.nextToken();
            if (!fields.take(name)) {
                throw failure("unknown field '" + name + "'");
            }
        }
        expect(JsonToken.END_OBJECT, "a field or the end of the object");
    }

    <V> List<V> list(Value<V> element) throws IOException {
        expect(JsonToken.START_ARRAY, "a list");
        List<V> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(element.read());
        }
        return values;
    }

    List<String> texts() throws IOException {
        return list(this::text);
    }

    Map<String, String> textsByName() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        object(name -> {
            texts.put(name, text());
            return true;
        });
        return texts;
    }

    String text() throws IOException {
        expect(JsonToken.VALUE_STRING, "text");
        return parser.getText();
    }

    boolean flag() throws IOException {
        if (!parser.currentToken().isBoolean()) {
            throw expected("true or false");
        }
        return parser.getBooleanValue();
    }

    int wholeNumber() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getIntValue();
    }

    double share() throws IOException {
        return number().doubleValue();
    }

    BigDecimal number() throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw expected("a number");
        }
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
            throw failure("a number of more than " + MAX_EXPONENT + " powers of ten");
        }
        return number;
    }

    <E> E constant(Function<String, Optional<E>> ofKey) throws IOException {
        Optional<E> constant = ofKey.apply(text());
        if (constant.isEmpty()) {
            throw failure("unknown word '" + parser.getText() + "'");
        }
        return constant.get();
    }

    PropertyValue filterValue() throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> PropertyValue.of(parser.getText());
            case VALUE_NUMBER_INT -> PropertyValue.of(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> PropertyValue.of(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> PropertyValue.of(parser.getBooleanValue());
            default -> throw expected("text, a number, true or false");
        };
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw expected(what);
        }
    }

    EncodingException expected(String what) {
        return failure("expected " + what);
    }

    EncodingException failure(String what) {
        return failure(what, parser.currentTokenLocation());
    }

    static EncodingException failure(String what, @Nullable JsonLocation at) {
        String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        return new EncodingException("compiled dictionary: " + place + what
                + "; compile the dictionary again with this version of Northing");
    }
}
