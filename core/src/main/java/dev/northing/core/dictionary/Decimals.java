package dev.northing.core.dictionary;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Gives equal numbers one form, so that 1.50 and 1.5 make equal definitions and equal bytes. */
final class Decimals {

    /** Trailing zeros of a whole number that are written out; more stay an exponent. */
    private static final int MAX_WRITTEN_ZEROS = 18;

    private Decimals() {}

    static @Nullable BigDecimal normalOrNull(@Nullable BigDecimal value) {
        return value == null ? null : normal(value);
    }

    static BigDecimal normal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() >= -MAX_WRITTEN_ZEROS ? stripped.setScale(0) : stripped;
    }
}
