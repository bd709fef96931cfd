package dev.northing.core.dictionary;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The values that a property may take.
 *
 * <p>Immutable.
 *
 * @param allowedValues the values of an enum, in the order given; empty for other types
 * @param open whether an enum also takes values outside the list
 * @param maxLength UTF-16 units of a text, or elements of a list, at most; empty for no limit of its own
 * @param min the least number, inclusive, or null
 * @param max the greatest number, inclusive, or null
 * @param pattern the form of a text, in words or as an expression, or null; documentation, not enforced
 * @since 0.1.0
 */
public record Constraints(
        List<String> allowedValues,
        boolean open,
        OptionalInt maxLength,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable String pattern) {

    /**
     * Copies the collections and brings numbers to one form: 1.50 and 1.5 are equal.
     *
     * @param allowedValues the values of an enum, in the order given; empty for other types
     * @param open whether an enum also takes values outside the list
     * @param maxLength UTF-16 units of a text, or elements of a list, at most; empty for no limit of its own
     * @param min the least number, inclusive, or null
     * @param max the greatest number, inclusive, or null
     * @param pattern the form of a text, in words or as an expression, or null; documentation, not enforced
     */
    public Constraints {
        allowedValues = List.copyOf(allowedValues);
        min = Decimals.normalOrNull(min);
        max = Decimals.normalOrNull(max);
    }

    /** No constraint. */
    public static final Constraints NONE = new Constraints(List.of(), false, OptionalInt.empty(), null, null, null);
}
