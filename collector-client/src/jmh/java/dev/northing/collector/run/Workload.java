package dev.northing.collector.run;

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
import java.util.UUID;

/**
 * The event that everything is measured with: name, user, anonymous id, time, id, 12 properties (4 strings, 4 ints, 2
 * doubles, 2 booleans) and a reference of 17 characters, different for each number.
 *
 * <p>With 7 strings of context, which the floor says in each event, it is 643 bytes of JSON. Immutable.
 */
final class Workload {

    static final String NAME = "ci_pipeline_finished";

    /** Context by name; padded so that the floor's event has the 643 bytes of the published measurements. */
    static final Map<String, String> CONTEXT = new TreeMap<>(Map.of(
            "app", "ci-server",
            "version", "17.4.2",
            "runtime", "java/17.0.15",
            "library", "floor/1.0.0",
            "os", "linux",
            "locale", "en_US",
            "dictionary", "9f86d081884c7d659a2feaa0c55ad0"));

    private static final int POOL = 1 << 12;
    private static final String[] SOURCES = {"push", "schedule", "merge_request_event", "web"};
    private static final String[] OUTCOMES = {"success", "failed", "canceled"};
    private static final String[] RUNNERS = {"saas_linux_small", "saas_linux_large", "self_managed"};

    private final String[] users = new String[POOL];
    private final String[] anonymous = new String[POOL];
    private final String[] branches = new String[POOL];
    private final String[] references = new String[POOL];

    Workload() {
        for (int i = 0; i < POOL; i++) {
            users[i] = "user-%08x".formatted((int) mix(i + 11L * POOL));
            anonymous[i] = new UUID(mix(i), mix(~i)).toString();
            branches[i] = "feature/%08x".formatted((int) mix(i + 7L * POOL));
            references[i] = "%017x".formatted(mix(-i - 1) >>> 1);
        }
    }

    /** Steele, Lea and Flood's finalizer: different numbers give values that share nothing. */
    static long mix(long i) {
        long z = i * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    String user(long mixed) {
        return users[(int) mixed & (POOL - 1)];
    }

    String anonymous(long mixed) {
        return anonymous[(int) mixed & (POOL - 1)];
    }

    String reference(long mixed) {
        return references[(int) (mixed >>> 12) & (POOL - 1)];
    }

    static final String[] NAMES = {
        "source",
        "outcome",
        "runner_type",
        "branch",
        "jobs",
        "jobs_failed",
        "stages",
        "bytes",
        "duration_s",
        "queue_s",
        "is_retry",
        "is_train"
    };

    Object[] values(long mixed) {
        return new Object[] {
            SOURCES[(int) (mixed >>> 8) & 3],
            OUTCOMES[(int) ((mixed >>> 10) & 0xff) % 3],
            RUNNERS[(int) ((mixed >>> 18) & 0xff) % 3],
            branches[(int) (mixed >>> 24) & (POOL - 1)],
            10 + (int) (mixed >>> 32 & 0x3f),
            (int) (mixed >>> 38 & 3),
            3 + (int) (mixed >>> 40 & 3),
            100_000_000 + (int) (mixed >>> 36 & 0x7ffffff),
            (1_000_000 + (mixed >>> 30 & 0x7fffff)) / 10_000.0,
            (1_000 + (mixed >>> 16 & 0x1fff)) / 1_000.0,
            (mixed >>> 60 & 7) == 0,
            (mixed >>> 61 & 1) == 0
        };
    }

    /** The event as an application would build it. */
    Event event(long number) {
        long mixed = mix(number);
        Object[] values = values(mixed);
        return Event.builder(NAME)
                .user(user(mixed))
                .anonymous(anonymous(mixed))
                .project(reference(mixed))
                .with(NAMES[0], (String) values[0])
                .with(NAMES[1], (String) values[1])
                .with(NAMES[2], (String) values[2])
                .with(NAMES[3], (String) values[3])
                .with(NAMES[4], (int) values[4])
                .with(NAMES[5], (int) values[5])
                .with(NAMES[6], (int) values[6])
                .with(NAMES[7], (int) values[7])
                .with(NAMES[8], (double) values[8])
                .with(NAMES[9], (double) values[9])
                .with(NAMES[10], (boolean) values[10])
                .with(NAMES[11], (boolean) values[11])
                .build();
    }

    static MetricDictionary dictionary() {
        Map<String, PropertyDefinition> properties = new TreeMap<>();
        for (int i = 0; i < NAMES.length; i++) {
            String type = i < 4 ? "string" : i < 8 ? "integer" : i < 10 ? "number" : "boolean";
            properties.put(NAMES[i], property(NAMES[i], type));
        }
        return MetricDictionary.of(Profile.STRICT, List.of(), List.of(definition(properties)), List.of(), List.of());
    }

    private static EventDefinition definition(Map<String, PropertyDefinition> properties) {
        return new EventDefinition(
                NAME,
                "",
                List.of("user", "anonymous", "project"),
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
    }

    private static PropertyDefinition property(String name, String type) {
        return new PropertyDefinition(
                name,
                "",
                PropertyType.ofKey(type).orElseThrow(),
                false,
                false,
                Constraints.NONE,
                null,
                List.of(),
                null,
                List.of(),
                new PropertyPrivacy(Classification.TECHNICAL, null, OptionalInt.empty(), null),
                null);
    }
}
