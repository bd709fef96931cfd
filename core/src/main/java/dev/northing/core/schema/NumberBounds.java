package dev.northing.core.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Declared bounds, prepared for both kinds of numbers so that a check does not allocate. Immutable. */
final class NumberBounds {

    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private final long minLong;
    private final long maxLong;
    private final double minDouble;
    private final double maxDouble;

    /** Whether the bounds lie so that no whole number of 64 bits is inside. */
    private final boolean excludesLongs;

    NumberBounds(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        BigDecimal least = min == null ? LONG_MIN : min.setScale(0, RoundingMode.CEILING);
        BigDecimal greatest = max == null ? LONG_MAX : max.setScale(0, RoundingMode.FLOOR);
        this.excludesLongs = least.compareTo(LONG_MAX) > 0 || greatest.compareTo(LONG_MIN) < 0;
        this.minLong = excludesLongs ? 1 : least.max(LONG_MIN).longValueExact();
        this.maxLong = excludesLongs ? 0 : greatest.min(LONG_MAX).longValueExact();
        this.minDouble = min == null ? Double.NEGATIVE_INFINITY : min.doubleValue();
        this.maxDouble = max == null ? Double.POSITIVE_INFINITY : max.doubleValue();
    }

    boolean contains(long value) {
        return value >= minLong && value <= maxLong;
    }

    boolean contains(double value) {
        return value >= minDouble && value <= maxDouble;
    }
}
