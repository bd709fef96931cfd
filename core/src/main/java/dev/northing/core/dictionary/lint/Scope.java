package dev.northing.core.dictionary.lint;

import dev.northing.core.dictionary.DictionarySources;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Expiry;
import dev.northing.core.dictionary.Lifecycle;
import dev.northing.core.dictionary.MetricDefinition;
import dev.northing.core.dictionary.Owner;
import dev.northing.core.dictionary.Profile;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.Sourced;
import dev.northing.core.dictionary.Status;
import dev.northing.core.source.NearestName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What the rules look at: the definitions in reading order, indexed once, and what is known around them. */
final class Scope {

    private final Profile profile;
    private final Circumstances circumstances;
    private final List<Sourced<MetricDefinition>> metrics;
    private final List<Sourced<EventDefinition>> events;
    private final List<Sourced<PropertyDefinition>> properties;
    private final List<Sourced<Owner>> owners;
    private final List<Sourced<MetricDefinition>> liveMetrics;
    private final List<Entry> entries;
    private final List<RuleSite> liveRules;
    private final List<PropertySite> allProperties;
    private final List<PropertySite> namedProperties;
    private final List<PropertySite> propertySites;
    private final Map<String, PropertyDefinition> registry;
    private final SortedMap<String, Sourced<MetricDefinition>> metricsByKey;
    private final SortedMap<String, Sourced<EventDefinition>> eventsByAction;
    private final SortedMap<String, Sourced<Owner>> ownersById;
    private final NearestName metricKeys;
    private final NearestName eventActions;
    private final NearestName ownerIds;

    Scope(DictionarySources sources, Circumstances circumstances) {
        this.profile = sources.profile();
        this.circumstances = circumstances;
        this.metrics = inReadingOrder(sources.metrics(), MetricDefinition::keyPath);
        this.events = inReadingOrder(sources.events(), EventDefinition::action);
        this.properties = inReadingOrder(sources.properties(), PropertyDefinition::name);
        this.owners = inReadingOrder(sources.owners(), Owner::id);
        this.liveMetrics = metrics.stream()
                .filter(metric -> metric.definition().lifecycle().status() != Status.REMOVED)
                .toList();
        this.entries = entries(metrics, events);
        this.liveRules = liveMetrics.stream()
                .flatMap(metric -> RuleSite.in(metric).stream())
                .toList();
        this.registry = registry(properties);
        this.allProperties = allProperties(events, properties, registry);
        this.namedProperties =
                allProperties.stream().filter(PropertySite::isNamed).toList();
        this.propertySites =
                allProperties.stream().filter(PropertySite::holdsValues).toList();
        this.metricsByKey = metricsByKey(metrics);
        this.eventsByAction = index(events, EventDefinition::action);
        this.ownersById = index(owners, Owner::id);
        this.metricKeys = NearestName.among(metricsByKey.keySet());
        this.eventActions = NearestName.among(eventsByAction.keySet());
        this.ownerIds = NearestName.among(ownersById.keySet());
    }

    private static <D> List<Sourced<D>> inReadingOrder(List<Sourced<D>> definitions, Function<D, String> key) {
        Comparator<Sourced<D>> order = Comparator.comparing(Sourced::source, Places.READING_ORDER);
        return definitions.stream()
                .sorted(order.thenComparing(sourced -> key.apply(sourced.definition())))
                .toList();
    }

    private static List<Entry> entries(List<Sourced<MetricDefinition>> metrics, List<Sourced<EventDefinition>> events) {
        List<Entry> entries = new ArrayList<>(metrics.size() + events.size());
        metrics.forEach(metric -> entries.add(Entry.ofMetric(metric)));
        events.forEach(event -> entries.add(Entry.ofEvent(event)));
        entries.sort(Comparator.comparing(Entry::source, Places.READING_ORDER).thenComparing(Entry::key));
        return List.copyOf(entries);
    }

    private static Map<String, PropertyDefinition> registry(List<Sourced<PropertyDefinition>> properties) {
        Map<String, PropertyDefinition> registry = new TreeMap<>();
        properties.forEach(shared -> registry.putIfAbsent(shared.definition().name(), shared.definition()));
        return registry;
    }

    private static List<PropertySite> allProperties(
            List<Sourced<EventDefinition>> events,
            List<Sourced<PropertyDefinition>> properties,
            Map<String, PropertyDefinition> registry) {
        List<PropertySite> sites = new ArrayList<>();
        properties.forEach(shared -> sites.addAll(PropertySite.inRegistry(shared)));
        events.stream()
                .filter(event -> event.definition().lifecycle().status() != Status.REMOVED)
                .forEach(event -> sites.addAll(PropertySite.inEvent(event, registry)));
        return sites;
    }

    /** A metric with several time frames is known by its key path and by each key of a report. */
    private static SortedMap<String, Sourced<MetricDefinition>> metricsByKey(List<Sourced<MetricDefinition>> metrics) {
        SortedMap<String, Sourced<MetricDefinition>> byKey = index(metrics, MetricDefinition::keyPath);
        for (Sourced<MetricDefinition> metric : metrics) {
            metric.definition().reportKeys().forEach(key -> byKey.putIfAbsent(key, metric));
        }
        return byKey;
    }

    private static <D> SortedMap<String, Sourced<D>> index(List<Sourced<D>> definitions, Function<D, String> key) {
        SortedMap<String, Sourced<D>> byKey = new TreeMap<>();
        for (Sourced<D> sourced : definitions) {
            byKey.putIfAbsent(key.apply(sourced.definition()), sourced);
        }
        return byKey;
    }

    Profile profile() {
        return profile;
    }

    boolean isStrict() {
        return profile == Profile.STRICT;
    }

    Circumstances circumstances() {
        return circumstances;
    }

    List<Sourced<MetricDefinition>> metrics() {
        return metrics;
    }

    /** The metrics that are not removed. */
    List<Sourced<MetricDefinition>> liveMetrics() {
        return liveMetrics;
    }

    List<Sourced<EventDefinition>> events() {
        return events;
    }

    List<Sourced<PropertyDefinition>> properties() {
        return properties;
    }

    List<Sourced<Owner>> owners() {
        return owners;
    }

    /** Metrics and events. */
    List<Entry> entries() {
        return entries;
    }

    /** The rules of every metric that is not removed. */
    List<RuleSite> liveRules() {
        return liveRules;
    }

    /** The properties of the shared registry and of every event that is not removed, with their parts at every depth. */
    List<PropertySite> allProperties() {
        return allProperties;
    }

    /** The same without the elements of lists, which have no name of their own. */
    List<PropertySite> namedProperties() {
        return namedProperties;
    }

    /** Those whose values are judged on their own. */
    List<PropertySite> propertySites() {
        return propertySites;
    }

    /** The shared properties by name; the first one when a name stands twice. */
    Map<String, PropertyDefinition> registry() {
        return registry;
    }

    SortedMap<String, Sourced<MetricDefinition>> metricsByKey() {
        return metricsByKey;
    }

    SortedMap<String, Sourced<EventDefinition>> eventsByAction() {
        return eventsByAction;
    }

    SortedMap<String, Sourced<Owner>> ownersById() {
        return ownersById;
    }

    NearestName metricKeys() {
        return metricKeys;
    }

    NearestName eventActions() {
        return eventActions;
    }

    NearestName ownerIds() {
        return ownerIds;
    }

    /** Whether a definition is no longer collected, by its status or by its end. */
    boolean isOver(Lifecycle lifecycle) {
        return lifecycle.status() == Status.REMOVED || isExpired(lifecycle);
    }

    boolean isExpired(Lifecycle lifecycle) {
        Expiry end = lifecycle.expires();
        return end != null && circumstances.isReached(end);
    }
}
