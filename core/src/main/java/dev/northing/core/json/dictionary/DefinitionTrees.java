package dev.northing.core.json.dictionary;

import dev.northing.core.dictionary.Constraints;
import dev.northing.core.dictionary.DataCategory;
import dev.northing.core.dictionary.Deprecation;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.FilterCondition;
import dev.northing.core.dictionary.Governance;
import dev.northing.core.dictionary.Handling;
import dev.northing.core.dictionary.Lifecycle;
import dev.northing.core.dictionary.Measurement;
import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.MetricOperator;
import dev.northing.core.dictionary.MetricRule;
import dev.northing.core.dictionary.MetricTarget;
import dev.northing.core.dictionary.MetricWindow;
import dev.northing.core.dictionary.Owner;
import dev.northing.core.dictionary.Ownership;
import dev.northing.core.dictionary.Priority;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.dictionary.Status;
import dev.northing.core.dictionary.TimeFrame;
import dev.northing.core.dictionary.ValueType;
import dev.northing.core.dictionary.Waiver;
import dev.northing.core.event.PropertyValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns definitions into sorted maps, lists and scalars, leaving out what is empty or the default. */
final class DefinitionTrees {

    private DefinitionTrees() {}

    static Map<String, Object> of(MetricDictionary dictionary) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put(DictionaryFormat.FIELD, DictionaryFormat.VERSION);
        tree.put("profile", dictionary.profile().key());
        put(tree, "metrics", each(dictionary.metrics(), DefinitionTrees::metric));
        put(tree, "events", each(dictionary.events(), DefinitionTrees::event));
        put(tree, "properties", keyed(dictionary.properties()));
        put(tree, "owners", each(dictionary.owners(), DefinitionTrees::owner));
        return tree;
    }

    private static <D> Map<String, Object> each(Map<String, D> definitions, Function<D, Object> tree) {
        Map<String, Object> trees = new TreeMap<>();
        definitions.forEach((key, definition) -> trees.put(key, tree.apply(definition)));
        return trees;
    }

    private static Map<String, Object> keyed(Map<String, PropertyDefinition> properties) {
        Map<String, Object> trees = new TreeMap<>();
        properties.forEach((key, property) -> trees.put(key, property(property, key)));
        return trees;
    }

    private static Object owner(Owner owner) {
        Map<String, Object> tree = new TreeMap<>();
        put(tree, "contacts", owner.contacts());
        return tree;
    }

    private static Object metric(MetricDefinition metric) {
        Map<String, Object> tree = new TreeMap<>();
        put(tree, "name", metric.name());
        put(tree, "description", metric.description());
        tree.put("kind", metric.kind().key());
        putUnless(tree, "value_type", metric.valueType().key(), ValueType.NUMBER.key());
        putIfSet(tree, "unit", metric.unit());
        put(tree, metric.measurement());
        put(tree, metric.ownership());
        put(tree, metric.lifecycle());
        put(tree, metric.governance());
        putIfSet(tree, "target", metric.target() == null ? null : target(metric.target()));
        put(tree, "indicator", metric.indicators());
        putIfSet(tree, "sampling", metric.samplingRate());
        put(tree, "tiers", metric.tiers());
        put(tree, "tags", metric.tags());
        put(tree, "no_lint", list(metric.waivers(), DefinitionTrees::waiver));
        put(tree, "extensions", metric.extensions());
        return tree;
    }

    private static Object event(EventDefinition event) {
        Map<String, Object> tree = new TreeMap<>();
        put(tree, "description", event.description());
        put(tree, "identifiers", event.identifiers());
        put(tree, "optional_identifiers", event.optionalIdentifiers());
        put(tree, "properties", keyed(event.properties()));
        put(tree, event.ownership());
        put(tree, event.lifecycle());
        put(tree, event.governance());
        putUnless(tree, "priority", event.priority().key(), Priority.NORMAL.key());
        putIfSet(tree, "sampling", event.samplingRate());
        put(tree, "tiers", event.tiers());
        put(tree, "tags", event.tags());
        put(tree, "no_lint", list(event.waivers(), DefinitionTrees::waiver));
        put(tree, "extensions", event.extensions());
        return tree;
    }

    private static void put(Map<String, Object> tree, Measurement measurement) {
        put(tree, "data_source", measurement.dataSource());
        put(tree, "time_frame", list(measurement.timeFrames(), TimeFrame::key));
        putIfSet(tree, "window", measurement.window() == null ? null : window(measurement.window()));
        put(tree, "rules", list(measurement.rules(), DefinitionTrees::rule));
        putIfSet(tree, "numerator", measurement.numerator());
        putIfSet(tree, "denominator", measurement.denominator());
        put(tree, "inputs", measurement.inputs());
        putIfSet(tree, "percentile", measurement.percentile());
        put(tree, "from", list(measurement.from(), DefinitionTrees::rule));
        put(tree, "to", list(measurement.to(), DefinitionTrees::rule));
        putIfSet(tree, "within", measurement.within());
        put(tree, "brackets", measurement.brackets());
        putIfSet(tree, "instrumentation_class", measurement.instrumentationClass());
        putIfSet(tree, "options", measurement.options());
        putIfSet(tree, "value_json_schema", measurement.valueJsonSchema());
    }

    private static void put(Map<String, Object> tree, Ownership ownership) {
        put(tree, "owner", ownership.owner());
        put(tree, "contacts", ownership.contacts());
        put(tree, "categories", ownership.categories());
    }

    private static void put(Map<String, Object> tree, Lifecycle lifecycle) {
        putUnless(tree, "status", lifecycle.status().key(), Status.ACTIVE.key());
        putIfSet(tree, "since", lifecycle.since());
        putIfSet(tree, "introduced_by", lifecycle.introducedBy());
        putIfSet(tree, "removed_in", lifecycle.removedIn());
        putIfSet(tree, "removed_by", lifecycle.removedBy());
        putIfSet(tree, "repair_issue", lifecycle.repairIssue());
        putIfSet(
                tree,
                "expires",
                lifecycle.expires() == null ? null : lifecycle.expires().text());
        putIfSet(tree, "deprecated", lifecycle.deprecated() == null ? null : deprecation(lifecycle.deprecated()));
        put(tree, "replaces", lifecycle.replaces());
        putIfSet(tree, "replaced_by", lifecycle.replacedBy());
        putIfSet(tree, "version", lifecycle.version());
    }

    private static void put(Map<String, Object> tree, Governance governance) {
        putUnless(tree, "data_category", governance.category().key(), DataCategory.OPTIONAL.key());
        putIfSet(
                tree,
                "purpose",
                governance.purpose() == null ? null : governance.purpose().id());
        putIfSet(
                tree,
                "legal_basis",
                governance.legalBasis() == null ? null : governance.legalBasis().key());
        put(tree, "retention_days", governance.retentionDays());
        put(tree, "reviews", governance.reviews());
    }

    private static Object deprecation(Deprecation deprecation) {
        Map<String, Object> tree = new TreeMap<>();
        put(tree, "reason", deprecation.reason());
        put(tree, "note", deprecation.note());
        return tree;
    }

    private static Object window(MetricWindow window) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("anchor", window.anchor().key());
        if (window.lagDays() != 0) {
            tree.put("lag_days", window.lagDays());
        }
        return tree;
    }

    private static Object target(MetricTarget target) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("op", target.comparison().sign());
        tree.put("value", target.value());
        putIfSet(tree, "by", target.by());
        return tree;
    }

    private static Object waiver(Waiver waiver) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("rule", waiver.rule());
        put(tree, "reason", waiver.reason());
        return tree;
    }

    private static Object rule(MetricRule rule) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("name", rule.event());
        putIfSet(tree, "unique", rule.unique());
        put(tree, "filter", each(rule.filter(), DefinitionTrees::condition));
        putIfSet(tree, "operator", rule.operator() == null ? null : operator(rule.operator()));
        return tree;
    }

    private static Object operator(MetricOperator operator) {
        return operator.text();
    }

    private static Object condition(FilterCondition condition) {
        if (condition instanceof FilterCondition.EqualTo equal) {
            return equal.value();
        }
        if (condition instanceof FilterCondition.Exists exists) {
            return Map.of("exists", exists.expected());
        }
        return condition instanceof FilterCondition.In in ? Map.of("in", in.values()) : Map.of("not", notIn(condition));
    }

    private static List<PropertyValue> notIn(FilterCondition condition) {
        return ((FilterCondition.NotIn) condition).values();
    }

    private static Object property(PropertyDefinition property, String key) {
        Map<String, Object> tree = new TreeMap<>();
        if (!property.name().equals(key)) {
            tree.put("name", property.name());
        }
        put(tree, "description", property.description());
        tree.put("type", property.type().key());
        put(tree, "required", property.required());
        put(tree, "nullable", property.nullable());
        put(tree, property.constraints());
        putIfSet(tree, "items", property.items() == null ? null : property(property.items(), "items"));
        put(tree, "entries", list(property.entries(), entry -> property(entry, "")));
        putIfSet(tree, "unit", property.unit());
        put(tree, "examples", property.examples());
        put(tree, property.privacy());
        putIfSet(tree, "ref", property.ref());
        return tree;
    }

    private static void put(Map<String, Object> tree, Constraints constraints) {
        put(tree, "enum", constraints.allowedValues());
        put(tree, "open_enum", constraints.open());
        put(tree, "max_length", constraints.maxLength());
        putIfSet(tree, "min", constraints.min());
        putIfSet(tree, "max", constraints.max());
        putIfSet(tree, "pattern", constraints.pattern());
    }

    private static void put(Map<String, Object> tree, PropertyPrivacy privacy) {
        putIfSet(
                tree,
                "class",
                privacy.classification() == null
                        ? null
                        : privacy.classification().key());
        putIfSet(tree, "handling", privacy.handling() == null ? null : handling(privacy.handling()));
        put(tree, "retention_days", privacy.retentionDays());
        putIfSet(tree, "subject", privacy.subject());
    }

    private static Object handling(Handling handling) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("action", handling.action().key());
        put(tree, "settings", handling.settings());
        return tree;
    }

    private static <E> List<Object> list(List<E> values, Function<E, Object> tree) {
        return values.stream().map(tree).toList();
    }

    private static void putUnless(Map<String, Object> tree, String name, String word, String usual) {
        put(tree, name, word.equals(usual) ? "" : word);
    }

    private static void put(Map<String, Object> tree, String name, String text) {
        if (!text.isEmpty()) {
            tree.put(name, text);
        }
    }

    private static void put(Map<String, Object> tree, String name, boolean flag) {
        if (flag) {
            tree.put(name, true);
        }
    }

    private static void put(Map<String, Object> tree, String name, OptionalInt number) {
        number.ifPresent(value -> tree.put(name, value));
    }

    private static void put(Map<String, Object> tree, String name, Collection<?> values) {
        if (!values.isEmpty()) {
            tree.put(name, values);
        }
    }

    private static void put(Map<String, Object> tree, String name, Map<String, ?> values) {
        if (!values.isEmpty()) {
            tree.put(name, values);
        }
    }

    private static void putIfSet(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }
}
