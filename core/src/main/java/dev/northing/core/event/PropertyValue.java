package dev.northing.core.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One typed value of a property: text, whole number, number, yes or no, instant, duration, list, or map.
 *
 * <p>Every value can be written as canonical JSON and read back equal: text never holds half a surrogate pair, numbers
 * are finite, instants lie within the years 0000 to 9999, and nesting stays within {@link EventLimits#MAX_NESTING}.
 * {@code toString} tells the type and never the value. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface PropertyValue {

    /**
     * Makes a text value.
     *
     * @param value any text; each half of a surrogate pair that stands alone becomes U+FFFD
     * @return the value
     */
    static PropertyValue of(String value) {
        return new StringValue(value);
    }

    /**
     * Makes a whole number.
     *
     * @param value any 64-bit number
     * @return the value
     */
    static PropertyValue of(long value) {
        return new LongValue(value);
    }

    /**
     * Makes a number.
     *
     * @param value a finite number
     * @return the value
     * @throws IllegalArgumentException if the number is NaN or infinite
     */
    static PropertyValue of(double value) {
        return new DoubleValue(value);
    }

    /**
     * Makes a yes or no.
     *
     * @param value yes or no
     * @return the value
     */
    static PropertyValue of(boolean value) {
        return value ? BooleanValue.TRUE : BooleanValue.FALSE;
    }

    /**
     * Makes an instant.
     *
     * @param value a time within the years 0000 to 9999 UTC, kept to the nanosecond
     * @return the value
     * @throws IllegalArgumentException if the time lies outside those years
     */
    static PropertyValue of(Instant value) {
        return new InstantValue(value);
    }

    /**
     * Makes a duration.
     *
     * @param value any duration, kept to the nanosecond
     * @return the value
     */
    static PropertyValue of(Duration value) {
        return new DurationValue(value);
    }

    /**
     * Returns how many levels of values this one holds.
     *
     * @return 1 for a scalar and for an empty list or map, else 1 more than the deepest element
     */
    default int depth() {
        return 1;
    }

    /**
     * Returns how many values this one is made of.
     *
     * @return 1 for a scalar, else 1 more than all elements and their own ones, at most {@link EventLimits#MAX_VALUES}
     */
    default int count() {
        return 1;
    }

    /**
     * Text.
     *
     * @param value the text, without lone surrogates
     * @since 0.1.0
     */
    record StringValue(String value) implements PropertyValue {

        /**
         * Replaces lone surrogates by U+FFFD.
         *
         * @param value any text
         */
        public StringValue {
            value = wellFormed(value);
        }

        @Override
        public String toString() {
            return "string";
        }

        private static String wellFormed(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i)) && Names.isLoneSurrogate(text, i)) {
                    return replaceLoneSurrogates(text);
                }
            }
            return text;
        }

        private static String replaceLoneSurrogates(String text) {
            StringBuilder out = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                out.append(Names.isLoneSurrogate(text, i) ? '\uFFFD' : text.charAt(i));
            }
            return out.toString();
        }
    }

    /**
     * A whole number.
     *
     * @param value any 64-bit number
     * @since 0.1.0
     */
    record LongValue(long value) implements PropertyValue {

        @Override
        public String toString() {
            return "integer";
        }
    }

    /**
     * A number.
     *
     * @param value a finite number
     * @since 0.1.0
     */
    record DoubleValue(double value) implements PropertyValue {

        /**
         * Refuses what JSON cannot say.
         *
         * @param value a finite number
         * @throws IllegalArgumentException if the number is NaN or infinite
         */
        public DoubleValue {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("number: expected a finite value, not NaN or infinity");
            }
        }

        @Override
        public String toString() {
            return "number";
        }
    }

    /**
     * Yes or no.
     *
     * @param value yes or no
     * @since 0.1.0
     */
    record BooleanValue(boolean value) implements PropertyValue {

        private static final BooleanValue TRUE = new BooleanValue(true);
        private static final BooleanValue FALSE = new BooleanValue(false);

        @Override
        public String toString() {
            return "boolean";
        }
    }

    /**
     * A point in time.
     *
     * @param value a time within the years 0000 to 9999 UTC
     * @since 0.1.0
     */
    record InstantValue(Instant value) implements PropertyValue {

        /**
         * Refuses what RFC 3339 cannot say.
         *
         * @param value a time within the years 0000 to 9999 UTC
         * @throws IllegalArgumentException if the time lies outside those years
         */
        public InstantValue {
            if (!EventLimits.isWithinTime(value)) {
                throw new IllegalArgumentException("instant: expected a time within the years 0000 to 9999");
            }
        }

        @Override
        public String toString() {
            return "timestamp";
        }
    }

    /**
     * A length of time.
     *
     * @param value any duration
     * @since 0.1.0
     */
    record DurationValue(Duration value) implements PropertyValue {

        @Override
        public String toString() {
            return "duration";
        }
    }

    /**
     * A list of values, in order.
     *
     * <p>Immutable.
     *
     * @since 0.1.0
     */
    final class ListValue implements PropertyValue {

        private final List<PropertyValue> values;

        /** Kept, since lists that share parts would be walked over and over. */
        private final int depth;

        private final int count;

        /**
         * Copies the list and checks its limits.
         *
         * @param values at most {@link EventLimits#MAX_PROPERTIES} values of any types
         * @throws IllegalArgumentException if there are more values, or they are nested deeper than
         *     {@link EventLimits#MAX_NESTING} levels with the list itself, or are more than {@link EventLimits#MAX_VALUES}
         *     in all
         */
        public ListValue(List<PropertyValue> values) {
            if (values.size() > EventLimits.MAX_PROPERTIES) {
                throw new IllegalArgumentException(
                        "list: expected at most " + EventLimits.MAX_PROPERTIES + " elements");
            }
            this.values = List.copyOf(values);
            int deepest = 0;
            int all = 1;
            for (PropertyValue value : this.values) {
                deepest = Math.max(deepest, value.depth());
                all += value.count();
            }
            this.depth = deepest + 1;
            this.count = all;
            if (depth > EventLimits.MAX_NESTING) {
                throw new IllegalArgumentException("list: expected at most " + EventLimits.MAX_NESTING + " levels");
            }
            if (count > EventLimits.MAX_VALUES) {
                throw new IllegalArgumentException(
                        "list: expected at most " + EventLimits.MAX_VALUES + " values in all");
            }
        }

        /**
         * Returns the elements.
         *
         * @return 0 to {@link EventLimits#MAX_PROPERTIES} values
         */
        public List<PropertyValue> values() {
            return values;
        }

        @Override
        public int depth() {
            return depth;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ListValue that && values.equals(that.values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }

        @Override
        public String toString() {
            return "list";
        }
    }

    /**
     * Named values.
     *
     * @param entries the named values
     * @since 0.1.0
     */
    record MapValue(Properties entries) implements PropertyValue {

        /**
         * Checks the nesting.
         *
         * @param entries the named values
         * @throws IllegalArgumentException if they are nested deeper than {@link EventLimits#MAX_NESTING} levels with the
         *     map itself, or are more than {@link EventLimits#MAX_VALUES} in all
         */
        public MapValue {
            if (entries.depth() + 1 > EventLimits.MAX_NESTING) {
                throw new IllegalArgumentException("map: expected at most " + EventLimits.MAX_NESTING + " levels");
            }
            if (entries.count() + 1 > EventLimits.MAX_VALUES) {
                throw new IllegalArgumentException(
                        "map: expected at most " + EventLimits.MAX_VALUES + " values in all");
            }
        }

        @Override
        public int depth() {
            return entries.depth() + 1;
        }

        @Override
        public int count() {
            return entries.count() + 1;
        }

        @Override
        public String toString() {
            return "map";
        }
    }
}
