package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.transport.Transport;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clients and events that tests start from. */
final class Clients {

    /** Longer than any test should take; nothing waits that long when all is well. */
    static final Duration LONG = Duration.ofSeconds(30);

    private Clients() {}

    static TelemetryClientBuilder builder(Transport transport) {
        return unplaced(transport).memoryOnly();
    }

    /** Without a place where events wait. */
    static TelemetryClientBuilder unplaced(Transport transport) {
        return TelemetryClient.builder()
                .application("ci-runner", "4.2.0")
                .dictionary(Definitions.builds())
                .consent(purpose -> ConsentState.GRANTED)
                .environment(Map.of())
                .transport(transport);
    }

    static Event build() {
        return build(null);
    }

    static Event build(@Nullable EventId id) {
        return Event.builder("build_finished")
                .id(id)
                .organization("org-7")
                .with("outcome", "success")
                .with("duration_ms", 812)
                .build();
    }

    private static List<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("northing"))
                .toList();
    }

    static void awaitNoThreads() throws InterruptedException {
        for (Thread thread : ourThreads()) {
            assertThat(thread.isDaemon()).isTrue();
            thread.join(10_000);
        }
        assertThat(ourThreads()).isEmpty();
    }
}
