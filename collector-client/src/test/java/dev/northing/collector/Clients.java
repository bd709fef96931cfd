package dev.northing.collector;

import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.transport.Transport;
import dev.northing.core.event.Event;
import java.time.Duration;
import java.util.Map;

/** Clients and events that tests start from. */
final class Clients {

    /** Longer than any test should take; nothing waits that long when all is well. */
    static final Duration LONG = Duration.ofSeconds(30);

    private Clients() {}

    static TelemetryClientBuilder builder(Transport transport) {
        return TelemetryClient.builder()
                .application("ci-runner", "4.2.0")
                .dictionary(Definitions.builds())
                .consent(purpose -> ConsentState.GRANTED)
                .environment(Map.of())
                .memoryOnly()
                .transport(transport);
    }

    static Event build() {
        return Event.builder("build_finished")
                .organization("org-7")
                .with("outcome", "success")
                .with("duration_ms", 812)
                .build();
    }
}
