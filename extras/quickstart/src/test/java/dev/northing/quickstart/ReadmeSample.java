package dev.northing.quickstart;

import dev.northing.collector.TelemetryClient;
import dev.northing.collector.TrackResult;
import dev.northing.collector.consent.ConsentState;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.Event;
import dev.northing.core.privacy.Purpose;
import java.nio.file.Path;
import java.time.Duration;

/** The sample of the README, word for word between the two marks; runs in a folder of a test's own. */
final class ReadmeSample {

    /** What the application asks its users. */
    interface Settings {

        boolean allows(Purpose purpose);
    }

    private ReadmeSample() {}

    public static void main(String... arguments) {
        Settings settings = purpose -> purpose.equals(Purpose.PRODUCT_ANALYTICS);
        // README begins
        MetricDictionary dictionary = MetricDictionary.load(Path.of("telemetry"));
        try (TelemetryClient client = TelemetryClient.builder()
                .application("ci-server", "1.4.0")
                .dictionary(dictionary)
                .consent(purpose -> settings.allows(purpose) ? ConsentState.GRANTED : ConsentState.DENIED)
                .directory(Path.of("events"))
                .build()) {
            TrackResult result = client.track(Event.builder("build_finished")
                    .organization("org-7")
                    .with("outcome", "success")
                    .with("duration", Duration.ofSeconds(81))
                    .build());
            // README ends
            System.out.print(result);
        }
    }
}
