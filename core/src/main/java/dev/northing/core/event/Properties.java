package dev.northing.core.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Named values, sorted by name: an event's properties, or the entries of a nested map.
 *
 * <p>Holds 0 to {@link EventLimits#MAX_PROPERTIES} entries in the order of {@link String#compareTo}; a name occurs once.
 * {@link #find} costs a binary search, {@link #name(int)} and {@link #value(int)} one array access. {@code toString}
 * names the entries and never prints a value. Immutable.
 *
 * @since 0.1.0
 */
public final class Properties {

    /** No properties. */
    public static final Properties EMPTY = new Properties(new String[0], new PropertyValue[0]);

    private final String[] names;
    private final PropertyValue[] values;
    private final int depth;
    private final int count;

    /** Takes over two arrays that are sorted by name, without repeats. */
    Properties(String[] names, PropertyValue[] values) {
        this.names = names;
        this.values = values;
        int deepest = 0;
        long all = 0;
        for (PropertyValue value : values) {
            deepest = Math.max(deepest, value.depth());
            all += value.count();
        }
        this.depth = deepest;
        this.count = (int) Math.min(Integer.MAX_VALUE - 1, all);
    }

    /**
     * Starts an empty set of properties.
     *
     * @return a builder
     */
    public static PropertiesBuilder builder() {
        return new PropertiesBuilder();
    }

    /**
     * Copies a map.
     *
     * @param entries named values
     * @return the properties
     * @throws IllegalArgumentException if a name breaks the rules of names or there are too many
     */
    public static Properties of(Map<String, PropertyValue> entries) {
        PropertiesBuilder builder = builder();
        entries.forEach(builder::with);
        return builder.build();
    }

    /**
     * Returns how many entries there are.
     *
     * @return 0 to {@link EventLimits#MAX_PROPERTIES}
     */
    public int size() {
        return names.length;
    }

    /**
     * Returns the name at a position in the order of names.
     *
     * @param index 0 to {@code size() - 1}
     * @return the name
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public String name(int index) {
        return names[index];
    }

    /**
     * Returns the value at a position in the order of names.
     *
     * @param index 0 to {@code size() - 1}
     * @return the value
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public PropertyValue value(int index) {
        return values[index];
    }

    /**
     * Finds a value by its name.
     *
     * @param name the name
     * @return the value, or null when there is none
     */
    public @Nullable PropertyValue find(String name) {
        int index = Arrays.binarySearch(names, name);
        return index < 0 ? null : values[index];
    }

    /**
     * Hands every entry to an action, in the order of names.
     *
     * @param action receives name and value
     */
    public void forEach(BiConsumer<String, PropertyValue> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    /**
     * Returns a copy with other values.
     *
     * @param replacement gives the value for each position, in the order of names, or null to leave the entry out
     * @return the copy, or this when every value is the same object as before
     */
    public Properties map(IntFunction<@Nullable PropertyValue> replacement) {
        for (int i = 0; i < names.length; i++) {
            PropertyValue value = replacement.apply(i);
            if (value != values[i]) {
                return mapFrom(i, value, replacement);
            }
        }
        return this;
    }

    private Properties mapFrom(
            int first, @Nullable PropertyValue firstValue, IntFunction<@Nullable PropertyValue> replacement) {
        @Nullable PropertyValue[] mapped = Arrays.copyOf(values, values.length);
        mapped[first] = firstValue;
        int size = firstValue == null ? first : first + 1;
        for (int i = first + 1; i < names.length; i++) {
            mapped[i] = replacement.apply(i);
            size += mapped[i] == null ? 0 : 1;
        }
        return size == names.length ? new Properties(names, mapped) : compact(mapped, size);
    }

    private Properties compact(@Nullable PropertyValue[] sparse, int size) {
        String[] keptNames = new String[size];
        PropertyValue[] keptValues = new PropertyValue[size];
        int kept = 0;
        for (int i = 0; i < sparse.length; i++) {
            PropertyValue value = sparse[i];
            if (value != null) {
                keptNames[kept] = names[i];
                keptValues[kept++] = value;
            }
        }
        return new Properties(keptNames, keptValues);
    }

    /**
     * Returns how many levels of values there are.
     *
     * @return 0 without entries, 1 when all are scalars
     */
    public int depth() {
        return depth;
    }

    /**
     * Returns how many values there are in all, those inside of lists and maps included.
     *
     * @return 0 without entries
     */
    public int count() {
        return count;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Properties that
                && Arrays.equals(names, that.names)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(names), Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "Properties" + Arrays.toString(names);
    }
}
