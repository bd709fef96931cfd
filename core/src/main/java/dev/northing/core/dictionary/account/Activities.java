package dev.northing.core.dictionary.account;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.Status;
import dev.northing.core.dictionary.account.PlainWords.Named;
import dev.northing.core.privacy.Classification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The events of a dictionary by purpose: what the law calls an activity of processing. */
final class Activities {

    private Activities() {}

    static Collection<List<EventDefinition>> byPurpose(MetricDictionary dictionary) {
        TreeMap<String, List<EventDefinition>> byPurpose = new TreeMap<>();
        for (EventDefinition event : dictionary.events().values()) {
            if (isCollected(event)) {
                String purpose = event.governance().consentPurpose().id();
                byPurpose.computeIfAbsent(purpose, unseen -> new ArrayList<>()).add(event);
            }
        }
        return byPurpose.values();
    }

    static boolean isCollected(EventDefinition event) {
        return event.lifecycle().status() != Status.REMOVED;
    }

    static Stream<Named> properties(Collection<EventDefinition> events) {
        return events.stream()
                .flatMap(event -> event.properties().values().stream().flatMap(PlainWords::flat));
    }

    static Stream<Classification> classes(Collection<EventDefinition> events) {
        return properties(events)
                .map(named -> named.property().privacy().classification())
                .filter(Objects::nonNull);
    }

    static String bases(Collection<EventDefinition> events) {
        return PlainWords.joined(
                events.stream().map(event -> PlainWords.of(event.governance().legalBasis())));
    }

    static String subjects(Collection<EventDefinition> events) {
        return PlainWords.joined(events.stream().flatMap(PlainWords::subjects));
    }

    /** The longest time for which anything is kept, and whether some say nothing. */
    static String retention(Collection<EventDefinition> events) {
        OptionalInt longest = events.stream()
                .flatMapToInt(event -> event.governance().retentionDays().stream())
                .max();
        boolean open = events.stream()
                .anyMatch(event -> event.governance().retentionDays().isEmpty());
        return longest.isEmpty()
                ? PlainWords.NOT_DECLARED
                : "at most " + PlainWords.days(longest) + (open ? ", for some " + PlainWords.NOT_DECLARED : "");
    }
}
