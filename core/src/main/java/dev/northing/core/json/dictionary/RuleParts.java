package dev.northing.core.json.dictionary;

import dev.northing.core.dictionary.FilterCondition;
import dev.northing.core.dictionary.MetricOperator;
import dev.northing.core.dictionary.MetricRule;
import dev.northing.core.event.PropertyValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers the fields of a rule. */
final class RuleParts {

    private final DictionaryInput in;
    private String event = "";
    private @Nullable String unique;
    private final Map<String, FilterCondition> filter = new TreeMap<>();
    private @Nullable MetricOperator operator;

    private RuleParts(DictionaryInput in) {
        this.in = in;
    }

    static List<MetricRule> readAll(DictionaryInput in) throws IOException {
        List<MetricRule> rules = new ArrayList<>();
        in.startList();
        while (in.nextElement()) {
            rules.add(new RuleParts(in).read());
        }
        return rules;
    }

    private MetricRule read() throws IOException {
        in.startObject();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            take(field);
        }
        return new MetricRule(event, unique, filter, operator);
    }

    private void take(String field) throws IOException {
        switch (field) {
            case "name" -> event = in.text();
            case "unique" -> unique = in.text();
            case "filter" -> filter();
            case "operator" -> operator = in.known(MetricOperator.parse(in.text()));
            default -> throw in.unknownField(field);
        }
    }

    private void filter() throws IOException {
        in.startObject();
        for (String property = in.nextField(); property != null; property = in.nextField()) {
            filter.put(property, in.isObject() ? richCondition() : new FilterCondition.EqualTo(in.filterValue()));
        }
    }

    private FilterCondition richCondition() throws IOException {
        in.startObject();
        String kind = in.nextField();
        FilterCondition condition = switch (kind == null ? "" : kind) {
            case "in" -> new FilterCondition.In(values());
            case "not" -> new FilterCondition.NotIn(values());
            case "exists" -> new FilterCondition.Exists(in.flag());
            default -> throw in.expected("one of in, not, exists");
        };
        if (in.nextField() != null) {
            throw in.failure("more than one condition");
        }
        return condition;
    }

    private List<PropertyValue> values() throws IOException {
        List<PropertyValue> values = new ArrayList<>();
        in.startList();
        while (in.nextElement()) {
            values.add(in.filterValue());
        }
        return values;
    }
}
