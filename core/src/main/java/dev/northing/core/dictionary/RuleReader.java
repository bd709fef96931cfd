package dev.northing.core.dictionary;

import dev.northing.core.dictionary.FieldReader.Element;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.source.SourceNode;
import dev.northing.core.source.SourceNode.Mapping;
import dev.northing.core.source.SourceNode.Scalar;
import dev.northing.core.source.SourceNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the rules by which events feed a metric. */
final class RuleReader {

    private final FieldReader metric;
    private final Reading reading;

    RuleReader(FieldReader metric) {
        this.metric = metric;
        this.reading = metric.reading();
    }

    List<MetricRule> rules(FieldName name) {
        List<MetricRule> rules = new ArrayList<>();
        for (Element element : metric.elements(name)) {
            MetricRule rule = rule(element);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private @Nullable MetricRule rule(Element element) {
        if (element.value() instanceof Scalar) {
            String event = metric.scalars().word(element.value(), "'" + element.path() + "'");
            return event == null ? null : new MetricRule(event, null, Map.of(), null);
        }
        FieldReader fields = metric.mapping(element.value(), element.path(), "'" + element.path() + "'");
        return fields == null ? null : rule(fields);
    }

    private @Nullable MetricRule rule(FieldReader fields) {
        String event = fields.word(FieldNames.RULE_EVENT);
        String unique = fields.word(FieldNames.UNIQUE);
        Map<String, FilterCondition> filter = filter(fields);
        MetricOperator operator = operator(fields);
        fields.finish();
        if (event == null) {
            reading.error(
                    "S010",
                    node(fields),
                    "'name' is missing: name the event that the rule reads; the rule is left out");
            return null;
        }
        return new MetricRule(event, unique, filter, operator);
    }

    private static SourceNode node(FieldReader fields) {
        return new Scalar("", false, fields.start());
    }

    private @Nullable MetricOperator operator(FieldReader fields) {
        SourceNode value = fields.given(FieldNames.OPERATOR);
        String text = value == null ? null : fields.scalars().word(value, fields.label(FieldNames.OPERATOR));
        if (value == null || text == null) {
            return null;
        }
        MetricOperator operator = MetricOperator.parse(text).orElse(null);
        if (operator == null) {
            reading.error(
                    "S009",
                    value,
                    "'operator' is " + Reading.quote(text)
                            + ": expected sum, min, max, avg or unique_totals with a property, such as sum(value)");
        }
        return operator;
    }

    private Map<String, FilterCondition> filter(FieldReader fields) {
        Map<String, FilterCondition> filter = new TreeMap<>();
        SourceNode value = fields.given(FieldNames.FILTER);
        if (value == null) {
            return filter;
        }
        if (!(value instanceof Mapping mapping)) {
            reading.error(
                    "S004",
                    value,
                    "'filter' is " + value.noun() + ": expected a mapping from properties to their values");
            return filter;
        }
        for (Element element : fields.named(mapping, fields.pathOf(FieldNames.FILTER))) {
            reading.place(element.path(), element.value().start());
            FilterCondition condition = condition(element, fields);
            if (condition != null) {
                filter.put(element.name(), condition);
            }
        }
        return filter;
    }

    private @Nullable FilterCondition condition(Element element, FieldReader fields) {
        if (element.value() instanceof Sequence) {
            List<PropertyValue> values = values(element.value(), fields, element.path());
            return values.isEmpty() ? null : new FilterCondition.In(values);
        }
        if (element.value() instanceof Mapping mapping) {
            return richCondition(new FieldReader(reading, mapping, element.path()));
        }
        PropertyValue value = value(element.value(), element.path());
        return value == null ? null : new FilterCondition.EqualTo(value);
    }

    private @Nullable FilterCondition richCondition(FieldReader fields) {
        FilterCondition in = listed(fields, FieldNames.IN);
        FilterCondition not = listed(fields, FieldNames.NOT);
        Boolean exists = fields.flag(FieldNames.EXISTS);
        fields.finish();
        int given = (in == null ? 0 : 1) + (not == null ? 0 : 1) + (exists == null ? 0 : 1);
        if (given != 1) {
            reading.error(
                    "S009",
                    node(fields),
                    "a filter condition holds exactly one of 'in', 'not' and 'exists', not " + given);
        }
        return in != null ? in : not != null ? not : exists == null ? null : new FilterCondition.Exists(exists);
    }

    private @Nullable FilterCondition listed(FieldReader fields, FieldName name) {
        SourceNode node = fields.given(name);
        List<PropertyValue> values = node == null ? List.of() : values(node, fields, fields.pathOf(name));
        if (values.isEmpty()) {
            return null;
        }
        return name.equals(FieldNames.IN) ? new FilterCondition.In(values) : new FilterCondition.NotIn(values);
    }

    private List<PropertyValue> values(SourceNode node, FieldReader fields, String path) {
        List<PropertyValue> values = new ArrayList<>();
        for (Element element : fields.elementsOf(node, path)) {
            PropertyValue value = value(element.value(), element.path());
            if (value != null) {
                values.add(value);
            }
        }
        if (values.isEmpty()) {
            reading.error("S009", node, "'" + path + "' lists no value: a filter needs at least one");
        }
        return values;
    }

    private @Nullable PropertyValue value(SourceNode node, String path) {
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            reading.error(
                    "S004", node, "'" + path + "' is " + node.noun() + ": expected text, a number, true or false");
            return null;
        }
        PropertyValue value = value(scalar);
        if (value == null) {
            reading.error("S009", node, "'" + path + "' is a number out of range: no property can hold it");
        }
        return value;
    }

    private static @Nullable PropertyValue value(Scalar scalar) {
        if (scalar.isText()) {
            return PropertyValue.of(scalar.text());
        }
        return scalar.isBoolean() ? PropertyValue.of(scalar.text().equals("true")) : number(scalar.text());
    }

    private static @Nullable PropertyValue number(String text) {
        try {
            return PropertyValue.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? PropertyValue.of(number) : null;
        }
    }
}
