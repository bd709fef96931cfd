package dev.northing.core.dictionary;

/**
 * Tells how a metric's value comes about when its definition does not say, as GitLab's never do: by the fields that only
 * one kind has, then by the rules, then by the source, then by where the metric stands in the report.
 */
final class InferredKind {

    private InferredKind() {}

    static MetricKind of(String keyPath, ValueType valueType, Measurement measurement) {
        if (measurement.denominator() != null) {
            return MetricKind.RATIO;
        }
        if (measurement.percentile() != null) {
            return MetricKind.PERCENTILE;
        }
        if (!measurement.from().isEmpty()) {
            return measurement.brackets().isEmpty() ? MetricKind.CONVERSION : MetricKind.COHORT;
        }
        if (!measurement.inputs().isEmpty()) {
            return MetricKind.DERIVED;
        }
        return measurement.rules().isEmpty()
                ? ofSource(keyPath, valueType, measurement)
                : ofRule(measurement.rules().get(0));
    }

    /** The first rule decides, as it does in GitLab. */
    private static MetricKind ofRule(MetricRule rule) {
        MetricOperator operator = rule.operator();
        if (operator != null && operator.function() != MetricOperator.Function.UNIQUE_TOTALS) {
            return MetricKind.SUM;
        }
        return rule.unique() == null || operator != null ? MetricKind.COUNT : MetricKind.UNIQUE;
    }

    private static MetricKind ofSource(String keyPath, ValueType valueType, Measurement measurement) {
        if (valueType != ValueType.NUMBER) {
            return MetricKind.SETTING;
        }
        return switch (measurement.dataSource()) {
            case "redis_hll" -> MetricKind.UNIQUE;
            case "system", "license" -> MetricKind.SETTING;
            default -> ofPlace(keyPath);
        };
    }

    private static MetricKind ofPlace(String keyPath) {
        int dot = keyPath.indexOf('.');
        return switch (dot < 0 ? "" : keyPath.substring(0, dot)) {
            case "settings" -> MetricKind.SETTING;
            case "sums" -> MetricKind.SUM;
            case "redis_hll_counters", "usage_activity_by_stage", "usage_activity_by_stage_monthly" ->
                MetricKind.UNIQUE;
            default -> MetricKind.COUNT;
        };
    }
}
