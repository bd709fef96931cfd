package dev.northing.core.json;

import dev.northing.core.dictionary.Measurement;
import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.MetricKind;
import dev.northing.core.dictionary.MetricRule;
import dev.northing.core.dictionary.MetricTarget;
import dev.northing.core.dictionary.MetricWindow;
import dev.northing.core.dictionary.TimeFrame;
import dev.northing.core.dictionary.ValueType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the fields of a metric. */
final class MetricParts {

    private final DictionaryInput in;
    private final CommonParts common;
    private String name = "";
    private @Nullable MetricKind kind;
    private ValueType valueType = ValueType.NUMBER;
    private @Nullable String unit;
    private @Nullable MetricTarget target;
    private List<String> indicators = List.of();
    private String dataSource = "";
    private List<TimeFrame> timeFrames = List.of();
    private @Nullable MetricWindow window;
    private List<MetricRule> rules = List.of();
    private @Nullable String numerator;
    private @Nullable String denominator;
    private List<String> inputs = List.of();
    private @Nullable BigDecimal percentile;
    private List<MetricRule> from = List.of();
    private List<MetricRule> to = List.of();
    private @Nullable String within;
    private List<Integer> brackets = List.of();
    private @Nullable String instrumentationClass;
    private @Nullable String options;
    private @Nullable String valueJsonSchema;

    MetricParts(DictionaryInput in) {
        this.in = in;
        this.common = new CommonParts(in);
    }

    boolean take(String field) throws IOException {
        switch (field) {
            case "name" -> name = in.text();
            case "kind" -> kind = in.constant(MetricKind::ofKey);
            case "value_type" -> valueType = in.constant(ValueType::ofKey);
            case "unit" -> unit = in.text();
            case "target" -> target = target();
            case "indicator" -> indicators = in.texts();
            default -> {
                return takeMeasurement(field) || common.take(field);
            }
        }
        return true;
    }

    private boolean takeMeasurement(String field) throws IOException {
        switch (field) {
            case "data_source" -> dataSource = in.text();
            case "time_frame" -> timeFrames = in.list(() -> in.constant(TimeFrame::ofKey));
            case "window" -> window = window();
            case "rules" -> rules = in.list(this::rule);
            case "numerator" -> numerator = in.text();
            case "denominator" -> denominator = in.text();
            case "inputs" -> inputs = in.texts();
            case "percentile" -> percentile = in.number();
            default -> {
                return takeSpan(field);
            }
        }
        return true;
    }

    private boolean takeSpan(String field) throws IOException {
        switch (field) {
            case "from" -> from = in.list(this::rule);
            case "to" -> to = in.list(this::rule);
            case "within" -> within = in.text();
            case "brackets" -> brackets = in.list(in::wholeNumber);
            case "instrumentation_class" -> instrumentationClass = in.text();
            case "options" -> options = in.text();
            case "value_json_schema" -> valueJsonSchema = in.text();
            default -> {
                return false;
            }
        }
        return true;
    }

    private MetricRule rule() throws IOException {
        RuleParts parts = new RuleParts(in);
        in.object(parts::take);
        return parts.rule();
    }

    private MetricTarget target() throws IOException {
        TargetParts parts = new TargetParts();
        in.object(parts::take);
        if (parts.comparison == null || parts.value == null) {
            throw in.failure("a target without op and value");
        }
        return new MetricTarget(parts.comparison, parts.value, parts.by);
    }

    private final class TargetParts {

        private MetricTarget.@Nullable Comparison comparison;
        private @Nullable BigDecimal value;
        private @Nullable String by;

        boolean take(String field) throws IOException {
            switch (field) {
                case "op" -> comparison = in.constant(MetricTarget.Comparison::ofSign);
                case "value" -> value = in.number();
                case "by" -> by = in.text();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    private MetricWindow window() throws IOException {
        WindowParts parts = new WindowParts();
        in.object(parts::take);
        if (parts.anchor == null) {
            throw in.failure("a window without anchor");
        }
        return new MetricWindow(parts.anchor, parts.lagDays);
    }

    private final class WindowParts {

        private MetricWindow.@Nullable Anchor anchor;
        private int lagDays;

        boolean take(String field) throws IOException {
            switch (field) {
                case "anchor" -> anchor = in.constant(MetricWindow.Anchor::ofKey);
                case "lag_days" -> lagDays = in.wholeNumber();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    MetricDefinition metric(String keyPath) {
        if (kind == null || timeFrames.isEmpty()) {
            throw in.failure("metric '" + keyPath + "' without kind or time_frame");
        }
        return new MetricDefinition(
                keyPath,
                name,
                common.description,
                kind,
                valueType,
                unit,
                measurement(),
                common.ownership(),
                common.lifecycle(),
                common.governance(),
                target,
                indicators,
                common.sampling,
                common.tiers,
                common.tags,
                common.waivers,
                common.extensions);
    }

    private Measurement measurement() {
        return new Measurement(
                dataSource,
                timeFrames,
                window,
                rules,
                numerator,
                denominator,
                inputs,
                percentile,
                from,
                to,
                within,
                brackets,
                instrumentationClass,
                options,
                valueJsonSchema);
    }
}
