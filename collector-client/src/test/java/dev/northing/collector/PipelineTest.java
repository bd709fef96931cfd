package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.transport.LoopbackReceiver;
import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventIdGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The next batch is built while one flies, in a client whose transport does not make it wait. */
@Timeout(60)
final class PipelineTest {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final EventIdGenerator ids = new EventIdGenerator(InstantSource.system(), new Random(3));

    @TempDir
    private Path state;

    private TelemetryClientBuilder builder(boolean durable, Transport transport) {
        TelemetryClientBuilder builder = Clients.unplaced(transport);
        return durable ? builder.stateDirectory(state) : builder.memoryOnly();
    }

    private List<String> track(TelemetryClient client, int times) {
        List<String> tracked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            EventId id = ids.next();
            assertThat(client.track(Clients.build(id))).isEqualTo(TrackResult.ACCEPTED);
            tracked.add(id.toString());
        }
        return tracked;
    }

    private static List<Integer> sizes(AsyncTransport transport) {
        return transport.recorded().sent().stream()
                .map(RecordingTransport.Sent::events)
                .toList();
    }

    @ParameterizedTest(name = "durable {0}")
    @ValueSource(booleans = {false, true})
    void preparesOnlyFullBatches(boolean durable) throws Exception {
        AsyncTransport transport = new AsyncTransport();
        TelemetryClient client =
                builder(durable, transport).batch(10, 64 * 1024).build();
        List<String> tracked = track(client, 10);
        transport.awaitRequest();
        tracked.addAll(track(client, 24));
        transport.answer(202);
        transport.answer(202);
        transport.answer(202);
        tracked.addAll(track(client, 6));
        transport.answer(202);
        tracked.addAll(track(client, 2));
        CompletableFuture<FlushReport> flushed = CompletableFuture.supplyAsync(() -> client.flush(Clients.LONG));
        transport.answer(202);
        assertThat(flushed.get(20, TimeUnit.SECONDS).complete()).isTrue();
        client.close(Clients.LONG);
        assertThat(sizes(transport)).containsExactly(10, 10, 10, 10, 2);
        assertThat(transport.recorded().takenIds()).isEqualTo(tracked);
    }

    @ParameterizedTest(name = "durable {0}")
    @ValueSource(booleans = {false, true})
    void whoFlushesWhileARequestFliesIsServedNext(boolean durable) throws Exception {
        AsyncTransport transport = new AsyncTransport();
        TelemetryClient client =
                builder(durable, transport).batch(10, 64 * 1024).build();
        List<String> tracked = track(client, 10);
        transport.awaitRequest();
        tracked.addAll(track(client, 3));
        CompletableFuture<FlushReport> flushed = CompletableFuture.supplyAsync(() -> client.flush(Clients.LONG));
        transport.answer(202);
        transport.answer(202);
        assertThat(flushed.get(20, TimeUnit.SECONDS).complete()).isTrue();
        client.close(Clients.LONG);
        assertThat(transport.recorded().takenIds()).isEqualTo(tracked);
    }

    @ParameterizedTest(name = "durable {0}")
    @ValueSource(booleans = {false, true})
    void closesInTimeWhileARequestFliesAndTellsTheTruth(boolean durable) throws Exception {
        AsyncTransport transport = new AsyncTransport();
        TelemetryClient client =
                builder(durable, transport).batch(10, 64 * 1024).build();
        track(client, 35);
        transport.awaitRequest();
        CloseReport report = client.close(Duration.ofMillis(300));
        assertThat(report.elapsed()).isLessThan(Duration.ofSeconds(1));
        assertThat(report.complete()).isFalse();
        assertThat(report.pending() + report.dropped().getOrDefault(DropReason.SHUTDOWN, 0L))
                .isEqualTo(35);
        assertThat(transport.wasCancelled()).isTrue();
        Clients.awaitNoThreads();
        assertThat(client.accounting().delivered()).isZero();
    }

    @ParameterizedTest(name = "durable {0}")
    @ValueSource(booleans = {false, true})
    void deliversEverythingOnceAndInOrderOverSockets(boolean durable) throws Exception {
        Random random = new Random(5);
        LoopbackReceiver.Script unsteady = (index, request, out) -> {
            synchronized (random) {
                int roll = random.nextInt(10);
                out.write(LoopbackReceiver.answer(roll == 0 ? 503 : roll == 1 ? 429 : 202, "", ""));
            }
        };
        List<String> tracked = new ArrayList<>();
        List<String> arrived = new ArrayList<>();
        try (LoopbackReceiver receiver = new LoopbackReceiver((index, request, out) -> {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            unsteady.answer(index, request, answer);
            if (answer.toString(StandardCharsets.US_ASCII).startsWith("HTTP/1.1 202")) {
                Matcher matcher = ID.matcher(plain(request));
                while (matcher.find()) {
                    arrived.add(matcher.group(1));
                }
            }
            out.write(answer.toByteArray());
        })) {
            TelemetryClientBuilder builder = TelemetryClient.builder()
                    .application("ci-runner", "4.2.0")
                    .dictionary(Definitions.builds())
                    .consent(purpose -> ConsentState.GRANTED)
                    .environment(Map.of())
                    .batch(50, 64 * 1024)
                    .random(new Random(9))
                    .endpoint(receiver.uri());
            TelemetryClient client = (durable ? builder.stateDirectory(state) : builder.memoryOnly()).build();
            tracked.addAll(track(client, 3_000));
            assertThat(client.close(Clients.LONG).complete()).isTrue();
        }
        assertThat(arrived).isEqualTo(tracked);
    }

    private static String plain(LoopbackReceiver.Received request) throws IOException {
        byte[] body = request.bytes();
        if ("gzip".equals(request.headers().get("content-encoding"))) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = in.readAllBytes();
            }
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    @Test
    void aTransportThatNeverHandsBackAStageIsTriedAgain() {
        RecordingTransport transport = new RecordingTransport();
        int[] calls = {0};
        Transport broken = new Transport() {
            @Override
            public TransportResponse send(TransportRequest request) throws IOException {
                return transport.send(request);
            }

            @Override
            public CompletionStage<TransportResponse> start(TransportRequest request) {
                return switch (++calls[0]) {
                    case 1 -> throw new IllegalStateException("no");
                    case 2 -> CompletableFuture.completedFuture(null);
                    case 3 ->
                        CompletableFuture.completedFuture(request).thenApply(any -> {
                            throw new IllegalArgumentException("later");
                        });
                    default -> Transport.super.start(request);
                };
            }
        };
        TelemetryClient client = Clients.builder(broken).build();
        track(client, 5);
        assertThat(client.close(Clients.LONG).complete()).isTrue();
        assertThat(transport.takenIds()).hasSize(5);
    }
}
