package dev.northing.core.json.dictionary;

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
import java.util.ArrayList;
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

    private MetricParts(DictionaryInput in) {
        this.in = in;
        this.common = new CommonParts(in);
    }

    static MetricDefinition read(DictionaryInput in, String keyPath) throws IOException {
        MetricParts parts = new MetricParts(in);
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (!parts.take(field)) {
                throw in.unknownField(field);
            }
        }
        return parts.metric(keyPath);
    }

    private boolean take(String field) throws IOException {
        switch (field) {
            case "name" -> name = in.text();
            case "kind" -> kind = in.known(MetricKind.ofKey(in.text()));
            case "value_type" -> valueType = in.known(ValueType.ofKey(in.text()));
            case "unit" -> unit = in.text();
            case "target" -> target = new TargetParts().read();
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
            case "time_frame" -> timeFrames = timeFrames();
            case "window" -> window = new WindowParts().read();
            case "rules" -> rules = RuleParts.readAll(in);
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
            case "from" -> from = RuleParts.readAll(in);
            case "to" -> to = RuleParts.readAll(in);
            case "within" -> within = in.text();
            case "brackets" -> brackets = wholeNumbers();
            case "instrumentation_class" -> instrumentationClass = in.text();
            case "options" -> options = in.text();
            case "value_json_schema" -> valueJsonSchema = in.text();
            default -> {
                return false;
            }
        }
        return true;
    }

    private List<TimeFrame> timeFrames() throws IOException {
        List<TimeFrame> frames = new ArrayList<>();
        in.startList();
        while (in.nextElement()) {
            frames.add(in.known(TimeFrame.ofKey(in.text())));
        }
        return frames;
    }

    private List<Integer> wholeNumbers() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        in.startList();
        while (in.nextElement()) {
            numbers.add(in.wholeNumber());
        }
        return numbers;
    }

    private final class TargetParts {

        private MetricTarget.@Nullable Comparison comparison;
        private @Nullable BigDecimal value;
        private @Nullable String by;

        MetricTarget read() throws IOException {
            in.startObject();
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                take(field);
            }
            if (comparison == null || value == null) {
                throw in.failure("a target without op and value");
            }
            return new MetricTarget(comparison, value, by);
        }

        private void take(String field) throws IOException {
            switch (field) {
                case "op" -> comparison = in.known(MetricTarget.Comparison.ofSign(in.text()));
                case "value" -> value = in.number();
                case "by" -> by = in.text();
                default -> throw in.unknownField(field);
            }
        }
    }

    private final class WindowParts {

        private MetricWindow.@Nullable Anchor anchor;
        private int lagDays;

        MetricWindow read() throws IOException {
            in.startObject();
            for (String field = in.nextField(); field != null; field = in.nextField()) {
                take(field);
            }
            if (anchor == null) {
                throw in.failure("a window without anchor");
            }
            return new MetricWindow(anchor, lagDays);
        }

        private void take(String field) throws IOException {
            switch (field) {
                case "anchor" -> anchor = in.known(MetricWindow.Anchor.ofKey(in.text()));
                case "lag_days" -> lagDays = in.wholeNumber();
                default -> throw in.unknownField(field);
            }
        }
    }

    private MetricDefinition metric(String keyPath) {
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
