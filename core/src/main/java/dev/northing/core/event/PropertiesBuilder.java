package dev.northing.core.event;

import dev.northing.core.event.EventDefect.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects named values, in any order.
 *
 * <p>No {@code with} method throws: a value that cannot be kept is left out and remembered as a defect. A null value
 * leaves the property out; a name given twice keeps the later value. Confined to one thread.
 *
 * @since 0.1.0
 */
public final class PropertiesBuilder {

    /** Slots of the first arrays: most events hold a dozen properties. */
    private static final int INITIAL_SLOTS = 12;

    private String[] names = new String[INITIAL_SLOTS];
    private PropertyValue[] values = new PropertyValue[INITIAL_SLOTS];
    private int size;

    /** Whether all slots hold different names in order: further names need not be sorted in just to be refused. */
    private boolean full;

    private @Nullable List<EventDefect> defects;

    /** Values given in all, also those that a later one replaced. */
    private long count;

    PropertiesBuilder() {}

    /**
     * Adds text.
     *
     * @param name 1 to 256 characters
     * @param value any text, or null to leave the property out
     * @return this
     */
    public PropertiesBuilder with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        // A UTF-16 unit is at least a byte of UTF-8: such a text can never fit, so it is not even scanned.
        return value.length() > EventLimits.MAX_EVENT_BYTES
                ? refuse(Kind.TOO_LARGE, name)
                : put(name, PropertyValue.of(value));
    }

    /**
     * Adds a whole number.
     *
     * @param name 1 to 256 characters
     * @param value any 64-bit number
     * @return this
     */
    public PropertiesBuilder with(String name, long value) {
        return put(name, PropertyValue.of(value));
    }

    /**
     * Adds a number.
     *
     * @param name 1 to 256 characters
     * @param value a finite number; NaN and infinity are defects
     * @return this
     */
    public PropertiesBuilder with(String name, double value) {
        return Double.isFinite(value) ? put(name, PropertyValue.of(value)) : refuse(Kind.NOT_FINITE, name);
    }

    /**
     * Adds a yes or no.
     *
     * @param name 1 to 256 characters
     * @param value yes or no
     * @return this
     */
    public PropertiesBuilder with(String name, boolean value) {
        return put(name, PropertyValue.of(value));
    }

    /**
     * Adds an instant.
     *
     * @param name 1 to 256 characters
     * @param value a time within the years 0000 to 9999, or null to leave the property out
     * @return this
     */
    public PropertiesBuilder with(String name, @Nullable Instant value) {
        if (value == null) {
            return this;
        }
        return EventLimits.isWithinTime(value)
                ? put(name, PropertyValue.of(value))
                : refuse(Kind.TIME_OUT_OF_RANGE, name);
    }

    /**
     * Adds a duration.
     *
     * @param name 1 to 256 characters
     * @param value any duration, or null to leave the property out
     * @return this
     */
    public PropertiesBuilder with(String name, @Nullable Duration value) {
        return value == null ? this : put(name, PropertyValue.of(value));
    }

    /**
     * Adds a list.
     *
     * @param name 1 to 256 characters
     * @param elements at most 255 elements of the types that {@code with} takes, or null to leave the property out
     * @return this
     */
    public PropertiesBuilder with(String name, @Nullable List<?> elements) {
        return elements == null ? this : convert(name, elements);
    }

    /**
     * Adds a nested map.
     *
     * @param name 1 to 256 characters
     * @param entries at most 255 entries whose values are of the types that {@code with} takes, or null to leave the
     *     property out
     * @return this
     */
    public PropertiesBuilder with(String name, @Nullable Map<String, ?> entries) {
        return entries == null ? this : convert(name, entries);
    }

    /**
     * Adds a typed value.
     *
     * @param name 1 to 256 characters
     * @param value any value, or null to leave the property out
     * @return this
     */
    public PropertiesBuilder with(String name, @Nullable PropertyValue value) {
        return value == null ? this : put(name, value);
    }

    /**
     * Makes the properties.
     *
     * @return the properties
     * @throws IllegalArgumentException if there is a defect; the message names its kind and place
     */
    public Properties build() {
        if (defects != null) {
            EventDefect first = defects.get(0);
            throw new IllegalArgumentException("property " + first.place() + ": " + first.kind());
        }
        return sorted();
    }

    /** The entries without the refused ones. */
    Properties sorted() {
        if (size == 0) {
            return Properties.EMPTY;
        }
        settle();
        return new Properties(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
    }

    List<EventDefect> defects() {
        return defects == null ? List.of() : defects;
    }

    PropertiesBuilder refuse(Kind kind, String place) {
        if (defects == null) {
            defects = new ArrayList<>(1);
        }
        // One event needs few defects to be refused; a hostile one must not fill the memory with them.
        if (defects.size() < EventLimits.MAX_NESTING) {
            defects.add(new EventDefect(kind, place));
        }
        return this;
    }

    /** A list or map of the caller's own may throw anything, or change while it is read. */
    private PropertiesBuilder convert(String name, Object value) {
        ValueConverter converter = new ValueConverter();
        try {
            PropertyValue converted = converter.convert(value);
            return converted == null ? refuse(converter.defect(), name) : put(name, converted);
        } catch (RuntimeException faulty) {
            return refuse(Kind.UNSUPPORTED_TYPE, name);
        }
    }

    @SuppressWarnings("ConstantValue") // a caller without null checks may still pass null
    private PropertiesBuilder put(String name, PropertyValue value) {
        if (name == null) {
            return refuse(Kind.NAME_EMPTY, "");
        }
        Kind defect = Names.propertyDefectOf(name);
        if (defect != null) {
            return refuse(defect, name);
        }
        count += value.count();
        if (count > EventLimits.MAX_VALUES) {
            return refuse(Kind.TOO_LARGE, name);
        }
        if (size == EventLimits.MAX_PROPERTIES && !makeRoom(name)) {
            return refuse(Kind.TOO_MANY_PROPERTIES, name);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, Math.min(size * 2, EventLimits.MAX_PROPERTIES));
            values = Arrays.copyOf(values, names.length);
        }
        names[size] = name;
        values[size++] = value;
        return this;
    }

    /** Names that were given more than once free their slots; one that is there already frees its own. */
    private boolean makeRoom(String name) {
        if (!full) {
            settle();
            full = size == EventLimits.MAX_PROPERTIES;
        }
        if (full) {
            int index = Arrays.binarySearch(names, 0, size, name);
            if (index < 0) {
                return false;
            }
            System.arraycopy(names, index + 1, names, index, size - index - 1);
            System.arraycopy(values, index + 1, values, index, size - index - 1);
            size--;
            full = false;
        }
        return true;
    }

    /** Sorts by name and keeps the later of equal names. */
    private void settle() {
        for (int i = 1; i < size; i++) {
            insert(i);
        }
        dropEarlierRepeats();
    }

    /** Insertion sort: stable, no allocation, and linear for names that already come in order. */
    private void insert(int from) {
        String name = names[from];
        PropertyValue value = values[from];
        int to = from;
        while (to > 0 && names[to - 1].compareTo(name) > 0) {
            names[to] = names[to - 1];
            values[to] = values[to - 1];
            to--;
        }
        names[to] = name;
        values[to] = value;
    }

    /** Equal names stand beside each other in the order they were given: the last one stays. */
    private void dropEarlierRepeats() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i + 1 == size || !names[i].equals(names[i + 1])) {
                names[kept] = names[i];
                values[kept++] = values[i];
            }
        }
        size = kept;
    }
}
