package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.spool.EventRecord;
import dev.northing.collector.spool.FsyncPolicy;
import dev.northing.collector.spool.SpoolSettings;
import dev.northing.collector.transport.Transport;
import dev.northing.core.error.ConfigurationException;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventIdGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client whose events wait in a directory. */
@Timeout(60)
final class DurableClientTest {

    private final EventIdGenerator ids = new EventIdGenerator(InstantSource.system(), new Random(1));

    @TempDir
    private Path state;

    private TelemetryClientBuilder builder(Transport transport) {
        return Clients.unplaced(transport).stateDirectory(state);
    }

    private static RecordingTransport dead() {
        return new RecordingTransport(request -> {
            throw new IOException("down");
        });
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

    /** Closes a client whose receiver is down, and waits until it has let go of the directory. */
    private static CloseReport closeInVain(TelemetryClient client) throws InterruptedException {
        CloseReport report = client.close(Duration.ofSeconds(1));
        Clients.awaitNoThreads();
        return report;
    }

    /** What a client left in the directory while its receiver was down. */
    private List<String> leaveBehind(int events) throws InterruptedException {
        TelemetryClient client = builder(dead()).build();
        List<String> left = track(client, events);
        assertThat(closeInVain(client).pending()).isEqualTo(events);
        return left;
    }

    @Test
    void deliversWithoutARestartToo() {
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = builder(transport).build();
        List<String> tracked = track(client, 1_234);
        CloseReport report = client.close(Clients.LONG);
        assertThat(report.complete()).isTrue();
        assertThat(transport.takenIds()).isEqualTo(tracked);
        assertThat(transport.isClosed()).isTrue();
        Accounting books = client.accounting();
        assertThat(books.accepted()).isEqualTo(1_234);
        assertThat(books.delivered()).isEqualTo(1_234);
        assertThat(books.recovered()).isZero();
    }

    @Test
    void keepsWhatADeadReceiverDidNotTakeAndSaysSo() throws InterruptedException {
        TelemetryClient client = builder(dead()).build();
        track(client, 700);
        CloseReport report = closeInVain(client);
        assertThat(report.complete()).isFalse();
        assertThat(report.pending()).isEqualTo(700);
        assertThat(report.dropped()).isEmpty();
        assertThat(report.elapsed()).isLessThan(Duration.ofMillis(1_500));
        assertThat(client.accounting().pending()).isEqualTo(700);
        assertThat(client.close(Clients.LONG)).isSameAs(report);
        assertThat(client.track(Clients.build())).isEqualTo(TrackResult.CLOSED);
    }

    @Test
    void deliversEverythingOnceAndInOrderAfterARestart() throws InterruptedException {
        List<String> tracked = leaveBehind(1_700);
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient next = builder(transport).build();
        next.flush(Clients.LONG);
        assertThat(next.accounting().recovered()).isEqualTo(1_700);
        tracked.addAll(track(next, 10));
        assertThat(next.flush(Clients.LONG).complete()).isTrue();
        assertThat(next.close(Clients.LONG).complete()).isTrue();
        assertThat(transport.takenIds()).isEqualTo(tracked);
        assertThat(next.accounting().accepted()).isEqualTo(10);
        assertThat(next.accounting().delivered()).isEqualTo(1_710);
        TelemetryClient third = builder(dead()).build();
        third.flush(Clients.LONG);
        assertThat(third.accounting().recovered()).isZero();
        third.close();
    }

    @Test
    void recoveredEventsKeepTheFactsOfTheClientThatTookThem() throws InterruptedException {
        TelemetryClient old = builder(dead()).application("ci-runner", "1.0").build();
        track(old, 1);
        assertThat(old.close(Duration.ofMillis(300)).pending())
                .as("%s", old.accounting())
                .isEqualTo(1);
        RecordingTransport transport = new RecordingTransport();
        try (TelemetryClient next =
                builder(transport).application("ci-runner", "2.0").build()) {
            track(next, 1);
        }
        assertThat(transport.sent()).hasSize(2);
        assertThat(transport.sent().get(0).body())
                .startsWith(
                        "{\"format\":\"northing-batch/1\",\"application\":\"ci-runner\",\"application_version\":\"1.0\",");
        assertThat(transport.sent().get(1).body()).contains("\"application_version\":\"2.0\"");
    }

    @Test
    void aReceiverThatHangsLeavesEverythingForTheNextStart() throws InterruptedException {
        HangingTransport transport = new HangingTransport(true);
        TelemetryClient client = builder(transport).build();
        List<String> tracked = track(client, 900);
        transport.awaitRequest();
        CloseReport report = closeInVain(client);
        assertThat(report.pending()).isEqualTo(900);
        assertThat(report.dropped()).isEmpty();
        RecordingTransport healthy = new RecordingTransport();
        TelemetryClient next = builder(healthy).build();
        assertThat(next.close(Clients.LONG).complete()).isTrue();
        assertThat(healthy.takenIds()).isEqualTo(tracked);
    }

    @Test
    void flushTellsTheTruth() {
        AtomicBoolean up = new AtomicBoolean();
        RecordingTransport transport = new RecordingTransport(request -> {
            if (!up.get()) {
                throw new IOException("down");
            }
            return 202;
        });
        try (TelemetryClient client = builder(transport).build()) {
            track(client, 20);
            FlushReport failed = client.flush(Duration.ofMillis(100));
            assertThat(failed.complete()).isFalse();
            assertThat(failed.pending()).isEqualTo(20);
            up.set(true);
            FlushReport done = client.flush(Clients.LONG);
            assertThat(done.complete()).isTrue();
            assertThat(done.pending()).isZero();
            assertThat(done.delivered()).isEqualTo(20);
        }
    }

    @Test
    void withdrawnConsentStopsWhatWaits() throws InterruptedException {
        leaveBehind(600);
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient next =
                builder(transport).consent(purpose -> ConsentState.WITHDRAWN).build();
        next.close(Clients.LONG);
        assertThat(next.accounting().dropped()).isEqualTo(Map.of(DropReason.NO_CONSENT, 600L));
        assertThat(transport.sent()).isEmpty();
        TelemetryClient third = builder(transport).build();
        third.flush(Clients.LONG);
        assertThat(third.accounting().recovered()).isZero();
        third.close();
    }

    @Test
    void whatThePoisonOfABatchCostsIsCountedOnce() {
        List<String> poison = new CopyOnWriteArrayList<>();
        RecordingTransport transport =
                new RecordingTransport(request -> poison.stream().anyMatch(request.body()::contains) ? 400 : 202);
        TelemetryClient client = builder(transport).build();
        for (int i = 1; i <= 300; i++) {
            EventId id = ids.next();
            if (i % 100 == 0) {
                poison.add(id.toString());
            }
            client.track(Clients.build(id));
        }
        client.close(Clients.LONG);
        assertThat(client.accounting().dropped()).isEqualTo(Map.of(DropReason.REJECTED, 3L));
        assertThat(transport.takenIds()).hasSize(297).doesNotHaveDuplicates();
        TelemetryClient next = builder(dead()).build();
        next.flush(Clients.LONG);
        assertThat(next.accounting().recovered()).isZero();
        next.close();
    }

    @ParameterizedTest
    @EnumSource(FsyncPolicy.class)
    void tellsWhenAnEventIsDurable(FsyncPolicy policy) throws Exception {
        TelemetryClient client = builder(dead()).fsync(policy).build();
        List<CompletableFuture<TrackResult>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(client.trackDurably(Clients.build()).toCompletableFuture());
        }
        for (CompletableFuture<TrackResult> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(TrackResult.ACCEPTED);
        }
        client.close(Duration.ofMillis(200));
        assertThat(client.trackDurably(Clients.build()).toCompletableFuture()).isCompletedWithValue(TrackResult.CLOSED);
    }

    @Test
    void tellsAtOnceWhatIsRefusedAndWhatNeverWillBeDurable() {
        TelemetryClient durable = builder(new RecordingTransport()).build();
        assertThat(durable.trackDurably(Event.builder("undeclared").build()).toCompletableFuture())
                .isCompletedWithValue(TrackResult.UNDECLARED);
        durable.close();
        TelemetryClient inMemory = Clients.builder(new RecordingTransport()).build();
        assertThat(inMemory.trackDurably(Clients.build()).toCompletableFuture())
                .isCompletedWithValue(TrackResult.NOT_DURABLE);
        inMemory.close();
        assertThat(inMemory.accounting().delivered()).isEqualTo(1);
    }

    @Test
    void tellsAtItsCloseWhatDidNotGetDurable() {
        TelemetryClient client =
                Clients.unplaced(dead()).eventStore(new FakeStore()).build();
        CompletableFuture<TrackResult> answer =
                client.trackDurably(Clients.build()).toCompletableFuture();
        CloseReport report = client.close(Duration.ofMillis(300));
        assertThat(answer).isCompletedWithValue(TrackResult.NOT_DURABLE);
        assertThat(report.dropped()).isEqualTo(Map.of(DropReason.IO_ERROR, 1L));
        assertThat(client.accounting().pending()).isZero();
    }

    @Test
    void twoClientsShareADirectory() {
        RecordingTransport ofOne = new RecordingTransport();
        RecordingTransport ofOther = new RecordingTransport();
        TelemetryClient one = builder(ofOne).build();
        TelemetryClient other = builder(ofOther).build();
        List<String> first = track(one, 400);
        List<String> second = track(other, 400);
        assertThat(one.close(Clients.LONG).complete()).isTrue();
        assertThat(other.close(Clients.LONG).complete()).isTrue();
        assertThat(ofOne.takenIds()).isEqualTo(first);
        assertThat(ofOther.takenIds()).isEqualTo(second);
    }

    @Test
    void aSlowDiskDelaysNobodyWhoTracks() {
        CountDownLatch disk = new CountDownLatch(1);
        FakeStore store = new FakeStore() {
            @Override
            public int append(List<EventRecord> more) {
                awaitUninterrupted(disk);
                return super.append(more);
            }
        };
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.unplaced(transport)
                .eventStore(store)
                .queue(5_000, 8 << 20)
                .build();
        long[] nanos = new long[20_000];
        long accepted = 0;
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            accepted += client.track(Clients.build()).isAccepted() ? 1 : 0;
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        assertThat(nanos[nanos.length * 99 / 100]).isLessThan(1_000_000);
        Accounting full = client.accounting();
        assertThat(full.accepted()).isEqualTo(accepted).isEqualTo(5_000);
        assertThat(full.refused()).isEqualTo(Map.of(DropReason.QUEUE_FULL, 15_000L));
        disk.countDown();
        assertThat(client.close(Clients.LONG).complete()).isTrue();
        assertThat(transport.takenIds()).hasSize(5_000).doesNotHaveDuplicates();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException nobodyShould) {
            throw new AssertionError("the writing thread was interrupted", nobodyShould);
        }
    }

    @Test
    void aStoreThatThrowsOrRefusesForAWhileLosesNothing() {
        AtomicInteger calls = new AtomicInteger();
        FakeStore store = new FakeStore() {
            @Override
            public int append(List<EventRecord> more) {
                return switch (calls.incrementAndGet()) {
                    case 1 -> throw new IllegalStateException("no disk");
                    case 2 -> 0;
                    case 3 -> super.append(more.subList(0, 1));
                    default -> super.append(more);
                };
            }
        };
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.unplaced(transport).eventStore(store).build();
        List<String> tracked = track(client, 50);
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        assertThat(client.close(Clients.LONG).complete()).isTrue();
        assertThat(transport.takenIds()).isEqualTo(tracked);
    }

    @Test
    void countsAsDroppedWhatTheDiskDidNotTakeBeforeTheClose() {
        FakeStore store = new FakeStore() {
            @Override
            public int append(List<EventRecord> more) {
                return 0;
            }
        };
        TelemetryClient client =
                Clients.unplaced(new RecordingTransport()).eventStore(store).build();
        track(client, 5);
        CloseReport report = client.close(Duration.ofMillis(400));
        assertThat(report.dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 5L));
        assertThat(report.pending()).isZero();
    }

    @Test
    void countsWhatTheQuotaCost() throws InterruptedException {
        SpoolSettings.Limits small =
                new SpoolSettings.Limits(8 << 10, 4 << 10, Duration.ofMinutes(1), Duration.ofDays(7), 0);
        TelemetryClient client = builder(dead()).spool(small).batch(1, 32 << 10).build();
        track(client, 499);
        client.trackDurably(Clients.build()).toCompletableFuture().join();
        CloseReport report = closeInVain(client);
        assertThat(report.pending()).isBetween(1L, 100L);
        assertThat(client.accounting().dropped()).isEqualTo(Map.of(DropReason.QUOTA, 500 - report.pending()));
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient next = builder(transport).build();
        next.close(Clients.LONG);
        assertThat(transport.takenIds()).hasSize((int) report.pending()).doesNotHaveDuplicates();
    }

    @Test
    void refusesADirectoryThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(state.resolve("file"), "");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder(dead()).stateDirectory(file).build())
                .withMessageContaining("is no directory; give another path");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        builder(dead()).stateDirectory(file.resolve("below")).build())
                .withMessageContaining("is no directory; give another path");
        Path shared = Files.createDirectory(state.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder(dead()).stateDirectory(shared).build())
                .withMessageContaining("others may write to it; take that right away");
    }

    @Test
    void refusesADirectoryThatThisUserMayNotWriteTo() throws IOException {
        Path sealed = Files.createDirectory(state.resolve("sealed"));
        Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("r-x------"));
        assumeThat(Files.isWritable(sealed))
                .as("the superuser may write anywhere")
                .isFalse();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() ->
                        builder(dead()).stateDirectory(sealed.resolve("state")).build())
                .withMessageContaining("this user may not write to");
    }

    @Test
    void wantsToKnowOnePlaceWhereEventsWait() {
        for (TelemetryClientBuilder wrong : List.of(
                Clients.unplaced(dead()),
                builder(dead()).memoryOnly(),
                builder(dead()).eventStore(new FakeStore()),
                Clients.builder(dead()).fsync(FsyncPolicy.GROUP),
                Clients.builder(dead()).spool(SpoolSettings.Limits.STANDARD))) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(wrong::build)
                    .withMessageStartingWith("queue: ");
        }
    }

    @Test
    void aDirectoryThatVanishesIsNoReasonToThrow() throws IOException {
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = builder(transport).build();
        List<String> tracked = track(client, 10);
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        try (var files = Files.walk(state)) {
            for (Path path : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
        tracked.addAll(track(client, 10));
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        client.close(Clients.LONG);
        assertThat(client.accounting().pending()).isZero();
        assertThat(client.accounting().delivered() + client.accounting().droppedTotal())
                .isEqualTo(20);
        assertThat(tracked).containsAll(transport.takenIds());
    }
}
