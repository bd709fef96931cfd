package dev.northing.core.json;

import dev.northing.core.dictionary.FilterCondition;
import dev.northing.core.dictionary.MetricOperator;
import dev.northing.core.dictionary.MetricRule;
import dev.northing.core.event.PropertyValue;
import java.io.IOException;
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

    RuleParts(DictionaryInput in) {
        this.in = in;
    }

    boolean take(String field) throws IOException {
        switch (field) {
            case "name" -> event = in.text();
            case "unique" -> unique = in.text();
            case "filter" -> in.object(this::condition);
            case "operator" -> operator = in.constant(MetricOperator::parse);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean condition(String property) throws IOException {
        filter.put(property, in.isObject() ? richCondition() : new FilterCondition.EqualTo(in.filterValue()));
        return true;
    }

    private FilterCondition richCondition() throws IOException {
        FilterCondition[] read = new FilterCondition[1];
        in.object(kind -> {
            read[0] = switch (kind) {
                case "in" -> new FilterCondition.In(values());
                case "not" -> new FilterCondition.NotIn(values());
                case "exists" -> new FilterCondition.Exists(in.flag());
                default -> throw in.failure("unknown condition '" + kind + "'");
            };
            return true;
        });
        if (read[0] == null) {
            throw in.failure("a filter without condition");
        }
        return read[0];
    }

    private List<PropertyValue> values() throws IOException {
        return in.list(in::filterValue);
    }

    MetricRule rule() {
        return new MetricRule(event, unique, filter, operator);
    }
}
