package dev.northing.collector;

import dev.northing.collector.guard.EventRules;
import dev.northing.collector.guard.SchemaGuard;
import dev.northing.collector.transform.Account;
import dev.northing.collector.transform.Changes;
import dev.northing.collector.transform.EventPlans;
import dev.northing.collector.transform.KeyChain;
import dev.northing.collector.transform.Pseudonymizer;
import dev.northing.core.event.Event;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the privacy stage alone costs: an event of 15 properties, about 1 KB, with one pseudonym. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PrivacyBenchmark {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final int USERS = 4_096;

    private final Account account = new Account();
    private final Changes counting = (tally, name) -> tally.increment();
    private final Event[] events = new Event[USERS];
    private EventRules rules;
    private int next;

    /** Whether pseudonyms are found in memory, or made anew each time. */
    @Param({"10000", "0"})
    private int cachedPseudonyms;

    /** Plans the event, and makes one for each user. */
    @Setup
    public void prepare() {
        PrivacyProfile profile = PrivacyProfile.STRICT.withCachedPseudonyms(cachedPseudonyms);
        Pseudonymizer pseudonyms = new Pseudonymizer(profile);
        pseudonyms.unlock(new KeyChain(0, new byte[32]));
        EventPlans plans = new EventPlans(profile, pseudonyms, account, true);
        for (int i = 0; i < USERS; i++) {
            events[i] = event(i);
        }
        rules = new SchemaGuard(SampleDictionary.of(event(0), List.of("user"), 512), "1", plans).find(events[0]);
        pseudonyms.warm(TODAY.toEpochDay());
    }

    /** Validation, pseudonym, detector, counting. */
    @Benchmark
    public EventRules.Verdict stage() {
        next = (next + 1) & (USERS - 1);
        return rules.apply(events[next], TODAY, counting);
    }

    private static Event event(int i) {
        return Event.builder("ci_pipeline_finished")
                .user("user-" + i)
                .with("pipeline_source", "merge_request_event")
                .with("outcome", "success")
                .with("runner_type", "instance_saas_linux_small")
                .with("branch_kind", "feature")
                .with("image", "registry.example/build/tools:17.0.9-alpine3.19")
                .with("jobs_total", 17)
                .with("jobs_failed", i & 3)
                .with("stages_total", 5)
                .with("artifacts_bytes", 123_456_789L + i)
                .with("duration_seconds", 812.25)
                .with("queue_seconds", 3.5)
                .with("is_retry", false)
                .with(
                        "configuration",
                        "include template jobs build and test with parallel matrix over four runtimes ".repeat(3))
                .with("failure_kind", "script failure of the test stage after the retry limit was reached ".repeat(4))
                .with(
                        "commit_message_style",
                        "conventional commits with a scope and a body of several paragraphs, "
                                + "which makes this event about as long as the ones that were measured elsewhere")
                .build();
    }
}
