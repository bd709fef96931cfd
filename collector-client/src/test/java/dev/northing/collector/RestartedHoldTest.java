package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.transport.LoopbackReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that has asked for peace has it from the next process too. */
@Timeout(60)
final class RestartedHoldTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Long enough for a request over loopback, which must not be made. */
    private static final Duration MOMENT = Duration.ofMillis(300);

    @TempDir
    private Path state;

    private volatile Instant wall = NOON;

    private TelemetryClient client(URI endpoint) {
        return TelemetryClient.builder()
                .application("ci-runner", "4.2.0")
                .dictionary(Definitions.builds())
                .consentNotRequired("a test")
                .environment(Map.of())
                .clock(() -> wall)
                .endpoint(endpoint)
                .stateDirectory(state)
                .build();
    }

    private List<Path> holds() throws IOException {
        try (Stream<Path> files = Files.list(state)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("hold-"))
                    .toList();
        }
    }

    private static void closeInVain(TelemetryClient client) throws InterruptedException {
        assertThat(client.close(MOMENT).complete()).isFalse();
        Clients.awaitNoThreads();
    }

    @Test
    void leavesTheReceiverAloneForAsLongAsItAskedAndNoOther() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        LoopbackReceiver.Script busyOnce = (index, request, out) -> {
            out.write(
                    index == 0
                            ? LoopbackReceiver.answer(429, "Retry-After: 600\r\n", "")
                            : LoopbackReceiver.answer(202, "", ""));
            asked.countDown();
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(busyOnce);
                LoopbackReceiver other = new LoopbackReceiver(LoopbackReceiver.status(202))) {
            TelemetryClient first = client(receiver.uri());
            first.track(Clients.build());
            first.flush(Duration.ZERO);
            asked.await();
            closeInVain(first);
            assertThat(holds()).hasSize(1);

            wall = NOON.plusSeconds(599);
            TelemetryClient held = client(receiver.uri());
            closeInVain(held);
            assertThat(receiver.received()).hasSize(1);
            assertThat(holds()).hasSize(1);

            TelemetryClient elsewhere = client(other.uri());
            elsewhere.track(Clients.build());
            assertThat(elsewhere.close(Clients.LONG).complete()).isTrue();
            assertThat(elsewhere.accounting().delivered()).isEqualTo(2);

            // What was asked for, and at most a tenth.
            wall = NOON.plusSeconds(660);
            TelemetryClient next = client(receiver.uri());
            next.track(Clients.build());
            assertThat(next.close(Clients.LONG).complete()).isTrue();
            assertThat(receiver.received()).hasSize(2);
            assertThat(holds()).isEmpty();
        }
    }
}
