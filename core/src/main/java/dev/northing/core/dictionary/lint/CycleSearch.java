package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.source.SafeText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Walks metrics along their references, depth first and without recursion, and notes for each metric the first way back into
 * its own path.
 *
 * <p>Takes time and memory in proportion to the references: a cycle holds no more of the path than its message shows.
 */
final class CycleSearch {

    /** Key paths of a cycle that a message shows. */
    static final int SHOWN_STEPS = 5;

    private final Scope scope;
    private final Set<Sourced<MetricDefinition>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Sourced<MetricDefinition>, Integer> depths = new IdentityHashMap<>();
    private final List<Step> path = new ArrayList<>();
    private final List<Cycle> cycles = new ArrayList<>();

    CycleSearch(Scope scope) {
        this.scope = scope;
    }

    /**
     * A reference that closes a cycle.
     *
     * @param keys the first key paths of the cycle, at most {@link #SHOWN_STEPS}
     * @param isLonger whether it has more
     */
    record Cycle(Sourced<MetricDefinition> from, Reference back, List<String> keys, boolean isLonger) {

        String text() {
            String rest = isLonger ? " -> ..." : "";
            return String.join(" -> ", keys.stream().map(SafeText::quoted).toList()) + rest + " -> "
                    + SafeText.quoted(keys.get(0));
        }
    }

    private static final class Step {

        private final Sourced<MetricDefinition> metric;
        private final Iterator<Reference> references;
        private boolean closesCycle;

        Step(Sourced<MetricDefinition> metric) {
            this.metric = metric;
            this.references = Reference.in(metric.definition().measurement()).iterator();
        }
    }

    List<Cycle> search() {
        for (Sourced<MetricDefinition> metric : scope.metricsByKey().values()) {
            enter(metric);
            while (!path.isEmpty()) {
                advance(path.get(path.size() - 1));
            }
        }
        return cycles;
    }

    private void enter(Sourced<MetricDefinition> metric) {
        if (seen.add(metric)) {
            depths.put(metric, path.size());
            path.add(new Step(metric));
        }
    }

    private void advance(Step step) {
        if (!step.references.hasNext()) {
            depths.remove(step.metric);
            path.remove(path.size() - 1);
            return;
        }
        Reference reference = step.references.next();
        Sourced<MetricDefinition> next = scope.metricsByKey().get(reference.key());
        if (next != null) {
            follow(step, reference, next);
        }
    }

    private void follow(Step step, Reference reference, Sourced<MetricDefinition> next) {
        Integer depth = depths.get(next);
        if (depth == null) {
            enter(next);
        } else if (!step.closesCycle) {
            step.closesCycle = true;
            cycles.add(cycle(step, reference, path.subList(depth, path.size())));
        }
    }

    private static Cycle cycle(Step last, Reference back, List<Step> steps) {
        List<String> keys = steps.stream()
                .limit(SHOWN_STEPS)
                .map(step -> step.metric.definition().keyPath())
                .toList();
        return new Cycle(last.metric, back, keys, steps.size() > SHOWN_STEPS);
    }
}
