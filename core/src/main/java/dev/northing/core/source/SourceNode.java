package dev.northing.core.source;

import dev.northing.core.dictionary.SourcePosition;
import java.util.List;

/** A scalar, a list, or a mapping, with the place where it begins. */
public sealed interface SourceNode {

    /** Where the node begins. */
    SourcePosition start();

    /** What a reader of the text would call the node. */
    String noun();

    /**
     * A single value, kept as it is written.
     *
     * @param text the text, without quotes and with escapes undone
     * @param quoted whether quotes or a block say that it is text; otherwise its form decides what it is
     * @param start where it begins
     */
    record Scalar(String text, boolean quoted, SourcePosition start) implements SourceNode {

        /** Whether nothing is given: an empty plain scalar, {@code ~} or {@code null}. */
        public boolean isNull() {
            return !quoted
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }

        /** Whether it is {@code true} or {@code false}. */
        public boolean isBoolean() {
            return !quoted && (text.equals("true") || text.equals("false"));
        }

        /** Whether it is a number as JSON writes them. */
        public boolean isNumber() {
            return !quoted && NumberForm.isNumber(text);
        }

        /** Whether it is text. */
        public boolean isText() {
            return quoted || (!isNull() && !isBoolean() && !isNumber());
        }

        @Override
        public String noun() {
            if (isText()) {
                return "text";
            }
            return isNull() ? "nothing" : isNumber() ? "a number" : "true or false";
        }
    }

    /**
     * Values in order.
     *
     * @param elements the values
     * @param start where it begins
     */
    record Sequence(List<SourceNode> elements, SourcePosition start) implements SourceNode {

        @Override
        public String noun() {
            return "a list";
        }
    }

    /**
     * Named values, in the order written; each name stands once.
     *
     * @param fields the named values
     * @param start where it begins
     */
    record Mapping(List<Field> fields, SourcePosition start) implements SourceNode {

        @Override
        public String noun() {
            return "a mapping";
        }
    }

    /**
     * A named value.
     *
     * @param key the name
     * @param value the value
     */
    record Field(Scalar key, SourceNode value) {

        /** The name's text. */
        public String name() {
            return key.text();
        }
    }
}
