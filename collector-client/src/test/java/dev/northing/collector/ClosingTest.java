package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.consent.ConsentState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ClosingTest {

    /** What a call may take beyond its timeout, on a machine that others use too. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private static void track(TelemetryClient client, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(client.track(Clients.build())).isEqualTo(TrackResult.ACCEPTED);
        }
    }

    @Test
    void deliversWhatIsQueuedBeforeItReturns() {
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.builder(transport).build();
        track(client, 1_234);
        CloseReport report = client.close(Clients.LONG);
        assertThat(report.complete()).isTrue();
        assertThat(report.delivered()).isBetween(1L, 1_234L);
        assertThat(transport.takenIds()).hasSize(1_234).doesNotHaveDuplicates();
        assertThat(transport.isClosed()).isTrue();
    }

    @Test
    void returnsInTimeAndTellsTheTruthWhenTheReceiverNeverAnswers() throws InterruptedException {
        for (boolean obeysCancel : List.of(true, false)) {
            HangingTransport transport = new HangingTransport(obeysCancel);
            TelemetryClient client = Clients.builder(transport).build();
            track(client, 1_000);
            transport.awaitRequest();
            CloseReport report = client.close(Duration.ofMillis(200));
            assertThat(report.elapsed())
                    .isBetween(Duration.ofMillis(190), Duration.ofMillis(200).plus(GRACE));
            assertThat(report.complete()).isFalse();
            assertThat(report.delivered()).isZero();
            assertThat(report.dropped()).containsExactlyEntriesOf(Map.of(DropReason.SHUTDOWN, 1_000L));
            assertThat(client.accounting().pending()).isZero();
            transport.release();
        }
        Clients.awaitNoThreads();
    }

    @Test
    void returnsTheFirstReportWhenItIsClosedAgain() {
        TelemetryClient client = Clients.builder(new RecordingTransport()).build();
        track(client, 3);
        CloseReport first = client.close(Clients.LONG);
        assertThat(client.close(Duration.ZERO)).isSameAs(first);
        client.close();
        assertThat(client.flush(Duration.ZERO).complete()).isTrue();
    }

    @Test
    void givesUpAtOnceWithoutTime() {
        RecordingTransport transport = new RecordingTransport(request -> {
            throw new IOException("down");
        });
        TelemetryClient client = Clients.builder(transport).build();
        track(client, 5);
        CloseReport report = client.close(Duration.ofSeconds(-1));
        assertThat(report.dropped()).containsExactlyEntriesOf(Map.of(DropReason.SHUTDOWN, 5L));
        assertThat(report.elapsed()).isLessThan(GRACE);
    }

    @Test
    void triesOnceMoreWhenItHoldsAndIsClosed() {
        int[] calls = {0};
        RecordingTransport transport = new RecordingTransport(request -> ++calls[0] == 1 ? 401 : 202);
        TelemetryClient client = Clients.builder(transport).build();
        track(client, 2);
        assertThat(client.flush(Duration.ofMillis(100)).complete()).isFalse();
        CloseReport report = client.close(Clients.LONG);
        assertThat(report.complete()).isTrue();
        assertThat(report.delivered()).isEqualTo(2);
    }

    @Test
    void leavesNoThreadBehindNorDoManyClientsAtOnce() throws InterruptedException {
        List<TelemetryClient> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(Clients.builder(new RecordingTransport()).build());
        }
        for (TelemetryClient client : clients) {
            track(client, 1);
            client.close();
            assertThat(client.accounting().delivered()).isEqualTo(1);
        }
        Clients.awaitNoThreads();
    }

    @Test
    void keepsTheCallersInterruptAndDeliversAllTheSame() {
        TelemetryClient client = Clients.builder(new RecordingTransport()).build();
        track(client, 700);
        Thread.currentThread().interrupt();
        assertThat(client.track(Clients.build())).isEqualTo(TrackResult.ACCEPTED);
        CloseReport report = client.close(Clients.LONG);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.complete()).isTrue();
        assertThat(client.accounting().delivered()).isEqualTo(701);
    }

    @Test
    void anInterruptEndsAFlushAndStaysSet() throws InterruptedException {
        HangingTransport transport = new HangingTransport(true);
        TelemetryClient client = Clients.builder(transport).build();
        track(client, 1);
        Thread.currentThread().interrupt();
        FlushReport report = client.flush(Clients.LONG);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.complete()).isFalse();
        assertThat(report.pending()).isEqualTo(1);
        client.close(Duration.ZERO);
    }

    @Test
    void flushWaitsForWhatWasTrackedBeforeAndReportsIt() {
        RecordingTransport transport = new RecordingTransport();
        try (TelemetryClient client = Clients.builder(transport).build()) {
            track(client, 3);
            FlushReport report = client.flush(Clients.LONG);
            assertThat(report.complete()).isTrue();
            assertThat(report.delivered()).isEqualTo(3);
            assertThat(report.pending()).isZero();
            assertThat(client.flush(Duration.ofSeconds(Long.MAX_VALUE)).complete())
                    .isTrue();
        }
    }

    @Test
    void aCallbackOnTheSendingThreadMayFlushAndCloseWithoutADeadlock() {
        AtomicReference<TelemetryClient> self = new AtomicReference<>();
        AtomicReference<FlushReport> flushed = new AtomicReference<>();
        AtomicReference<CloseReport> closed = new AtomicReference<>();
        Thread caller = Thread.currentThread();
        TelemetryClient client = Clients.builder(new RecordingTransport())
                .consent(purpose -> {
                    if (Thread.currentThread() != caller && closed.get() == null) {
                        flushed.set(self.get().flush(Clients.LONG));
                        closed.set(self.get().close(Clients.LONG));
                    }
                    return ConsentState.GRANTED;
                })
                .build();
        self.set(client);
        track(client, 1);
        client.flush(Clients.LONG);
        assertThat(flushed.get().complete()).isFalse();
        assertThat(closed.get().pending()).isEqualTo(1);
        CloseReport report = client.close(Clients.LONG);
        assertThat(report.delivered()).isEqualTo(1);
        assertThat(report.complete()).isTrue();
    }

    @Test
    void aForgottenClientDoesNotKeepItsProcessAlive() throws Exception {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForgetfulMain.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(7);
        } finally {
            child.destroyForcibly();
        }
    }

    /** Tracks while a request hangs, and returns from main without closing. */
    static final class ForgetfulMain {

        private static int status = 1;

        public static void main(String[] arguments) throws InterruptedException {
            HangingTransport transport = new HangingTransport(false);
            TelemetryClient client = Clients.builder(transport)
                    .flushInterval(Duration.ofMillis(100))
                    .build();
            if (client.track(Clients.build()).isAccepted()) {
                transport.awaitRequest();
                status = 7;
            }
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(status)));
        }
    }
}
