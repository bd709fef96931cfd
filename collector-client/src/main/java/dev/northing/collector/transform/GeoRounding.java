package dev.northing.collector.transform;

import dev.northing.core.event.PropertyValue;
import dev.northing.core.event.PropertyValue.DoubleValue;
import dev.northing.core.event.PropertyValue.LongValue;
import dev.northing.core.event.PropertyValue.StringValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Rounds degrees, alone or in pairs, and keeps codes of countries. Immutable. */
record GeoRounding(int decimals) implements Treatment {

    /** Characters of one number at most, sign and point included. */
    private static final int LONGEST_NUMBER = 24;

    @Override
    public @Nullable PropertyValue treat(PropertyValue value, long epochDay) {
        if (value instanceof LongValue) {
            return value;
        }
        if (value instanceof DoubleValue degrees) {
            PropertyValue rounded =
                    PropertyValue.of(round(BigDecimal.valueOf(degrees.value())).doubleValue());
            return rounded.equals(value) ? value : rounded;
        }
        return value instanceof StringValue text ? ofText(text) : null;
    }

    private @Nullable PropertyValue ofText(StringValue text) {
        if (isCountry(text.value())) {
            return text;
        }
        StringBuilder rounded = new StringBuilder();
        for (String part : text.value().split("[,;]", 4)) {
            BigDecimal degrees = degrees(part.strip());
            if (degrees == null) {
                return null;
            }
            rounded.append(rounded.length() == 0 ? "" : ",")
                    .append(round(degrees).toPlainString());
        }
        return rounded.toString().equals(text.value()) ? text : PropertyValue.of(rounded.toString());
    }

    private static boolean isCountry(String text) {
        return text.length() == 2 && isCapital(text.charAt(0)) && isCapital(text.charAt(1));
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static @Nullable BigDecimal degrees(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException somethingElse) {
            return null;
        }
    }

    private BigDecimal round(BigDecimal degrees) {
        return degrees.setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
