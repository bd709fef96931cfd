package dev.northing.core.dictionary;

import java.util.List;

/**
 * Everything that was read for one dictionary, repeats included, each with its place: what a linter looks at.
 *
 * <p>Immutable.
 *
 * @param profile how much is asked of the definitions
 * @param metrics the metrics, in the order read
 * @param events the events, in the order read
 * @param properties the shared properties, in the order read
 * @param owners the owners, in the order read
 * @since 0.1.0
 */
public record DictionarySources(
        Profile profile,
        List<Sourced<MetricDefinition>> metrics,
        List<Sourced<EventDefinition>> events,
        List<Sourced<PropertyDefinition>> properties,
        List<Sourced<Owner>> owners) {

    /**
     * Copies the lists.
     *
     * @param profile how much is asked of the definitions
     * @param metrics the metrics, in the order read
     * @param events the events, in the order read
     * @param properties the shared properties, in the order read
     * @param owners the owners, in the order read
     */
    public DictionarySources {
        metrics = List.copyOf(metrics);
        events = List.copyOf(events);
        properties = List.copyOf(properties);
        owners = List.copyOf(owners);
    }
}
