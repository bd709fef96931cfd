package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.northing.collector.transport.LoopbackReceiver;
import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointTest {

    private static final URI HOST = URI.create("https://receiver.example");
    private static final Secret KEY = Secret.of("s3cr3t-key");

    private static List<Endpoint> all() {
        return List.of(
                Endpoint.northing(HOST),
                Endpoint.segment(HOST, KEY),
                Endpoint.segment(Endpoint.SegmentRegion.EU, KEY),
                Endpoint.rudderStack(HOST, KEY),
                Endpoint.amplitude(Endpoint.AmplitudeRegion.EU, KEY),
                Endpoint.amplitudeBatch(Endpoint.AmplitudeRegion.US, KEY),
                Endpoint.postHog(HOST, KEY),
                Endpoint.postHog(Endpoint.PostHogRegion.EU, KEY),
                Endpoint.postHogEvents(HOST, KEY),
                Endpoint.snowplow(HOST, "com.acme"),
                Endpoint.mixpanel(Endpoint.MixpanelRegion.IN, KEY),
                Endpoint.otlp(HOST),
                Endpoint.cloudEvents(HOST));
    }

    @Test
    void neverSaysItsKey() {
        for (Endpoint endpoint : all()) {
            assertThat(endpoint.toString() + endpoint.headers())
                    .doesNotContain("s3cr3t")
                    .contains(" at ");
        }
    }

    @Test
    void postsToWhatTheReceiverDocuments() {
        assertThat(all())
                .extracting(endpoint -> endpoint.address().toString())
                .containsExactly(
                        "https://receiver.example",
                        "https://receiver.example",
                        "https://events.eu1.segmentapis.com/v1/batch",
                        "https://receiver.example/v1/batch",
                        "https://api.eu.amplitude.com/2/httpapi",
                        "https://api2.amplitude.com/batch",
                        "https://receiver.example/batch/",
                        "https://eu.i.posthog.com/batch/",
                        "https://receiver.example/i/v1/analytics/events",
                        "https://receiver.example/com.snowplowanalytics.snowplow/tp2",
                        "https://api-in.mixpanel.com/import",
                        "https://receiver.example",
                        "https://receiver.example");
    }

    @Test
    void givesTheKeyAsTheReceiverAsksForIt() {
        assertThat(Endpoint.segment(HOST, KEY).headers().get("Authorization").reveal())
                .isEqualTo("Basic czNjcjN0LWtleTo=");
        assertThat(Endpoint.postHogEvents(HOST, KEY)
                        .headers()
                        .get("Authorization")
                        .reveal())
                .isEqualTo("Bearer s3cr3t-key");
        assertThat(Endpoint.amplitude(HOST, KEY).headers()).isEmpty();
    }

    @Test
    void asksForAVendorThatASchemaCanHave() {
        assertThatThrownBy(() -> Endpoint.snowplow(HOST, "com acme"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("vendor");
    }

    @Test
    void eachMakesAClientThatCanBeBuilt() {
        for (Endpoint endpoint : all()) {
            TelemetryClient client = TelemetryClient.builder()
                    .application("ci-runner", "4.2.0")
                    .dictionary(Definitions.builds())
                    .consentNotRequired("a test")
                    .environment(Map.of())
                    .memoryOnly()
                    .endpoint(endpoint)
                    .build();
            assertThat(client.close(Duration.ZERO).complete()).isTrue();
        }
    }

    @Test
    void sendsWhatTheClientHasStoredOnTheWireOfTheReceiver() throws IOException {
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(200))) {
            TelemetryClient client = TelemetryClient.builder()
                    .application("ci-runner", "4.2.0")
                    .dictionary(Definitions.builds())
                    .consentNotRequired("a test")
                    .environment(Map.of())
                    .memoryOnly()
                    .endpoint(Endpoint.segment(receiver.uri(), KEY))
                    .build();
            client.track(Clients.build());
            assertThat(client.close(Clients.LONG).delivered()).isEqualTo(1);
            LoopbackReceiver.Received request = receiver.received().get(0);
            assertThat(request.line()).startsWith("POST /v1/batch ");
            assertThat(request.headers())
                    .containsEntry("authorization", "Basic czNjcjN0LWtleTo=")
                    .containsEntry("x-retry-count", "0");
            assertThat(request.latin1())
                    .startsWith("{\"batch\":[{\"type\":\"track\",\"messageId\":")
                    .contains("\"groupId\":\"org-7\"");
        }
    }
}
