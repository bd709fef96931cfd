package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import dev.northing.core.error.EncodingException;
import dev.northing.core.event.PropertyValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** The last name read in each open object; null before the first. */
    private final @Nullable String[] previous = new @Nullable String[DictionaryFormat.MAX_DEPTH + 1];

    private int depth = -1;

    /** The value that the parser stands on, when it is text: most are, and so it is fetched in one step. */
    private @Nullable String text;

    DictionaryInput(JsonParser parser) {
        this.parser = parser;
    }

    /** Opens an object; its fields follow one by one. */
    void startObject() throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        previous[++depth] = null;
    }

    /**
     * Moves to the value of the next field; names ascend, since what is out of order was not written by the compiler.
     *
     * @return the field's name, or null at the object's end
     */
    @Nullable
    String nextField() throws IOException {
        String name = parser.nextFieldName();
        if (name == null) {
            expect(JsonToken.END_OBJECT, "a field or the end of the object");
            depth--;
            return null;
        }
        String before = previous[depth];
        if (before != null && name.compareTo(before) <= 0) {
            throw failure("field '" + name + "' stands twice or out of order");
        }
        previous[depth] = name;
        text = parser.nextTextValue();
        return name;
    }

    /** Opens a list; its elements follow one by one. */
    void startList() throws IOException {
        expect(JsonToken.START_ARRAY, "a list");
    }

    /** Moves to the next element; returns false at the list's end. */
    boolean nextElement() throws IOException {
        text = parser.nextTextValue();
        return text != null || parser.currentToken() != JsonToken.END_ARRAY;
    }

    List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        startList();
        while (nextElement()) {
            texts.add(text());
        }
        return texts;
    }

    Map<String, String> textsByName() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        startObject();
        for (String name = nextField(); name != null; name = nextField()) {
            texts.put(name, text());
        }
        return texts;
    }

    String text() throws IOException {
        if (text == null) {
            throw expected("text");
        }
        return text;
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

    /** Unwraps what a word stands for. */
    <E> E known(Optional<E> constant) throws IOException {
        if (constant.isEmpty()) {
            throw failure("unknown word '" + text() + "'");
        }
        return constant.get();
    }

    PropertyValue filterValue() throws IOException {
        return switch (parser.currentTokenId()) {
            case JsonTokenId.ID_STRING -> PropertyValue.of(text());
            case JsonTokenId.ID_NUMBER_INT -> PropertyValue.of(parser.getLongValue());
            case JsonTokenId.ID_NUMBER_FLOAT -> PropertyValue.of(finite(parser.getDoubleValue()));
            case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE -> PropertyValue.of(parser.getBooleanValue());
            default -> throw expected("text, a number, true or false");
        };
    }

    private double finite(double number) {
        if (!Double.isFinite(number)) {
            throw failure("a number out of range");
        }
        return number;
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

    EncodingException unknownField(String name) {
        return failure("unknown field '" + name + "'");
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
