package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.DefinitionSource;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Governance;
import dev.northing.core.dictionary.Lifecycle;
import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.Ownership;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.dictionary.Status;
import dev.northing.core.dictionary.Waiver;
import java.util.List;

/** What metrics and events have in common, so that one rule serves both. */
record Entry(
        Kind kind,
        String key,
        Ownership ownership,
        Lifecycle lifecycle,
        Governance governance,
        List<Waiver> waivers,
        DefinitionSource source) {

    enum Kind {
        METRIC,
        EVENT
    }

    static Entry ofMetric(Sourced<MetricDefinition> metric) {
        MetricDefinition definition = metric.definition();
        return new Entry(
                Kind.METRIC,
                definition.keyPath(),
                definition.ownership(),
                definition.lifecycle(),
                definition.governance(),
                definition.waivers(),
                metric.source());
    }

    static Entry ofEvent(Sourced<EventDefinition> event) {
        EventDefinition definition = event.definition();
        return new Entry(
                Kind.EVENT,
                definition.action(),
                definition.ownership(),
                definition.lifecycle(),
                definition.governance(),
                definition.waivers(),
                event.source());
    }

    /** Removed definitions stay in the tree for old installations; most rules leave them in peace. */
    boolean isLive() {
        return lifecycle.status() != Status.REMOVED;
    }
}
