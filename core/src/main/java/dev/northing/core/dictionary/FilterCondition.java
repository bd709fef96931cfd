package dev.northing.core.dictionary;

import dev.northing.core.event.PropertyValue;
import java.util.List;

/**
 * What a rule demands of one property.
 *
 * <p>Values are text, whole numbers, numbers or booleans. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface FilterCondition {

    /**
     * Demands one value.
     *
     * @param value the value
     * @since 0.1.0
     */
    record EqualTo(PropertyValue value) implements FilterCondition {}

    /**
     * Demands one of several values.
     *
     * @param values the values, at least one
     * @since 0.1.0
     */
    record In(List<PropertyValue> values) implements FilterCondition {

        /**
         * Copies the values.
         *
         * @param values the values, at least one
         */
        public In {
            values = List.copyOf(values);
        }
    }

    /**
     * Demands any value but these, or none at all.
     *
     * @param values the values, at least one
     * @since 0.1.0
     */
    record NotIn(List<PropertyValue> values) implements FilterCondition {

        /**
         * Copies the values.
         *
         * @param values the values, at least one
         */
        public NotIn {
            values = List.copyOf(values);
        }
    }

    /**
     * Demands that the property is there, or that it is not.
     *
     * @param expected whether it must be there
     * @since 0.1.0
     */
    record Exists(boolean expected) implements FilterCondition {}
}
