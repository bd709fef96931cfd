package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.MetricRule;
import dev.northing.core.dictionary.Sourced;
import java.util.ArrayList;
import java.util.List;

/** A rule of a metric and the path at which it stands. */
record RuleSite(Sourced<MetricDefinition> metric, MetricRule rule, String path) {

    /** Every rule of a metric: those that feed it, and those that begin and end a conversion, cohort or duration. */
    static List<RuleSite> in(Sourced<MetricDefinition> metric) {
        List<RuleSite> sites = new ArrayList<>();
        add(sites, metric, "events", metric.definition().measurement().rules());
        add(sites, metric, "from", metric.definition().measurement().from());
        add(sites, metric, "to", metric.definition().measurement().to());
        return sites;
    }

    private static void add(
            List<RuleSite> sites, Sourced<MetricDefinition> metric, String field, List<MetricRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            sites.add(new RuleSite(metric, rules.get(i), field + "[" + i + "]"));
        }
    }
}
