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
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the lower end of its bucket in the place of a number or duration, and its day in that of an instant. Immutable. */
record Buckets(ValueAction.Bucket buckets) implements Treatment {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
    /** Powers of a base between the least and the greatest double, and more. */
    private static final int MOST_POWERS = 1_100;

    @Override
    public @Nullable PropertyValue treat(PropertyValue value, long epochDay) {
        if (value instanceof LongValue number) {
            return changed(value, ofWhole(number.value()));
        }
        if (value instanceof DoubleValue number) {
            return changed(
                    value,
                    PropertyValue.of(start(BigDecimal.valueOf(number.value())).doubleValue()));
        }
        if (value instanceof DurationValue duration) {
            return changed(value, PropertyValue.of(ofDuration(duration.value())));
        }
        if (value instanceof InstantValue instant) {
            return changed(value, PropertyValue.of(instant.value().truncatedTo(ChronoUnit.DAYS)));
        }
        return value instanceof PropertyValue.BooleanValue ? value : null;
    }

    private static PropertyValue changed(PropertyValue before, PropertyValue after) {
        return after.equals(before) ? before : after;
    }

    private PropertyValue ofWhole(long number) {
        if (buckets instanceof ValueAction.PowerBucket power && power.base() == 2) {
            return PropertyValue.of(highestBit(number));
        }
        BigDecimal start = start(BigDecimal.valueOf(number));
        BigDecimal whole = start.setScale(0, RoundingMode.FLOOR);
        boolean fits = whole.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
                && whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return PropertyValue.of(fits ? whole.longValue() : whole.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    private static long highestBit(long number) {
        return number < 0 && number != Long.MIN_VALUE ? -Long.highestOneBit(-number) : Long.highestOneBit(number);
    }

    private Duration ofDuration(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toSeconds())
                .add(BigDecimal.valueOf(duration.toNanosPart()).divide(NANOS));
        BigDecimal start = start(seconds);
        BigDecimal whole = start.setScale(0, RoundingMode.FLOOR);
        long nanos = start.subtract(whole).multiply(NANOS).longValue();
        return Duration.ofSeconds(whole.longValue(), nanos);
    }

    private BigDecimal start(BigDecimal number) {
        if (buckets instanceof ValueAction.WidthBucket width) {
            return number.divide(width.width(), 0, RoundingMode.FLOOR).multiply(width.width());
        }
        if (buckets instanceof ValueAction.EdgeBucket edges) {
            return edge(number, edges.edges());
        }
        int base = ((ValueAction.PowerBucket) buckets).base();
        BigDecimal start = power(number.abs(), BigDecimal.valueOf(base));
        return number.signum() < 0 ? start.negate() : start;
    }

    private static BigDecimal edge(BigDecimal number, List<BigDecimal> edges) {
        BigDecimal start = edges.get(0);
        for (BigDecimal edge : edges) {
            if (edge.compareTo(number) > 0) {
                return start;
            }
            start = edge;
        }
        return start;
    }

    /** The greatest power that is not above the number; 0 for 0. */
    private static BigDecimal power(BigDecimal number, BigDecimal base) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        int exponent = (int) Math.floor(Math.log(number.doubleValue()) / Math.log(base.doubleValue()));
        exponent = Math.max(-MOST_POWERS, Math.min(MOST_POWERS, exponent));
        while (raise(base, exponent).compareTo(number) > 0) {
            exponent--;
        }
        while (raise(base, exponent + 1).compareTo(number) <= 0) {
            exponent++;
        }
        return raise(base, exponent);
    }

    private static BigDecimal raise(BigDecimal base, int exponent) {
        return exponent >= 0
                ? base.pow(exponent)
                : BigDecimal.ONE.divide(base.pow(-exponent), java.math.MathContext.DECIMAL64);
    }
}
