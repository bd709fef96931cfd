package dev.northing.collector.transform;

import dev.northing.core.event.PropertyValue;
import dev.northing.core.event.PropertyValue.DoubleValue;
import dev.northing.core.event.PropertyValue.DurationValue;
import dev.northing.core.event.PropertyValue.InstantValue;
import dev.northing.core.event.PropertyValue.LongValue;
import dev.northing.core.privacy.ValueAction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Cuts instants and durations to a unit, and rounds numbers to a step, half to even. Immutable. */
record Rounding(ValueAction.Round round) implements Treatment {

    @Override
    public @Nullable PropertyValue treat(PropertyValue value, long epochDay) {
        PropertyValue rounded = rounded(value);
        return rounded != null && rounded.equals(value) ? value : rounded;
    }

    private @Nullable PropertyValue rounded(PropertyValue value) {
        if (value instanceof InstantValue instant) {
            return PropertyValue.of(instant.value().truncatedTo(round.unit()));
        }
        if (value instanceof DurationValue duration) {
            return PropertyValue.of(
                    cut(duration.value(), round.unit().getDuration().toSeconds()));
        }
        if (value instanceof LongValue number) {
            return ofWhole(number);
        }
        return value instanceof DoubleValue number
                ? PropertyValue.of(toStep(BigDecimal.valueOf(number.value()), RoundingMode.HALF_EVEN)
                        .doubleValue())
                : null;
    }

    /** Towards the past, as instants are. */
    private static Duration cut(Duration duration, long seconds) {
        return Duration.ofSeconds(Math.floorDiv(duration.toSeconds(), seconds) * seconds);
    }

    /** At the ends of what 64 bits hold, towards zero. */
    private PropertyValue ofWhole(LongValue number) {
        BigDecimal exact = BigDecimal.valueOf(number.value());
        BigDecimal rounded = toStep(exact, RoundingMode.HALF_EVEN).setScale(0, RoundingMode.HALF_EVEN);
        boolean fits = rounded.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return PropertyValue.of(
                fits ? rounded.longValue() : toStep(exact, RoundingMode.DOWN).longValue());
    }

    private BigDecimal toStep(BigDecimal number, RoundingMode mode) {
        return number.divide(round.step(), 0, mode).multiply(round.step());
    }
}
