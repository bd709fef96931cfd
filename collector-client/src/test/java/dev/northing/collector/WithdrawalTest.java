package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.northing.collector.consent.ConsentSettings;
import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.consent.Notice;
import dev.northing.collector.consent.Withdrawal;
import dev.northing.collector.spool.EventRecord;
import dev.northing.collector.spool.FsyncPolicy;
import dev.northing.collector.spool.Protection;
import dev.northing.collector.spool.SegmentStore;
import dev.northing.collector.spool.SpoolSettings;
import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.Event;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When taking back consent returns, nothing of it is left and nothing of it is sent, whatever was going on. */
@Timeout(60)
final class WithdrawalTest {

    private static final MetricDictionary DICTIONARY = new Definitions()
            .event(Definitions.event("clicked").identifiers("user").property(Definitions.text("where")))
            .event(Definitions.event("crashed")
                    .purpose(Purpose.DIAGNOSTICS)
                    .identifiers("user")
                    .property(Definitions.text("where")))
            .dictionary();

    private static final Purpose USE = Purpose.PRODUCT_ANALYTICS;

    @TempDir
    private Path state;

    private TelemetryClientBuilder builder(Transport transport, boolean durable) {
        TelemetryClientBuilder builder = TelemetryClient.builder()
                .application("ci-runner", "4.2.0")
                .dictionary(DICTIONARY)
                .consent(ConsentSettings.in("DE"))
                .environment(Map.of())
                .transport(transport);
        return durable ? builder.stateDirectory(state) : builder.memoryOnly();
    }

    private static TelemetryClient granted(TelemetryClientBuilder builder) {
        TelemetryClient client = builder.build();
        client.consent().grant(Set.of(USE, Purpose.DIAGNOSTICS), Notice.NONE);
        return client;
    }

    private static RecordingTransport dead() {
        return new RecordingTransport(request -> {
            throw new IOException("down");
        });
    }

    /** Tracks events of both purposes in turn, each with a text that is found wherever it is kept. */
    private static void track(TelemetryClient client, int pairs) {
        for (int i = 0; i < pairs; i++) {
            assertThat(client.track(event("clicked", "withdrawn-" + i))).isEqualTo(TrackResult.ACCEPTED);
            assertThat(client.track(event("crashed", "kept-" + i))).isEqualTo(TrackResult.ACCEPTED);
        }
    }

    private static Event event(String name, String where) {
        return Event.builder(name).user("u-1").with("where", where).build();
    }

    private String disk() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                } catch (NoSuchFileException goneMeanwhile) {
                    // Another client on the directory has removed it: it holds nothing any more.
                }
            }
        }
        return all.toString();
    }

    private static String bodies(RecordingTransport transport) {
        StringBuilder all = new StringBuilder();
        transport.sent().stream().filter(sent -> sent.status() == 202).forEach(sent -> all.append(sent.body()));
        return all.toString();
    }

    private static void assertOnlyKept(RecordingTransport arrived, int kept) {
        String bodies = bodies(arrived);
        assertThat(bodies).doesNotContain("withdrawn-");
        for (int i = 0; i < kept; i++) {
            assertThat(bodies).contains("\"kept-" + i + "\"");
        }
    }

    /** A transport that may be asked to let go of a request, and does not. */
    private static final class StubbornTransport implements Transport {

        final CountDownLatch started = new CountDownLatch(1);
        final CountDownLatch aborted = new CountDownLatch(1);
        final CompletableFuture<TransportResponse> answer = new CompletableFuture<>();

        @Override
        public TransportResponse send(TransportRequest request) throws IOException {
            throw new IOException("only started");
        }

        @Override
        public CompletionStage<TransportResponse> start(TransportRequest request) {
            started.countDown();
            return answer;
        }

        @Override
        public void abort() {
            aborted.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isNotCompleteWhileARequestIsStillUnderWay(boolean durable) throws Exception {
        StubbornTransport transport = new StubbornTransport();
        TelemetryClient client = granted(builder(transport, durable).flushInterval(Duration.ofMillis(100)));
        assertThat(client.track(event("clicked", "withdrawn-0"))).isEqualTo(TrackResult.ACCEPTED);
        transport.started.await();
        CompletableFuture<Withdrawal> withdrawal =
                CompletableFuture.supplyAsync(() -> client.consent().withdraw(Set.of(USE), Notice.NONE));
        transport.aborted.await();
        assertThatThrownBy(() -> withdrawal.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        transport.answer.completeExceptionally(new IOException("aborted"));
        assertThat(withdrawal.get().complete()).isTrue();
        client.close(Duration.ZERO);
    }

    private List<String> keys(Purpose purpose) throws IOException {
        try (var files = Files.walk(state)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("k-") && name.endsWith('-' + purpose.id()))
                    .toList();
        }
    }

    @Test
    void eachStartRemovesWhatAnotherProcessLeftOfAPeriodThatWasPurgedHere() throws Exception {
        try (TelemetryClient first = granted(builder(dead(), true))) {
            assertThat(first.consent().withdraw(USE).complete()).isTrue();
        }
        SegmentStore other = SegmentStore.open(new SpoolSettings(
                state,
                "",
                FsyncPolicy.GROUP,
                SpoolSettings.Limits.STANDARD,
                SpoolSettings.Time.system(),
                new Random(7),
                Protection.standard()));
        other.append(List.of(new EventRecord(new byte[40], USE, 0, 0, false, System.currentTimeMillis())));
        other.close();
        assertThat(keys(USE)).hasSize(1);
        try (TelemetryClient next = builder(dead(), true).build()) {
            int receipts = next.consent().receipts().size();
            // It is gone through after what is done at the start.
            next.consent().withdraw(Purpose.MARKETING);
            assertThat(keys(USE)).isEmpty();
            assertThat(next.consent().receipts())
                    .as("the proof, and those of marketing")
                    .hasSize(receipts + 3);
        }
        TelemetryClient last = builder(dead(), true).build();
        int receipts = last.consent().receipts().size();
        last.close();
        assertThat(last.consent().receipts()).as("nothing was left to prove").hasSize(receipts);
    }

    @Test
    void nothingIsAcceptedBeforeAGrant() {
        try (TelemetryClient client = builder(new RecordingTransport(), false).build()) {
            assertThat(client.track(event("clicked", "x"))).isEqualTo(TrackResult.NO_CONSENT);
            assertThat(client.consent().state(USE)).isEqualTo(ConsentState.UNKNOWN);
            client.consent().grant(Set.of(USE), Notice.NONE);
            assertThat(client.track(event("clicked", "x"))).isEqualTo(TrackResult.ACCEPTED);
            assertThat(client.track(event("crashed", "x"))).isEqualTo(TrackResult.NO_CONSENT);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void duringAnOutageNothingIsLeftAndNothingArrivesLater(boolean durable) throws Exception {
        boolean[] up = {false};
        RecordingTransport transport = new RecordingTransport(request -> {
            if (!up[0]) {
                throw new IOException("down");
            }
            return 202;
        });
        TelemetryClient client = granted(builder(transport, durable));
        track(client, 700);
        client.flush(Duration.ofMillis(50));
        Withdrawal withdrawal = client.consent().withdraw(USE);
        assertThat(withdrawal.complete()).isTrue();
        assertThat(withdrawal.durable()).isEqualTo(durable);
        assertThat(disk()).doesNotContain("withdrawn-");
        assertThat(client.track(event("clicked", "withdrawn-late"))).isEqualTo(TrackResult.NO_CONSENT);
        up[0] = true;
        assertThat(client.close(Clients.LONG).pending()).isZero();
        assertOnlyKept(transport, 700);
        Accounting books = client.accounting();
        assertThat(books.delivered()).isEqualTo(700);
        assertThat(books.accepted()).isEqualTo(1_400);
        assertThat(books.droppedTotal()).isEqualTo(700);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void duringAFlightTheRequestIsAborted(boolean durable) throws Exception {
        AbortableTransport transport = new AbortableTransport();
        TelemetryClient client = granted(builder(transport, durable).batch(100, 64 << 10));
        track(client, 300);
        transport.awaitRequest();
        Withdrawal withdrawal = client.consent().withdraw(USE);
        assertThat(withdrawal.complete()).isTrue();
        assertThat(transport.aborted()).isPositive();
        assertThat(disk()).doesNotContain("withdrawn-");
        transport.open();
        assertThat(client.close(Clients.LONG).pending()).isZero();
        assertOnlyKept(transport.arrived(), 300);
        assertThat(client.accounting().delivered()).isEqualTo(300);
        assertThat(client.accounting().droppedTotal()).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void duringWritesByManyThreadsNoEventFromBeforeIsFoundAfterwards(boolean durable) throws Exception {
        AbortableTransport transport = new AbortableTransport();
        TelemetryClient client = granted(builder(transport, durable));
        CountDownLatch running = new CountDownLatch(3);
        AtomicInteger stop = new AtomicInteger();
        Set<Thread> threads = new HashSet<>();
        for (int t = 0; t < 3; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; stop.get() == 0; i++) {
                    client.track(event("clicked", "withdrawn-" + i));
                    if (i == 500) {
                        running.countDown();
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        running.await();
        Withdrawal withdrawal = client.consent().withdraw(USE);
        String afterwards = disk();
        stop.set(1);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(withdrawal.complete()).isTrue();
        assertThat(afterwards).doesNotContain("withdrawn-");
        transport.open();
        assertThat(client.close(Clients.LONG).pending()).isZero();
        assertThat(bodies(transport.arrived())).doesNotContain("withdrawn-");
        assertThat(disk()).doesNotContain("withdrawn-");
        assertThat(client.accounting().delivered()).isZero();
    }

    @Test
    void requestsSayWhichConsentTheyStandOn() {
        RecordingTransport transport = new RecordingTransport();
        try (TelemetryClient client = granted(builder(transport, false))) {
            track(client, 2);
        }
        assertThat(bodies(transport))
                .contains("\"context\":{\"consent\":{\"categoryPreferences\":"
                        + "{\"diagnostics\":true,\"product_analytics\":true}}},\"events\":[");
        RecordingTransport other = new RecordingTransport();
        try (TelemetryClient client = Clients.builder(other).build()) {
            client.track(Clients.build());
        }
        assertThat(bodies(other)).doesNotContain("categoryPreferences");
    }

    @Test
    void aNewGrantDoesNotBringBackWhatWasWithdrawn() throws Exception {
        TelemetryClient client = granted(builder(dead(), true));
        track(client, 50);
        client.consent().withdraw(USE);
        client.consent().grant(Set.of(USE), Notice.NONE);
        assertThat(client.track(event("clicked", "again"))).isEqualTo(TrackResult.ACCEPTED);
        client.close(Duration.ofMillis(300));
        Clients.awaitNoThreads();
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient next = builder(transport, true).build();
        assertThat(next.consent().state(USE)).isEqualTo(ConsentState.GRANTED);
        next.close(Clients.LONG);
        assertOnlyKept(transport, 50);
        assertThat(bodies(transport)).contains("\"again\"");
    }

    @Test
    void anApplicationsOwnRecordAndTheClientsBothHaveToPermit() {
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.builder(transport).build();
        client.track(Clients.build());
        Withdrawal withdrawal = client.consent().withdraw(USE);
        assertThat(withdrawal.complete()).isTrue();
        assertThat(withdrawal.durable()).isFalse();
        assertThat(client.accounting().droppedTotal()).isEqualTo(1);
        assertThat(client.track(Clients.build())).isEqualTo(TrackResult.NO_CONSENT);
        client.consent().grant(Set.of(USE), Notice.NONE);
        assertThat(client.track(Clients.build())).isEqualTo(TrackResult.ACCEPTED);
        client.close(Clients.LONG);
        assertThat(transport.takenIds()).hasSize(1);
    }

    @Test
    void whatOtherStoresLeftBehindIsRemovedToo() throws Exception {
        List<TelemetryClient> before = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            TelemetryClient client = granted(builder(dead(), true));
            track(client, 30);
            before.add(client);
        }
        before.forEach(client -> client.close(Duration.ofMillis(300)));
        Clients.awaitNoThreads();
        TelemetryClient next = builder(dead(), true).build();
        Withdrawal withdrawal = next.consent().withdraw(USE);
        assertThat(withdrawal.complete()).isTrue();
        assertThat(withdrawal.removed()).isEqualTo(60);
        assertThat(disk()).doesNotContain("withdrawn-");
        next.close(Duration.ofMillis(200));
    }

    @Test
    void whoeverWaitsForADurableEventHearsThatItWasWithdrawn() throws Exception {
        TelemetryClient client =
                granted(Clients.unplaced(dead()).dictionary(DICTIONARY).eventStore(new FakeStore() {
                    @Override
                    public int append(List<dev.northing.collector.spool.EventRecord> more) {
                        return 0;
                    }
                }));
        var answer = client.trackDurably(event("clicked", "withdrawn")).toCompletableFuture();
        assertThat(client.consent().withdraw(USE).complete()).isTrue();
        assertThat(answer.get()).isEqualTo(TrackResult.NO_CONSENT);
        client.close(Duration.ofMillis(200));
    }

    @Test
    void anotherProcessOnTheDirectoryRemovesItsOwnAsSoonAsItHears() throws Exception {
        TelemetryClient one = granted(builder(dead(), true));
        RecordingTransport transport = dead();
        TelemetryClient other = builder(transport, true).build();
        track(other, 20);
        one.consent().withdraw(USE);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (other.accounting().droppedTotal() < 20 && System.nanoTime() < end) {
            other.flush(Duration.ofMillis(20));
        }
        assertThat(other.accounting().droppedTotal()).isEqualTo(20);
        assertThat(other.track(event("clicked", "x"))).isEqualTo(TrackResult.NO_CONSENT);
        assertThat(disk()).doesNotContain("withdrawn-");
        one.close(Duration.ofMillis(200));
        other.close(Duration.ofMillis(200));
    }
}
