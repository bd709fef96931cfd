package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.transport.HttpOptions;
import dev.northing.collector.transport.LoopbackReceiver;
import dev.northing.core.error.ConfigurationException;
import dev.northing.core.event.Event;
import dev.northing.core.json.EventBatchReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TelemetryClientBuilderTest {

    @TempDir
    private Path root;

    private static TelemetryClientBuilder complete() {
        return TelemetryClient.builder()
                .application("ci-runner", "4.2.0")
                .dictionary(Definitions.builds())
                .consent(purpose -> ConsentState.GRANTED)
                .environment(Map.of());
    }

    private static void refuses(String advice, ThrowingCallable call) {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(call).withMessageContaining(advice);
    }

    @Test
    void saysWhatIsMissingAndWhatToCall() {
        refuses("application(name, version)", () -> TelemetryClient.builder().build());
        refuses(
                "dictionary(",
                () -> TelemetryClient.builder().application("a", "1").build());
        refuses(
                "consentNotRequired",
                () -> TelemetryClient.builder()
                        .application("a", "1")
                        .dictionary(Definitions.builds())
                        .build());
        refuses("directory(path)", () -> complete().build());
        refuses(
                "memoryOnly()",
                () -> complete().transport(new RecordingTransport()).build());
        refuses(
                "more than one",
                () -> complete()
                        .directory(root)
                        .endpoint(URI.create("https://example.org"))
                        .build());
        refuses(
                "endpoint(address)",
                () -> complete()
                        .directory(root)
                        .header("Authorization", Secret.of("key"))
                        .build());
        refuses(
                "endpoint(address)",
                () -> complete().directory(root).http(HttpOptions.STANDARD).build());
    }

    @Test
    void checksEachValueWhereItIsGiven() {
        for (String bad : List.of("", " a", "a\"b", "a\nb", "x".repeat(101), "Größe")) {
            refuses("letters", () -> complete().application(bad, "1"));
            refuses("letters", () -> complete().application("a", bad));
        }
        refuses("say why", () -> complete().consentNotRequired(" "));
        refuses("1 to 1000000", () -> complete().queue(0, 1 << 20));
        refuses("32768 to", () -> complete().queue(1, 32_767));
        refuses("1 to 10000", () -> complete().batch(10_001, 1 << 20));
        refuses("32768 to", () -> complete().batch(1, 1));
        refuses("PT0.1S to PT1H", () -> complete().flushInterval(Duration.ofMillis(99)));
        refuses("PT0.1S to PT1H", () -> complete().flushInterval(Duration.ofHours(2)));
    }

    @Test
    void takesHttpsAddressesAndHttpForThisMachineOnly() {
        for (String good : List.of(
                "https://example.org:65535/v1", "http://localhost:8080", "http://127.0.0.1:1/x", "http://[::1]:9/")) {
            assertThat(complete().endpoint(URI.create(good))).isNotNull();
        }
        for (String bad : List.of(
                "http://example.org",
                "http://127.0.0.1.example.org",
                "http://localhost.example.org",
                "ftp://example.org",
                "/v1/batch",
                "https:///v1",
                "https://example.org:0/",
                "https://example.org:65536/",
                "https://user:key@example.org",
                "https://example.org/?key=1",
                "https://example.org/#a")) {
            refuses("endpoint", () -> complete().endpoint(URI.create(bad)));
        }
    }

    @Test
    void refusesHeadersThatWouldBreakARequestAndNeverQuotesTheirValue() {
        for (String bad : List.of("", "a b", "X-\r\nY", "Content-Type", "idempotency-key", "HOST")) {
            refuses("header", () -> complete().header(bad, Secret.of("key")));
        }
        for (String bad : List.of("s3cret\r\nX: 1", " s3cret", "s3cret\u00fc", "s3cret".repeat(2_000))) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> complete().header("X-Key", Secret.of(bad)))
                    .withMessageNotContaining("s3cret");
        }
    }

    @Test
    void defaultsAreThoseThatItsJavadocPromises() {
        assertThat(TelemetryClientBuilder.DEFAULT_QUEUE_EVENTS).isEqualTo(10_000);
        assertThat(TelemetryClientBuilder.DEFAULT_QUEUE_BYTES).isEqualTo(8_388_608);
        assertThat(TelemetryClientBuilder.DEFAULT_BATCH_EVENTS).isEqualTo(500);
        assertThat(TelemetryClientBuilder.DEFAULT_BATCH_BYTES).isEqualTo(460_800);
        assertThat(TelemetryClientBuilder.DEFAULT_FLUSH_INTERVAL).isEqualTo(Duration.ofSeconds(10));
        assertThat(TelemetryClient.DEFAULT_CLOSE_TIMEOUT).isEqualTo(Duration.ofSeconds(5));
        assertThat(Shipper.JITTER).isEqualTo(0.2);
    }

    @Test
    void aKillSwitchTurnsEverythingOffBeforeAnythingIsTouched() {
        LogRecorder log = new LogRecorder();
        TelemetryClient client = complete()
                .environment(Map.of("DO_NOT_TRACK", "1"))
                .directory(root.resolve("never"))
                .log(log)
                .build();
        assertThat(client.track(Clients.build())).isEqualTo(TrackResult.SWITCHED_OFF);
        assertThat(client.accounting().refused()).containsExactlyEntriesOf(Map.of(DropReason.SWITCHED_OFF, 1L));
        assertThat(client.flush(Duration.ZERO).complete()).isTrue();
        assertThat(client.close(Duration.ZERO).complete()).isTrue();
        assertThat(client).hasToString("TelemetryClient[switched off]");
        assertThat(root.resolve("never")).doesNotExist();
        assertThat(log.lines()).singleElement().asString().contains("DO_NOT_TRACK");
    }

    @Test
    void writesEventsIntoADirectoryWithoutAnyReceiver() throws IOException {
        Path directory = root.resolve("telemetry");
        try (TelemetryClient client = complete().directory(directory).build()) {
            client.track(Clients.build());
            client.track(Clients.build());
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<String> lines = Files.readAllLines(files.findFirst().orElseThrow());
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0))
                    .startsWith("{\"format\":\"northing-events/1\",\"application\":\"ci-runner\","
                            + "\"application_version\":\"4.2.0\",\"runtime\":\"java/")
                    .contains("\"library\":\"northing-java/")
                    .contains("\"dictionary\":\"" + Definitions.builds().fingerprint() + "\"")
                    .doesNotContain("${");
            assertThat(lines.get(1)).contains("\"name\":\"build_finished\"");
        }
    }

    @Test
    void postsCompressedBatchesToAnEndpoint() throws IOException {
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(202))) {
            TelemetryClient client = complete()
                    .endpoint(receiver.uri())
                    .header("Authorization", Secret.of("Bearer k"))
                    .memoryOnly()
                    .build();
            for (int i = 0; i < 700; i++) {
                client.track(Clients.build());
            }
            assertThat(client.close(Clients.LONG).complete()).isTrue();
            List<Event> events = new ArrayList<>();
            for (LoopbackReceiver.Received request : receiver.received()) {
                events.addAll(eventsOf(request));
            }
            assertThat(events).hasSize(700).extracting(Event::id).doesNotHaveDuplicates();
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    private static List<Event> eventsOf(LoopbackReceiver.Received request) throws IOException {
        List<Event> events = new ArrayList<>();
        ByteArrayInputStream body = new ByteArrayInputStream(request.bytes());
        boolean compressed = "gzip".equals(request.headers().get("content-encoding"));
        new EventBatchReader().read(compressed ? new GZIPInputStream(body) : body, events::add);
        return events;
    }

    @Test
    void sendsUncompressedOnceAReceiverCannotReadGzip() throws IOException {
        LoopbackReceiver.Script picky = (index, request, out) -> out.write(
                LoopbackReceiver.answer(request.headers().containsKey("content-encoding") ? 415 : 202, "", ""));
        try (LoopbackReceiver receiver = new LoopbackReceiver(picky)) {
            TelemetryClient client =
                    complete().endpoint(receiver.uri()).memoryOnly().build();
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 50; i++) {
                    client.track(Clients.build());
                }
                assertThat(client.flush(Clients.LONG).complete()).isTrue();
            }
            client.close();
            assertThat(client.accounting().delivered()).isEqualTo(100);
            assertThat(receiver.received())
                    .filteredOn(request -> request.headers().containsKey("content-encoding"))
                    .hasSize(1);
        }
    }

    @Test
    void startsWithoutTouchingTheNetworkInUnderASecond() throws IOException {
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(202))) {
            TelemetryClientBuilder builder = complete().endpoint(receiver.uri()).memoryOnly();
            long start = System.nanoTime();
            TelemetryClient client = builder.build();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(receiver.connections()).isZero();
            client.close();
            assertThat(took).isLessThan(Duration.ofSeconds(1));
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void consentThatIsNotRequiredIsNeverAsked() {
        RecordingTransport transport = new RecordingTransport();
        try (TelemetryClient client = TelemetryClient.builder()
                .application("a", "1")
                .dictionary(Definitions.builds())
                .environment(Map.of())
                .consentNotRequired("the machine belongs to us")
                .transport(transport)
                .memoryOnly()
                .build()) {
            assertThat(client.track(Clients.build())).isEqualTo(TrackResult.ACCEPTED);
        }
        assertThat(transport.takenIds()).hasSize(1);
    }
}
