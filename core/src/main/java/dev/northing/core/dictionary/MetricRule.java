package dev.northing.core.dictionary;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which events feed a metric, and how.
 *
 * <p>Several rules of one metric are united; within one rule, all conditions must hold.
 *
 * <p>Immutable.
 *
 * @param event the event's action
 * @param unique what is counted distinctly, such as {@code user.id} or a property's name, or null
 * @param filter conditions by property, in the order of names; may be empty
 * @param operator what is computed over a property, or null
 * @since 0.1.0
 */
public record MetricRule(
        String event,
        @Nullable String unique,
        Map<String, FilterCondition> filter,
        @Nullable MetricOperator operator) {

    /**
     * Copies the collections.
     *
     * @param event the event's action
     * @param unique what is counted distinctly, such as {@code user.id} or a property's name, or null
     * @param filter conditions by property, in the order of names; may be empty
     * @param operator what is computed over a property, or null
     */
    public MetricRule {
        filter = SortedCopy.of(filter);
    }
}
