package dev.northing.metrics.input;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Refuses an argument by the name of its field and the range that would have been accepted. */
public final class Require {

    private Require() {}

    public static String text(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.isBlank()) {
            throw refused(field, "blank", "text that is not blank");
        }
        return value;
    }

    public static double finite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw refused(field, value, "a finite number");
        }
        return value;
    }

    public static double openUnit(String field, double value) {
        if (!(value > 0 && value < 1)) {
            throw refused(field, value, "a number in (0, 1)");
        }
        return value;
    }

    public static long atLeast(String field, long value, long least) {
        if (value < least) {
            throw refused(field, value, "at least " + least);
        }
        return value;
    }

    public static Duration positiveMillis(String field, Duration duration) {
        if (duration.isNegative()
                || duration.isZero()
                || !Duration.ofMillis(duration.toMillis()).equals(duration)) {
            throw refused(field, duration, "a positive number of whole milliseconds");
        }
        return duration;
    }

    public static <T> List<T> notEmpty(String field, List<T> values) {
        if (values.isEmpty()) {
            throw refused(field, "empty", "at least one element");
        }
        return List.copyOf(values);
    }

    public static IllegalArgumentException refused(String field, Object value, String expected) {
        return new IllegalArgumentException(field + ": " + value + ", expected " + expected);
    }
}
