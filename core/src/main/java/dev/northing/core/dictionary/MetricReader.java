package dev.northing.core.dictionary;

import dev.northing.core.dictionary.FieldReader.Element;
import dev.northing.core.source.NearestName;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Mapping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one metric. */
final class MetricReader {

    private static final List<String> DATA_SOURCES =
            List.of("internal_events", "database", "redis", "redis_hll", "prometheus", "system", "license");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final FieldReader fields;
    private final Reading reading;
    private final GovernanceReader common;

    MetricReader(FieldReader fields) {
        this.fields = fields;
        this.reading = fields.reading();
        this.common = new GovernanceReader(fields);
    }

    MetricDefinition read(String keyPath) {
        String description = common.description();
        ValueType valueType = valueType(keyPath, description);
        Measurement measurement = measurement();
        return new MetricDefinition(
                keyPath,
                fields.text(FieldNames.NAME),
                description,
                kind(keyPath, valueType, measurement),
                valueType,
                fields.word(FieldNames.UNIT),
                measurement,
                common.ownership(),
                common.lifecycle(),
                common.governance(),
                target(),
                fields.words(FieldNames.INDICATOR),
                common.sampling(),
                common.tiers(),
                fields.words(FieldNames.TAGS),
                common.waivers(),
                extensions());
    }

    /** Comes last: what nothing else has taken is unknown. */
    private Map<String, String> extensions() {
        common.legacy(FieldNames.LEGACY_IN_METRICS);
        fields.finish();
        return reading.extensions();
    }

    private ValueType valueType(String keyPath, String description) {
        SourceNode value = fields.given(FieldNames.VALUE_TYPE);
        if (value == null) {
            fields.missing(FieldNames.VALUE_TYPE, "say string, number, boolean or object");
            return ValueType.NUMBER;
        }
        ValueType type = fields.scalars().constant(value, fields.label(FieldNames.VALUE_TYPE), Vocabulary.VALUE_TYPES);
        if (type == ValueType.STRING && soundsLikeNumber(keyPath, description)) {
            reading.warning("S016", value, "'value_type' is string, yet the metric counts something: say number");
        }
        return type == null ? ValueType.NUMBER : type;
    }

    private static boolean soundsLikeNumber(String keyPath, String description) {
        String text = description.toLowerCase(Locale.ROOT);
        return text.contains("number of ") || text.startsWith("count") || keyPath.endsWith("_count");
    }

    private MetricKind kind(String keyPath, ValueType valueType, Measurement measurement) {
        SourceNode value = fields.given(FieldNames.KIND);
        MetricKind kind = value == null
                ? null
                : fields.scalars().constant(value, fields.label(FieldNames.KIND), Vocabulary.KINDS);
        if (kind != null) {
            return kind;
        }
        MetricKind inferred = InferredKind.of(keyPath, valueType, measurement);
        if (reading.strict()) {
            fields.missing(FieldNames.KIND, "say how its value comes about; it looks like '" + inferred.key() + "'");
        }
        return inferred;
    }

    private Measurement measurement() {
        RuleReader rules = new RuleReader(fields);
        List<MetricRule> events = rules.rules(FieldNames.EVENTS);
        return new Measurement(
                dataSource(),
                timeFrames(events),
                window(),
                events,
                fields.word(FieldNames.NUMERATOR),
                fields.word(FieldNames.DENOMINATOR),
                fields.words(FieldNames.INPUTS),
                percentile(),
                rules.rules(FieldNames.FROM),
                rules.rules(FieldNames.TO),
                within(),
                brackets(),
                fields.word(FieldNames.INSTRUMENTATION_CLASS),
                options(),
                fields.word(FieldNames.VALUE_JSON_SCHEMA));
    }

    private String dataSource() {
        SourceNode value = fields.given(FieldNames.DATA_SOURCE);
        String source = value == null ? null : fields.scalars().word(value, fields.label(FieldNames.DATA_SOURCE));
        if (value == null || source == null) {
            return "";
        }
        if (!DATA_SOURCES.contains(source)) {
            reading.warning(
                    "S009",
                    value,
                    "'data_source' is " + Reading.quote(source) + ": expected one of " + String.join(", ", DATA_SOURCES)
                            + NearestName.among(DATA_SOURCES).hint(source));
        }
        return source;
    }

    private List<TimeFrame> timeFrames(List<MetricRule> events) {
        Set<TimeFrame> frames = new LinkedHashSet<>();
        for (Element element : fields.elements(FieldNames.TIME_FRAME)) {
            TimeFrame frame = fields.scalars().constant(element.value(), "'time_frame'", Vocabulary.TIME_FRAMES);
            if (frame != null && !frames.add(frame)) {
                reading.warning("S009", element.value(), "'time_frame' names '" + frame.key() + "' twice: remove one");
            }
        }
        fields.missing(FieldNames.TIME_FRAME, "say 7d, 28d, all or none");
        return frames.isEmpty() ? List.of(events.isEmpty() ? TimeFrame.NONE : TimeFrame.ALL) : List.copyOf(frames);
    }

    private @Nullable MetricWindow window() {
        FieldReader parts = fields.mapping(FieldNames.WINDOW);
        if (parts == null) {
            return null;
        }
        MetricWindow.Anchor anchor = parts.constant(FieldNames.ANCHOR, Vocabulary.ANCHORS);
        OptionalInt lagDays = parts.wholeNumber(FieldNames.LAG_DAYS, 0);
        parts.missing(FieldNames.ANCHOR, "say iso_week, rolling or calendar");
        parts.finish();
        return anchor == null ? null : new MetricWindow(anchor, lagDays.orElse(0));
    }

    private @Nullable BigDecimal percentile() {
        BigDecimal percentile = fields.number(FieldNames.PERCENTILE);
        if (percentile == null || (percentile.signum() > 0 && percentile.compareTo(HUNDRED) < 0)) {
            return percentile;
        }
        outOfRange(FieldNames.PERCENTILE, "a number above 0 and below 100");
        return null;
    }

    private void outOfRange(FieldName name, String expected) {
        reading.findings()
                .error(
                        "S009",
                        reading.source(fields.start()).at(fields.pathOf(name)),
                        fields.label(name) + ": expected " + expected);
    }

    private @Nullable String within() {
        String within = fields.word(FieldNames.WITHIN);
        if (within != null && !isSpan(within)) {
            outOfRange(FieldNames.WITHIN, "a whole number and one of s, m, h, d, w, such as 7d");
            return null;
        }
        return within;
    }

    private static boolean isSpan(String text) {
        int digits = text.length() - 1;
        return digits > 0
                && digits <= 9
                && "smhdw".indexOf(text.charAt(digits)) >= 0
                && text.substring(0, digits).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private List<Integer> brackets() {
        List<Integer> days = new ArrayList<>();
        for (Element element : fields.elements(FieldNames.BRACKETS)) {
            fields.scalars()
                    .wholeNumber(element.value(), "'" + element.path() + "'", 0)
                    .ifPresent(days::add);
        }
        return days;
    }

    private @Nullable String options() {
        SourceNode value = fields.given(FieldNames.OPTIONS);
        if (value instanceof Mapping) {
            return fields.json(value, "'options'");
        }
        if (value != null) {
            reading.error("S004", value, "'options' is " + value.noun() + ": expected a mapping of settings");
        }
        return null;
    }

    private @Nullable MetricTarget target() {
        FieldReader parts = fields.mapping(FieldNames.TARGET);
        if (parts == null) {
            return null;
        }
        MetricTarget.Comparison comparison = parts.constant(FieldNames.TARGET_OP, Vocabulary.COMPARISONS);
        BigDecimal value = parts.number(FieldNames.TARGET_VALUE);
        String by = parts.version(FieldNames.TARGET_BY);
        parts.finish();
        parts.missing(FieldNames.TARGET_OP, "say >, >=, < or <=; the target is left out");
        parts.missing(FieldNames.TARGET_VALUE, "say a number; the target is left out");
        return comparison == null || value == null ? null : new MetricTarget(comparison, value, by);
    }
}
