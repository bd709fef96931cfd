package dev.northing.core.dictionary.lint;

import static dev.northing.core.source.SafeText.quoted;

import dev.northing.core.dictionary.Measurement;
import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.MetricKind;
import dev.northing.core.dictionary.MetricOperator;
import dev.northing.core.dictionary.MetricRule;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.dictionary.TimeFrame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Family E, second half: does a metric's calculation make sense, alone and beside the others? */
final class CompositionRules {

    private CompositionRules() {}

    /** E006. */
    static void uniqueOverAllTime(Scope scope, RuleFindings out) {
        scope.liveMetrics().forEach(metric -> {
            Measurement measurement = metric.definition().measurement();
            boolean unique = measurement.rules().stream().anyMatch(rule -> rule.unique() != null);
            int all = measurement.timeFrames().indexOf(TimeFrame.ALL);
            if (unique && all >= 0) {
                out.at(metric.source(), "time_frame[" + all + "]", "time_frame")
                        .say("distinct values over all time cannot be counted from events; use 7d or 28d");
            }
        });
    }

    /** E007. */
    static void mixedRules(Scope scope, RuleFindings out) {
        scope.liveMetrics().forEach(metric -> {
            List<MetricRule> rules = metric.definition().measurement().rules();
            for (int i = 1; i < rules.size(); i++) {
                String first = calculation(rules.get(0));
                if (!calculation(rules.get(i)).equals(first)) {
                    out.at(metric.source(), "events[" + i + "]")
                            .say("this rule gives a " + calculation(rules.get(i)) + ", but the first one gives a "
                                    + first + "; make one metric of each");
                    return;
                }
            }
        });
    }

    private static String calculation(MetricRule rule) {
        MetricOperator operator = rule.operator();
        if (operator != null) {
            return operator.function().key();
        }
        return rule.unique() == null ? "total" : "distinct count";
    }

    /** E009. */
    static void duplicateRule(Scope scope, RuleFindings out) {
        scope.liveMetrics().forEach(metric -> {
            List<MetricRule> rules = metric.definition().measurement().rules();
            Map<MetricRule, Integer> seen = new HashMap<>();
            for (int i = 0; i < rules.size(); i++) {
                Integer first = seen.putIfAbsent(rules.get(i), i);
                if (first != null) {
                    out.at(metric.source(), "events[" + i + "]")
                            .say("rule " + (i + 1) + " repeats rule " + (first + 1) + "; remove one of the two");
                }
            }
        });
    }

    /** E011. */
    static void identicalMetric(Scope scope, RuleFindings out) {
        Map<Calculation, Sourced<MetricDefinition>> firstByCalculation = new HashMap<>();
        scope.liveMetrics().forEach(metric -> {
            if (!saysHowItIsComputed(metric.definition().measurement())) {
                return;
            }
            for (TimeFrame frame : distinct(metric.definition().measurement().timeFrames())) {
                Sourced<MetricDefinition> first =
                        firstByCalculation.putIfAbsent(Calculation.of(metric.definition(), frame), metric);
                if (first != null) {
                    out.at(metric.source(), "key_path")
                            .say(quoted(metric.definition().keyPath()) + " computes the same for " + frame.key()
                                    + " as " + quoted(first.definition().keyPath()) + " at "
                                    + Places.text(first.source()) + "; keep one of the two");
                    return;
                }
            }
        });
    }

    /** Metrics of other sources, such as a database, give no way to compare them. */
    private static boolean saysHowItIsComputed(Measurement measurement) {
        return !measurement.rules().isEmpty()
                || !measurement.from().isEmpty()
                || !Reference.in(measurement).isEmpty();
    }

    /** Everything that decides a figure, without the span; the order of rules does not matter. */
    private record Calculation(
            MetricKind kind, TimeFrame frame, Set<MetricRule> rules, Set<String> inputs, Measurement rest) {

        static Calculation of(MetricDefinition metric, TimeFrame frame) {
            Measurement measurement = metric.measurement();
            return new Calculation(
                    metric.kind(),
                    frame,
                    Set.copyOf(new HashSet<>(measurement.rules())),
                    Set.copyOf(new HashSet<>(measurement.inputs())),
                    withoutOrder(measurement));
        }

        private static Measurement withoutOrder(Measurement measurement) {
            return new Measurement(
                    measurement.dataSource(),
                    List.of(),
                    measurement.window(),
                    List.of(),
                    measurement.numerator(),
                    measurement.denominator(),
                    List.of(),
                    measurement.percentile(),
                    measurement.from(),
                    measurement.to(),
                    measurement.within(),
                    measurement.brackets(),
                    measurement.instrumentationClass(),
                    measurement.options(),
                    measurement.valueJsonSchema());
        }
    }

    /** E012. */
    static void doubleIndicator(Scope scope, RuleFindings out) {
        Map<List<Object>, Sourced<MetricDefinition>> firstByIndicator = new HashMap<>();
        scope.liveMetrics().forEach(metric -> {
            List<String> indicators = metric.definition().indicators();
            for (String indicator : distinct(indicators)) {
                Sourced<MetricDefinition> first = firstWithSame(indicator, metric, firstByIndicator);
                if (first != null) {
                    int at = indicators.indexOf(indicator);
                    out.at(metric.source(), "indicator[" + at + "]")
                            .say(quoted(indicator) + " of the owner "
                                    + quoted(metric.definition().ownership().owner()) + " is also "
                                    + quoted(first.definition().keyPath()) + " at " + Places.text(first.source())
                                    + "; leave it on one of them");
                }
            }
        });
    }

    /** The metric that already carries the indicator for one of the time frames; null when none does. */
    private static @Nullable Sourced<MetricDefinition> firstWithSame(
            String indicator,
            Sourced<MetricDefinition> metric,
            Map<List<Object>, Sourced<MetricDefinition>> firstByIndicator) {
        Sourced<MetricDefinition> first = null;
        String owner = metric.definition().ownership().owner();
        if (indicator.endsWith("mau") && !owner.isEmpty()) {
            for (TimeFrame frame : distinct(metric.definition().measurement().timeFrames())) {
                Sourced<MetricDefinition> same = firstByIndicator.putIfAbsent(List.of(indicator, owner, frame), metric);
                first = first == null ? same : first;
            }
        }
        return first;
    }

    /** E013. */
    static void unknownInput(Scope scope, RuleFindings out) {
        scope.liveMetrics().forEach(metric -> {
            for (Reference reference : Reference.in(metric.definition().measurement())) {
                if (!scope.metricsByKey().containsKey(reference.key())) {
                    out.at(metric.source(), reference.path())
                            .say("the metric " + quoted(reference.key()) + " is unknown"
                                    + scope.metricKeys().hint(reference.key(), "define it, or correct the key path"));
                }
            }
            missingHalf(metric, out);
        });
    }

    private static void missingHalf(Sourced<MetricDefinition> metric, RuleFindings out) {
        Measurement measurement = metric.definition().measurement();
        boolean half = measurement.numerator() == null || measurement.denominator() == null;
        if (metric.definition().kind() == MetricKind.RATIO && half) {
            out.at(metric.source(), "kind")
                    .say("a ratio needs both numerator and denominator; name the key paths of two metrics");
        }
    }

    /** E014. */
    static void cycle(Scope scope, RuleFindings out) {
        for (CycleSearch.Cycle cycle : new CycleSearch(scope).search()) {
            out.at(cycle.from().source(), cycle.back().path())
                    .say("the metric depends on itself: " + cycle.text() + "; break the circle here");
        }
    }

    private static <T> List<T> distinct(List<T> values) {
        return values.stream().distinct().toList();
    }
}
