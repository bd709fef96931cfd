package dev.northing.core.dictionary.lint;

import static dev.northing.core.source.SafeText.quoted;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.FilterCondition;
import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.MetricOperator;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.dictionary.Status;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.PropertyValue;
import dev.northing.core.source.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Family E, first half: does every rule of a metric read what an event really sends? */
final class LinkRules {

    /** What every GitLab event has, declared or not; in the strict profile only what is declared is ever sent. */
    private static final Set<String> GITLAB_PROPERTIES = Set.of("label", "property", "value");

    private static final List<String> IDENTIFIER_KEYS =
            Arrays.stream(Identifier.values()).map(Identifier::key).toList();

    private static final NearestName IDENTIFIERS = NearestName.among(IDENTIFIER_KEYS);

    private static final String FIT_VALUE = "use a value that fits, or extend the property";

    private LinkRules() {}

    /** E001. */
    static void unknownEvent(Scope scope, RuleFindings out) {
        if (!scope.isStrict() && scope.events().isEmpty()) {
            uncheckedEvents(scope, out);
            return;
        }
        for (RuleSite site : scope.liveRules()) {
            String event = site.rule().event();
            if (!scope.eventsByAction().containsKey(event)) {
                at(out, site, ".name")
                        .say(
                                levelOfUnknown(site, scope, out),
                                "the event " + quoted(event) + " is unknown"
                                        + scope.eventActions().hint(event, "define it, or correct the name"));
            }
        }
    }

    /** GitLab's older counters keep lists of events of their own, which are no definitions. */
    private static Finding.Level levelOfUnknown(RuleSite site, Scope scope, RuleFindings out) {
        String source = site.metric().definition().measurement().dataSource();
        boolean ownList = !scope.isStrict() && (source.equals("redis") || source.equals("redis_hll"));
        return ownList ? Finding.Level.INFO : out.level();
    }

    /** Metrics are often looked at without the events next to them: that is said once, not once a rule. */
    private static void uncheckedEvents(Scope scope, RuleFindings out) {
        if (!scope.liveRules().isEmpty()) {
            at(out, scope.liveRules().get(0), ".name")
                    .say(
                            Finding.Level.INFO,
                            "no event definitions were loaded, so "
                                    + scope.liveRules().size() + " rules were not checked; load the events too");
        }
    }

    /** E002. */
    static void endedSource(Scope scope, RuleFindings out) {
        for (RuleSite site : scope.liveRules()) {
            Sourced<EventDefinition> event =
                    scope.eventsByAction().get(site.rule().event());
            if (event != null
                    && isInUse(site.metric(), scope)
                    && scope.isOver(event.definition().lifecycle())) {
                at(out, site, ".name").say(endedMessage("event", site.rule().event()));
            }
        }
        for (Sourced<MetricDefinition> metric : scope.metrics()) {
            if (isInUse(metric, scope)) {
                endedInputs(metric, scope, out);
            }
        }
    }

    private static void endedInputs(Sourced<MetricDefinition> metric, Scope scope, RuleFindings out) {
        for (Reference reference : Reference.in(metric.definition().measurement())) {
            Sourced<MetricDefinition> input = scope.metricsByKey().get(reference.key());
            if (input != null && scope.isOver(input.definition().lifecycle())) {
                out.at(metric.source(), reference.path()).say(endedMessage("metric", reference.key()));
            }
        }
    }

    /** A broken or expired metric is spoken of elsewhere. */
    private static boolean isInUse(Sourced<MetricDefinition> metric, Scope scope) {
        Status status = metric.definition().lifecycle().status();
        return (status == Status.ACTIVE || status == Status.DEPRECATED)
                && !scope.isExpired(metric.definition().lifecycle());
    }

    private static String endedMessage(String kind, String key) {
        return "the " + kind + " " + quoted(key)
                + " is removed or expired, yet this metric is in use; read its successor, or retire the metric";
    }

    /** E003. */
    static void undeclaredProperty(Scope scope, RuleFindings out) {
        forEachKnownRule(scope, (site, event) -> {
            for (String property : site.rule().filter().keySet()) {
                undeclaredProperty(scope, event, property, at(out, site, ".filter." + property));
            }
            MetricOperator operator = site.rule().operator();
            if (operator != null) {
                undeclaredProperty(scope, event, operator.property(), at(out, site, ".operator"));
            }
        });
    }

    private static void undeclaredProperty(
            Scope scope, EventDefinition event, String property, RuleFindings.Pointer place) {
        boolean builtIn = !scope.isStrict() && GITLAB_PROPERTIES.contains(property);
        if (!builtIn && declared(event, property) == null) {
            place.say("the event " + quoted(event.action()) + " does not declare the property " + quoted(property)
                    + NearestName.among(event.properties().keySet()).hint(property, "declare it, or correct the name"));
        }
    }

    /** E004. */
    static void impossibleFilter(Scope scope, RuleFindings out) {
        forEachKnownRule(scope, (site, event) -> {
            for (Map.Entry<String, FilterCondition> condition :
                    site.rule().filter().entrySet()) {
                PropertyDefinition property = declared(event, condition.getKey());
                if (property != null) {
                    impossibleValues(property, condition.getValue(), at(out, site, ".filter." + condition.getKey()));
                }
            }
        });
    }

    private static void impossibleValues(
            PropertyDefinition property, FilterCondition condition, RuleFindings.Pointer place) {
        for (PropertyValue value : demandedValues(condition)) {
            if (!canTake(property, value)) {
                place.say("the property " + quoted(property.name()) + " can never take the value" + expected(property)
                        + suggestion(property, value));
            }
        }
    }

    private static List<PropertyValue> demandedValues(FilterCondition condition) {
        if (condition instanceof FilterCondition.EqualTo equal) {
            return List.of(equal.value());
        }
        if (condition instanceof FilterCondition.In in) {
            return in.values();
        }
        return condition instanceof FilterCondition.NotIn notIn ? notIn.values() : List.of();
    }

    private static boolean canTake(PropertyDefinition property, PropertyValue value) {
        return switch (property.type()) {
            case INTEGER -> value instanceof PropertyValue.LongValue;
            case NUMBER -> value instanceof PropertyValue.LongValue || value instanceof PropertyValue.DoubleValue;
            case BOOLEAN -> value instanceof PropertyValue.BooleanValue;
            case ENUM ->
                value instanceof PropertyValue.StringValue text
                        && (property.constraints().open()
                                || property.constraints().allowedValues().contains(text.value()));
            default -> true;
        };
    }

    private static String expected(PropertyDefinition property) {
        return property.type() == PropertyType.ENUM
                ? ", which is none of its "
                        + property.constraints().allowedValues().size() + " declared values"
                : ": its type is " + property.type().key();
    }

    private static String suggestion(PropertyDefinition property, PropertyValue value) {
        return value instanceof PropertyValue.StringValue text
                ? NearestName.among(property.constraints().allowedValues()).hint(text.value(), FIT_VALUE)
                : "; " + FIT_VALUE;
    }

    /** E005. */
    static void undeclaredUnique(Scope scope, RuleFindings out) {
        forEachKnownRule(scope, (site, event) -> {
            String unique = site.rule().unique();
            if (unique != null && !isSent(scope, event, unique)) {
                at(out, site, ".unique")
                        .say("the event " + quoted(event.action())
                                + " declares neither an identifier nor a property for " + quoted(unique)
                                + NearestName.among(countable(event)).hint(unique, "declare it, or correct the name"));
            }
        });
    }

    private static boolean isSent(Scope scope, EventDefinition event, String unique) {
        boolean builtIn = !scope.isStrict() && GITLAB_PROPERTIES.contains(unique);
        // GitLab's older events do not list their identifiers at all.
        boolean unlisted = !scope.isStrict() && event.identifiers().isEmpty() && unique.endsWith(".id");
        return builtIn || unlisted || declaresIdentifier(event, unique) || declared(event, unique) != null;
    }

    private static boolean declaresIdentifier(EventDefinition event, String unique) {
        String name = unique.endsWith(".id") ? unique.substring(0, unique.length() - ".id".length()) : unique;
        return identifiersOf(event).anyMatch(declared -> isSameIdentifier(declared, name));
    }

    private static Stream<String> identifiersOf(EventDefinition event) {
        return Stream.concat(event.identifiers().stream(), event.optionalIdentifiers().stream());
    }

    /** {@code namespace} is another word for organization. */
    private static boolean isSameIdentifier(String declared, String name) {
        return declared.equals(name)
                || (Identifier.ofKey(name).isPresent() && Identifier.ofKey(name).equals(Identifier.ofKey(declared)));
    }

    private static List<String> countable(EventDefinition event) {
        List<String> names = new ArrayList<>(event.properties().keySet());
        identifiersOf(event).forEach(identifier -> names.add(identifier + ".id"));
        return names;
    }

    /** E008. */
    static void operatorOnText(Scope scope, RuleFindings out) {
        forEachKnownRule(scope, (site, event) -> {
            MetricOperator operator = site.rule().operator();
            if (operator == null || operator.function() == MetricOperator.Function.UNIQUE_TOTALS) {
                return;
            }
            PropertyDefinition property = declared(event, operator.property());
            if (property != null && !isNumeric(property.type())) {
                at(out, site, ".operator")
                        .say(quoted(operator.text()) + " needs a number, but the property is of the type "
                                + property.type().key() + "; read a number instead");
            }
        });
    }

    private static boolean isNumeric(PropertyType type) {
        return switch (type) {
            case INTEGER, NUMBER, DURATION -> true;
            // A GitLab property of unknown type may well be a number.
            case SCALAR -> true;
            default -> false;
        };
    }

    /** E010. */
    static void unusedEvent(Scope scope, RuleFindings out) {
        if (scope.metrics().isEmpty()) {
            return;
        }
        Set<String> used = new HashSet<>();
        scope.liveRules().forEach(site -> used.add(site.rule().event()));
        for (Sourced<EventDefinition> event : scope.events()) {
            EventDefinition definition = event.definition();
            if (definition.lifecycle().status() != Status.REMOVED && !used.contains(definition.action())) {
                out.at(event.source(), "action")
                        .say("no metric reads the event " + quoted(definition.action())
                                + "; add one, or stop collecting it");
            }
        }
    }

    /** E015. */
    static void unknownIdentifier(Scope scope, RuleFindings out) {
        for (Sourced<EventDefinition> event : scope.events()) {
            if (event.definition().lifecycle().status() != Status.REMOVED) {
                unknownIdentifiers(event, "identifiers", event.definition().identifiers(), out);
                unknownIdentifiers(
                        event, "optional_identifiers", event.definition().optionalIdentifiers(), out);
            }
        }
    }

    private static void unknownIdentifiers(
            Sourced<EventDefinition> event, String field, List<String> names, RuleFindings out) {
        for (int i = 0; i < names.size(); i++) {
            if (Identifier.ofKey(names.get(i)).isEmpty()) {
                out.at(event.source(), field + "[" + i + "]")
                        .say("the identifier " + quoted(names.get(i)) + " does not exist"
                                + IDENTIFIERS.hint(names.get(i), "use one of " + String.join(", ", IDENTIFIER_KEYS)));
            }
        }
    }

    /** E016. */
    static void enumWithoutValues(Scope scope, RuleFindings out) {
        for (PropertySite site : scope.propertySites()) {
            if (!site.inherited()
                    && site.definition().type() == PropertyType.ENUM
                    && site.definition().constraints().allowedValues().isEmpty()) {
                out.at(site, "type")
                        .say("the property " + quoted(site.name())
                                + " is an enum without values; list them under enum, or use another type");
            }
        }
    }

    /** P006, which stands here since it follows the same links. */
    static void identifyingFilter(Scope scope, RuleFindings out) {
        forEachKnownRule(scope, (site, event) -> {
            for (String name : site.rule().filter().keySet()) {
                PropertyDefinition property = declared(event, name);
                if (property != null
                        && PrivacyRules.singlesOut(property.privacy().classification())) {
                    at(out, site, ".filter." + name)
                            .say("the filter selects by the identifying property " + quoted(name)
                                    + "; filter by what was done instead");
                }
            }
        });
    }

    private static void forEachKnownRule(Scope scope, BiConsumer<RuleSite, EventDefinition> check) {
        for (RuleSite site : scope.liveRules()) {
            Sourced<EventDefinition> event =
                    scope.eventsByAction().get(site.rule().event());
            if (event != null) {
                check.accept(site, event.definition());
            }
        }
    }

    /** A property by its name, or an entry of a map by its path. */
    private static @Nullable PropertyDefinition declared(EventDefinition event, String path) {
        PropertyDefinition whole = event.properties().get(path);
        if (whole != null || path.indexOf('.') < 0) {
            return whole;
        }
        List<String> parts = Arrays.asList(path.split("\\.", -1));
        PropertyDefinition property = event.properties().get(parts.get(0));
        for (String part : parts.subList(1, parts.size())) {
            property = property == null ? null : entry(property, part);
        }
        return property;
    }

    private static @Nullable PropertyDefinition entry(PropertyDefinition map, String name) {
        for (PropertyDefinition entry : map.entries()) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        return null;
    }

    private static RuleFindings.Pointer at(RuleFindings out, RuleSite site, String field) {
        return out.at(site.metric().source(), site.path() + field);
    }
}
