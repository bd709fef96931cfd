package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.source.SafeText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Walks metrics along their references, depth first and without recursion, and notes each way back into the own path. */
final class CycleSearch {

    /** Key paths of a cycle that a message shows. */
    private static final int SHOWN_STEPS = 5;

    private final Scope scope;
    private final Set<Sourced<MetricDefinition>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Sourced<MetricDefinition>> onPath = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Step> path = new ArrayDeque<>();
    private final List<Cycle> cycles = new ArrayList<>();

    CycleSearch(Scope scope) {
        this.scope = scope;
    }

    /** A reference that closes a cycle. */
    record Cycle(Sourced<MetricDefinition> from, Reference back, List<String> keys) {

        String text() {
            List<String> shown = keys.subList(0, Math.min(keys.size(), SHOWN_STEPS));
            String rest = keys.size() > SHOWN_STEPS ? " -> ..." : "";
            return String.join(" -> ", shown.stream().map(SafeText::quoted).toList()) + rest + " -> "
                    + SafeText.quoted(keys.get(0));
        }
    }

    private record Step(Sourced<MetricDefinition> metric, Iterator<Reference> references) {}

    List<Cycle> search() {
        for (Sourced<MetricDefinition> metric : scope.metricsByKey().values()) {
            enter(metric);
            while (!path.isEmpty()) {
                advance(path.element());
            }
        }
        return cycles;
    }

    private void enter(Sourced<MetricDefinition> metric) {
        if (seen.add(metric)) {
            onPath.add(metric);
            path.push(new Step(
                    metric, Reference.in(metric.definition().measurement()).iterator()));
        }
    }

    private void advance(Step step) {
        if (!step.references().hasNext()) {
            onPath.remove(step.metric());
            path.pop();
            return;
        }
        Reference reference = step.references().next();
        Sourced<MetricDefinition> next = scope.metricsByKey().get(reference.key());
        if (next != null && onPath.contains(next)) {
            cycles.add(new Cycle(step.metric(), reference, keysFrom(next)));
        } else if (next != null) {
            enter(next);
        }
    }

    private List<String> keysFrom(Sourced<MetricDefinition> first) {
        List<String> keys = new ArrayList<>();
        Iterator<Step> steps = path.descendingIterator();
        boolean inside = false;
        while (steps.hasNext()) {
            Sourced<MetricDefinition> metric = steps.next().metric();
            inside = inside || metric.equals(first);
            if (inside) {
                keys.add(metric.definition().keyPath());
            }
        }
        return keys;
    }
}
