package dev.northing.metrics.read;

import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.event.PropertyValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Turns fields of a CSV file into times and typed values. */
final class CsvValues {

    /** Digits from which on a whole number is milliseconds: as seconds it would lie beyond the year 5000. */
    private static final int MILLIS_DIGITS = 12;

    private CsvValues() {}

    /** Reads ISO 8601 with an offset, or seconds or milliseconds since 1970. */
    static Instant time(String text) throws Unreadable {
        try {
            if (!text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                long number = Long.parseLong(text);
                return text.length() < MILLIS_DIGITS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new Unreadable("expected a time: ISO 8601 with offset, or seconds or milliseconds since 1970");
        }
    }

    static PropertyValue property(String text, PropertyDefinition property) throws Unreadable {
        try {
            return switch (property.type()) {
                case INTEGER -> PropertyValue.of(Long.parseLong(text));
                case NUMBER -> PropertyValue.of(Double.parseDouble(text));
                case BOOLEAN -> PropertyValue.of(yesOrNo(text));
                case TIMESTAMP -> PropertyValue.of(time(text));
                case DURATION -> PropertyValue.of(Duration.parse(text));
                default -> PropertyValue.of(text);
            };
        } catch (IllegalArgumentException | DateTimeException notOfItsType) {
            throw new Unreadable("column " + property.name() + ": expected "
                    + property.type().key());
        }
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("expected true or false");
        }
        return text.equals("true");
    }

    /** Says what was expected of a field, never what stood there. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String expected;

        Unreadable(String expected) {
            super(expected);
            this.expected = expected;
        }

        /** What was expected, in words. */
        String expected() {
            return expected;
        }
    }
}
