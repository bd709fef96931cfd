package dev.northing.report;

import java.util.Objects;

/** Refuses an argument by the name of its field and what would have been accepted. */
final class Require {

    private Require() {}

    static String text(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.isBlank()) {
            throw refused(field, "blank", "text that is not blank");
        }
        return value;
    }

    static void equal(String field, int actual, int expected) {
        if (actual != expected) {
            throw refused(field, actual + " elements", expected + " elements");
        }
    }

    static IllegalArgumentException refused(String field, Object value, String expected) {
        return new IllegalArgumentException(field + ": " + value + ", expected " + expected);
    }
}
