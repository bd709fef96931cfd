package dev.northing.core.dictionary;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a metric's value is computed: from events by rules, from other metrics, or from a source outside.
 *
 * <p>Immutable.
 *
 * @param dataSource where the value comes from, such as {@code internal_events} or {@code database}; empty when not given
 * @param timeFrames the spans of time it covers, at least one
 * @param window how the span lies in the calendar, or null for the source's own
 * @param rules which events feed it; may be empty
 * @param numerator the key of the metric above the line of a ratio, or null
 * @param denominator the key of the metric below the line of a ratio, or null
 * @param inputs keys of the metrics that a derived metric or a score reads; may be empty
 * @param percentile which percentile, above 0 and below 100, or null
 * @param from the events that start a conversion, a cohort or a duration; may be empty
 * @param to the events that end it; may be empty
 * @param within how long a conversion may take, such as {@code 7d}, or null
 * @param brackets days after the start at which a cohort's return is measured; may be empty
 * @param instrumentationClass the class that computes it elsewhere, or null
 * @param options settings of that class as canonical JSON, or null
 * @param valueJsonSchema where the schema of an object value stands, or null
 * @since 0.1.0
 */
public record Measurement(
        String dataSource,
        List<TimeFrame> timeFrames,
        @Nullable MetricWindow window,
        List<MetricRule> rules,
        @Nullable String numerator,
        @Nullable String denominator,
        List<String> inputs,
        @Nullable BigDecimal percentile,
        List<MetricRule> from,
        List<MetricRule> to,
        @Nullable String within,
        List<Integer> brackets,
        @Nullable String instrumentationClass,
        @Nullable String options,
        @Nullable String valueJsonSchema) {

    /**
     * Copies the collections and brings the percentile to one form: 99.90 and 99.9 are equal.
     *
     * @param dataSource where the value comes from, such as {@code internal_events} or {@code database}; empty when not given
     * @param timeFrames the spans of time it covers, at least one
     * @param window how the span lies in the calendar, or null for the source's own
     * @param rules which events feed it; may be empty
     * @param numerator the key of the metric above the line of a ratio, or null
     * @param denominator the key of the metric below the line of a ratio, or null
     * @param inputs keys of the metrics that a derived metric or a score reads; may be empty
     * @param percentile which percentile, above 0 and below 100, or null
     * @param from the events that start a conversion, a cohort or a duration; may be empty
     * @param to the events that end it; may be empty
     * @param within how long a conversion may take, such as {@code 7d}, or null
     * @param brackets days after the start at which a cohort's return is measured; may be empty
     * @param instrumentationClass the class that computes it elsewhere, or null
     * @param options settings of that class as canonical JSON, or null
     * @param valueJsonSchema where the schema of an object value stands, or null
     */
    public Measurement {
        timeFrames = List.copyOf(timeFrames);
        rules = List.copyOf(rules);
        inputs = List.copyOf(inputs);
        percentile = Decimals.normalOrNull(percentile);
        from = List.copyOf(from);
        to = List.copyOf(to);
        brackets = List.copyOf(brackets);
    }
}
