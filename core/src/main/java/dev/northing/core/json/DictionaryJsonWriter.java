package dev.northing.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.error.EncodingException;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.source.LoneSurrogates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Writes a dictionary in its compiled form: UTF-8, keys sorted, no blanks, nothing that is empty or the default, and
 * nothing about files, places or times.
 */
public final class DictionaryJsonWriter {

    private final JsonGenerator out;

    private DictionaryJsonWriter(JsonGenerator out) {
        this.out = out;
    }

    /**
     * Writes a dictionary.
     *
     * @param dictionary the dictionary
     * @return its compiled form, in UTF-8
     * @throws EncodingException if something in it cannot be read back, such as a text above 1 MiB
     */
    public static byte[] write(MetricDictionary dictionary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = DictionaryFormat.FACTORY.createGenerator(bytes)) {
            new DictionaryJsonWriter(generator).write(DefinitionTrees.of(dictionary));
        } catch (IOException e) {
            throw new EncodingException("dictionary: cannot be written as JSON: " + e.getMessage());
        }
        if (bytes.size() > DictionaryFormat.MAX_BYTES) {
            throw new EncodingException("dictionary: more than " + DictionaryFormat.MAX_BYTES
                    + " bytes of JSON; split it into several dictionaries");
        }
        return bytes.toByteArray();
    }

    private void write(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element);
            }
            out.writeEndArray();
        } else {
            writeScalar(value);
        }
    }

    private void writeMap(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.writeFieldName(checked((String) entry.getKey(), DictionaryFormat.MAX_NAME_LENGTH));
            write(entry.getValue());
        }
        out.writeEndObject();
    }

    private void writeScalar(Object value) throws IOException {
        if (value instanceof String text) {
            out.writeString(checked(text, DictionaryFormat.MAX_TEXT_LENGTH));
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            out.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            out.writeNumber(number);
        } else {
            writeFilterValue(value);
        }
    }

    /** A double always has a point or an exponent, so that it is not read back as a whole number. */
    private void writeFilterValue(Object value) throws IOException {
        if (value instanceof PropertyValue.StringValue text) {
            out.writeString(checked(text.value(), DictionaryFormat.MAX_TEXT_LENGTH));
        } else if (value instanceof PropertyValue.LongValue number) {
            out.writeNumber(number.value());
        } else if (value instanceof PropertyValue.DoubleValue number) {
            out.writeNumber(number.value());
        } else if (value instanceof PropertyValue.BooleanValue flag) {
            out.writeBoolean(flag.value());
        } else {
            throw new EncodingException(
                    "dictionary: a filter compares with " + value + "; use text, a number, true or false");
        }
    }

    private static String checked(String text, int limit) {
        if (text.length() > limit) {
            throw new EncodingException("dictionary: a text of " + text.length() + " characters where at most " + limit
                    + " can be read back");
        }
        if (LoneSurrogates.find(text) >= 0) {
            throw new EncodingException("dictionary: a text holds half a surrogate pair, which UTF-8 cannot say");
        }
        return text;
    }
}
