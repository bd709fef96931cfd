package dev.northing.collector;

import dev.northing.core.dictionary.Constraints;
import dev.northing.core.dictionary.DataCategory;
import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Governance;
import dev.northing.core.dictionary.Lifecycle;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.Ownership;
import dev.northing.core.dictionary.Priority;
import dev.northing.core.dictionary.Profile;
import dev.northing.core.dictionary.PropertyDefinition;
import dev.northing.core.dictionary.PropertyPrivacy;
import dev.northing.core.dictionary.PropertyType;
import dev.northing.core.dictionary.Status;
import dev.northing.core.event.Event;
import dev.northing.core.privacy.Classification;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Dictionaries of one event, for benchmarks. */
final class SampleDictionary {

    private SampleDictionary() {}

    /** Declares the event that a sample is of; each of its properties is of the kind that the sample has. */
    static MetricDictionary of(Event sample, List<String> identifiers, int maxLength) {
        Map<String, PropertyDefinition> properties = new TreeMap<>();
        sample.properties().forEach((name, value) -> properties.put(name, property(name, value.toString(), maxLength)));
        EventDefinition definition = new EventDefinition(
                sample.name(),
                "",
                identifiers,
                List.of(),
                properties,
                new Ownership("team", List.of(), List.of()),
                new Lifecycle(Status.ACTIVE, null, null, null, null, null, null, null, List.of(), null, null),
                new Governance(DataCategory.OPTIONAL, null, null, OptionalInt.empty(), List.of()),
                Priority.NORMAL,
                null,
                List.of(),
                List.of(),
                List.of(),
                Map.of());
        return MetricDictionary.of(Profile.STRICT, List.of(), List.of(definition), List.of(), List.of());
    }

    private static PropertyDefinition property(String name, String type, int maxLength) {
        return new PropertyDefinition(
                name,
                "",
                PropertyType.ofKey(type).orElseThrow(),
                false,
                false,
                new Constraints(List.of(), false, OptionalInt.of(maxLength), null, null, null),
                null,
                List.of(),
                null,
                List.of(),
                new PropertyPrivacy(Classification.TECHNICAL, null, OptionalInt.empty(), null),
                null);
    }
}
