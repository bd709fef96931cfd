package dev.northing.core;

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
import dev.northing.core.event.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The event of the benchmarks: 12 properties (4 texts, 4 whole numbers, 2 numbers, 2 booleans), two identifiers. */
final class SampleEvents {

    private SampleEvents() {}

    static Event event(int i) {
        return builder(i)
                .id(new EventId(0x019a_2b6e_7c00_7abcL + i, 0x8def_0123_4567_89abL))
                .time(Instant.ofEpochMilli(1_790_000_000_000L + i))
                .build();
    }

    static Event.Builder builder(int i) {
        return Event.builder("ci_pipeline_finished")
                .user("user-" + (i & 0xfff))
                .anonymous("6b1f9d70-2b0c-4d1c-9f0a-aaaaaaaaaaaa")
                .with("pipeline_source", "merge_request_event")
                .with("outcome", "success")
                .with("runner_type", "instance_saas_linux_small")
                .with("branch_kind", "feature")
                .with("jobs_total", 17)
                .with("jobs_failed", i & 3)
                .with("stages_total", 5)
                .with("artifacts_bytes", 123_456_789L + i)
                .with("duration_seconds", 812.25)
                .with("queue_seconds", 3.5)
                .with("is_retry", false)
                .with("is_protected", true);
    }

    static MetricDictionary dictionary() {
        Map<String, PropertyDefinition> properties = new TreeMap<>();
        event(0).properties()
                .forEach((name, value) -> properties.put(
                        name,
                        property(
                                name,
                                switch (value.toString()) {
                                    case "string" -> PropertyType.STRING;
                                    case "integer" -> PropertyType.INTEGER;
                                    case "number" -> PropertyType.NUMBER;
                                    default -> PropertyType.BOOLEAN;
                                })));
        EventDefinition definition = new EventDefinition(
                "ci_pipeline_finished",
                "",
                List.of("user"),
                List.of("anonymous"),
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

    private static PropertyDefinition property(String name, PropertyType type) {
        return new PropertyDefinition(
                name,
                "",
                type,
                false,
                false,
                new Constraints(List.of(), false, OptionalInt.of(64), null, null, null),
                null,
                List.of(),
                null,
                List.of(),
                PropertyPrivacy.UNDECLARED,
                null);
    }
}
