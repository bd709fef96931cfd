package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.spool.Erasure;
import dev.northing.collector.spool.EventStore;
import dev.northing.collector.spool.FsyncPolicy;
import dev.northing.collector.spool.SegmentStore;
import dev.northing.collector.spool.SpoolSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients whose store opens only when the test lets it. */
@Timeout(60)
final class LateStoreTest {

    private static final Duration GRACE = Duration.ofMillis(500);

    private final CountDownLatch mayOpen = new CountDownLatch(1);

    @TempDir
    private Path state;

    private LateStore late() {
        return late(() -> SegmentStore.open(new SpoolSettings(
                state,
                "",
                FsyncPolicy.INTERVAL,
                SpoolSettings.Limits.STANDARD,
                SpoolSettings.Time.system(),
                new Random(1))));
    }

    private LateStore late(Supplier<EventStore> opening) {
        return new LateStore(() -> {
            try {
                mayOpen.await();
            } catch (InterruptedException nobodyShould) {
                throw new AssertionError("the writer was interrupted", nobodyShould);
            }
            return opening.get();
        });
    }

    private void leaveBehind(int events) throws InterruptedException {
        TelemetryClient client = Clients.unplaced(new RecordingTransport(request -> {
                    throw new IOException("down");
                }))
                .stateDirectory(state)
                .build();
        for (int i = 0; i < events; i++) {
            assertThat(client.track(Clients.build()).isAccepted()).isTrue();
        }
        assertThat(client.close(Duration.ofSeconds(1)).pending()).isEqualTo(events);
        Clients.awaitNoThreads();
    }

    @Test
    void acceptsAndTellsTheTruthBeforeTheStoreIsOpen() throws InterruptedException {
        leaveBehind(7);
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.unplaced(transport).eventStore(late()).build();
        assertThat(client.track(Clients.build())).isEqualTo(TrackResult.ACCEPTED);
        Accounting early = client.accounting();
        assertThat(early.recovered()).isZero();
        assertThat(early.pending()).isEqualTo(1);
        FlushReport tooEarly = client.flush(Duration.ofMillis(50));
        assertThat(tooEarly.complete()).isFalse();
        assertThat(tooEarly.elapsed()).isLessThan(Duration.ofMillis(50).plus(GRACE));
        mayOpen.countDown();
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        assertThat(client.accounting().recovered()).isEqualTo(7);
        assertThat(client.close(Clients.LONG).complete()).isTrue();
        assertThat(transport.takenIds()).hasSize(8);
    }

    @Test
    void isNotCompleteWhileWhatWasLeftIsStillLookedThrough() {
        mayOpen.countDown();
        AtomicBoolean takingOver = new AtomicBoolean(true);
        EventStore store = late(() -> new FakeStore() {
            @Override
            public boolean isTakingOver() {
                return takingOver.get();
            }
        });
        TelemetryClient client =
                Clients.unplaced(new RecordingTransport()).eventStore(store).build();
        client.track(Clients.build());
        assertThat(client.flush(Duration.ofMillis(100)).complete()).isFalse();
        takingOver.set(false);
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        assertThat(client.close(Clients.LONG).complete()).isTrue();
    }

    @Test
    void aFlushOfNothingWaitsUntilItIsKnownWhatWasLeft() throws InterruptedException {
        leaveBehind(3);
        TelemetryClient client =
                Clients.unplaced(new RecordingTransport()).eventStore(late()).build();
        assertThat(client.flush(Duration.ZERO).complete()).isFalse();
        mayOpen.countDown();
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        assertThat(client.accounting().recovered()).isEqualTo(3);
        client.close();
    }

    @Test
    void aCloseWaitsForTheStoreAndDeliversWhatWasLeft() throws InterruptedException {
        leaveBehind(5);
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.unplaced(transport).eventStore(late()).build();
        Thread opener = new Thread(mayOpen::countDown);
        opener.start();
        CloseReport report = client.close(Clients.LONG);
        opener.join();
        assertThat(report.complete()).isTrue();
        assertThat(transport.takenIds()).hasSize(5);
    }

    @Test
    void aCloseReturnsInTimeThoughTheStoreDoesNotOpen() throws InterruptedException {
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.unplaced(transport).eventStore(late()).build();
        client.track(Clients.build());
        CloseReport report = client.close(Duration.ofMillis(200));
        assertThat(report.elapsed()).isLessThan(Duration.ofMillis(200).plus(GRACE));
        assertThat(report.complete()).isFalse();
        assertThat(report.dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 1L));
        mayOpen.countDown();
        Clients.awaitNoThreads();
        assertThat(transport.sent()).isEmpty();
    }

    @Test
    void isNotCompleteWithoutHavingLooked() throws InterruptedException {
        TelemetryClient client =
                Clients.unplaced(new RecordingTransport()).eventStore(late()).build();
        assertThat(client.close(Duration.ZERO).complete()).isFalse();
        mayOpen.countDown();
        Clients.awaitNoThreads();
    }

    @Test
    void triesAgainWhenOpeningFails() {
        mayOpen.countDown();
        AtomicInteger calls = new AtomicInteger();
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.unplaced(transport)
                .eventStore(late(() -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    return new FakeStore();
                }))
                .build();
        client.track(Clients.build());
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        assertThat(client.close(Clients.LONG).complete()).isTrue();
        assertThat(transport.takenIds()).hasSize(1);
        assertThat(calls).hasValue(3);
    }

    @Test
    void hasNothingBeforeItIsOpenAndEverythingAfterwards() {
        FakeStore inner = new FakeStore();
        LateStore store = new LateStore(() -> inner);
        assertThat(store.origin()).isZero();
        assertThat(store.read(1, 1).isEmpty()).isTrue();
        assertThat(store.stats().pending()).isZero();
        store.acknowledge(1, 1);
        store.rewind();
        store.close();
        store.maintain();
        assertThat(store.origin()).isEqualTo(inner.origin());
        assertThat(store.erase(new Erasure.Everything()).complete()).isTrue();
        store.rewind();
        store.close();
    }
}
