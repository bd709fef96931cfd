package dev.northing.core.event;

import dev.northing.core.event.EventDefect.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns plain Java values into typed ones, within the limits of an event.
 *
 * <p>A structure that contains itself, or shares parts so often that it would explode, ends at the limits of depth and
 * of values in all. For one conversion.
 */
final class ValueConverter {

    private int remaining = EventLimits.MAX_VALUES;
    private Kind defect = Kind.UNSUPPORTED_TYPE;

    /** Returns null when the value cannot be kept; {@link #defect} then says why. */
    @Nullable
    PropertyValue convert(Object value) {
        return convert(value, EventLimits.MAX_NESTING);
    }

    Kind defect() {
        return defect;
    }

    private @Nullable PropertyValue convert(@Nullable Object value, int levels) {
        if (levels == 0) {
            return refuse(Kind.TOO_DEEP);
        }
        if (--remaining < 0) {
            return refuse(Kind.TOO_LARGE);
        }
        if (value instanceof List<?> list) {
            return convertList(list, levels);
        }
        return value instanceof Map<?, ?> map ? convertMap(map, levels) : convertScalar(value);
    }

    private @Nullable PropertyValue convertScalar(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.length() > EventLimits.MAX_EVENT_BYTES
                    ? refuse(Kind.TOO_LARGE)
                    : PropertyValue.of(text.toString());
        }
        if (value instanceof Number number) {
            return convertNumber(number);
        }
        if (value instanceof Boolean flag) {
            return PropertyValue.of(flag.booleanValue());
        }
        if (value instanceof Instant instant) {
            return EventLimits.isWithinTime(instant) ? PropertyValue.of(instant) : refuse(Kind.TIME_OUT_OF_RANGE);
        }
        if (value instanceof Duration duration) {
            return PropertyValue.of(duration);
        }
        if (value instanceof Enum<?> constant) {
            return PropertyValue.of(constant.name());
        }
        return value instanceof PropertyValue typed ? spend(typed) : refuse(Kind.UNSUPPORTED_TYPE);
    }

    private @Nullable PropertyValue spend(PropertyValue typed) {
        remaining -= typed.count() - 1;
        return remaining < 0 ? refuse(Kind.TOO_LARGE) : typed;
    }

    /** Numbers that no 64-bit type holds exactly have no property type: rounding them in silence would lie. */
    private @Nullable PropertyValue convertNumber(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? PropertyValue.of(value) : refuse(Kind.NOT_FINITE);
        }
        boolean isWhole = number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof AtomicInteger
                || number instanceof AtomicLong;
        return isWhole ? PropertyValue.of(number.longValue()) : refuse(Kind.UNSUPPORTED_TYPE);
    }

    private @Nullable PropertyValue convertList(List<?> list, int levels) {
        if (list.size() > EventLimits.MAX_PROPERTIES) {
            return refuse(Kind.TOO_MANY_PROPERTIES);
        }
        List<PropertyValue> values = new ArrayList<>(list.size());
        for (Object element : list) {
            PropertyValue value = convert(element, levels - 1);
            if (value == null || value.depth() > levels - 1) {
                return value == null ? null : refuse(Kind.TOO_DEEP);
            }
            values.add(value);
        }
        return new PropertyValue.ListValue(values);
    }

    private @Nullable PropertyValue convertMap(Map<?, ?> map, int levels) {
        if (map.size() > EventLimits.MAX_PROPERTIES) {
            return refuse(Kind.TOO_MANY_PROPERTIES);
        }
        PropertiesBuilder entries = Properties.builder();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                return refuse(Kind.UNSUPPORTED_TYPE);
            }
            if (entry.getValue() == null) {
                continue;
            }
            PropertyValue value = convert(entry.getValue(), levels - 1);
            if (value == null || value.depth() > levels - 1) {
                return value == null ? null : refuse(Kind.TOO_DEEP);
            }
            entries.with(name, value);
        }
        List<EventDefect> defects = entries.defects();
        return defects.isEmpty()
                ? new PropertyValue.MapValue(entries.sorted())
                : refuse(defects.get(0).kind());
    }

    private @Nullable PropertyValue refuse(Kind kind) {
        defect = kind;
        return null;
    }
}
