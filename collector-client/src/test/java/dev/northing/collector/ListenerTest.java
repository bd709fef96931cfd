package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.spool.StoreStats;
import dev.northing.core.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener hears from a client, and what it may do. */
@Timeout(60)
final class ListenerTest {

    private final List<TelemetryNotice> told = new CopyOnWriteArrayList<>();

    /** Longer than a call that must not wait takes, shorter than the bound of the fault table. */
    private static final Duration SHORT = Duration.ofMillis(300);

    private static final Duration DEADLOCK = Duration.ofSeconds(5);

    @Test
    void hearsOfDeliveriesRefusalsFailuresAndTheReturn() {
        int[] calls = {0};
        RecordingTransport transport = new RecordingTransport(request -> {
            if (++calls[0] == 1) {
                throw new IOException("down");
            }
            return calls[0] == 2 ? 401 : 202;
        });
        TelemetryClient client =
                Clients.builder(transport).listener(told::add, Runnable::run).build();
        client.track(Clients.build());
        client.track(Event.builder("unheard_of").build());
        // Closing ends a hold that is there already, not one that is still to come.
        while (!told.contains(new TelemetryNotice.Held("HTTP 401"))) {
            client.flush(SHORT);
        }
        assertThat(client.close(Clients.LONG).complete()).isTrue();
        assertThat(told)
                .contains(
                        new TelemetryNotice.Refused(DropReason.UNDECLARED, 1),
                        new TelemetryNotice.Failed(1, "IOException"))
                .containsSubsequence(
                        new TelemetryNotice.Failed(1, "HTTP 401"),
                        new TelemetryNotice.Held("HTTP 401"),
                        new TelemetryNotice.Resumed(),
                        new TelemetryNotice.Delivered(1));
    }

    @Test
    void hearsOfDroppedEventsInTheNumbersOfTheBooks() throws InterruptedException {
        HangingTransport hanging = new HangingTransport(true);
        TelemetryClient client =
                Clients.builder(hanging).listener(told::add, Runnable::run).build();
        for (int i = 0; i < 3; i++) {
            client.track(Clients.build());
        }
        client.close(Duration.ZERO);
        Clients.awaitNoThreads();
        assertThat(client.accounting().dropped()).containsEntry(DropReason.SHUTDOWN, 3L);
        assertThat(told).contains(new TelemetryNotice.Dropped(DropReason.SHUTDOWN, 3));
    }

    @Test
    void hearsOfADiskThatFailsAndReturns() {
        AtomicReference<Boolean> writable = new AtomicReference<>(true);
        FakeStore store = new FakeStore() {
            @Override
            public StoreStats stats() {
                StoreStats stats = super.stats();
                return new StoreStats(
                        stats.appended(),
                        stats.recovered(),
                        stats.acknowledged(),
                        stats.pending(),
                        stats.losses(),
                        stats.damage(),
                        stats.bytes(),
                        writable.get());
            }
        };
        CountDownLatch failed = new CountDownLatch(1);
        CountDownLatch returned = new CountDownLatch(1);
        TelemetryClient client = Clients.unplaced(new RecordingTransport())
                .eventStore(store)
                .listener(
                        notice -> {
                            if (notice instanceof TelemetryNotice.DiskFailed) {
                                failed.countDown();
                            } else if (notice instanceof TelemetryNotice.DiskRecovered) {
                                returned.countDown();
                            }
                        },
                        Runnable::run)
                .build();
        writable.set(false);
        assertThat(isReached(failed)).isTrue();
        writable.set(true);
        assertThat(isReached(returned)).isTrue();
        client.close();
    }

    private static boolean isReached(CountDownLatch latch) {
        try {
            return latch.await(DEADLOCK.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            return false;
        }
    }

    @Test
    void aListenerInPlaceMayTrackFlushAndClose() {
        AtomicReference<TelemetryClient> self = new AtomicReference<>();
        AtomicInteger entered = new AtomicInteger();
        CountDownLatch built = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        TelemetryClient client = Clients.builder(new RecordingTransport())
                .listener(
                        notice -> {
                            if (isReached(built) && entered.incrementAndGet() == 1) {
                                self.get().track(Clients.build());
                                self.get().flush(Clients.LONG);
                                self.get().close(Clients.LONG);
                                done.countDown();
                            }
                        },
                        Runnable::run)
                .build();
        self.set(client);
        built.countDown();
        client.track(Clients.build());
        client.flush(SHORT);
        assertThat(isReached(done)).isTrue();
        CloseReport report = client.close(Clients.LONG);
        assertThat(report.elapsed()).isLessThan(DEADLOCK);
        assertThat(entered.get()).isPositive();
        assertThat(client.accounting().pending()).isZero();
        assertThat(client.accounting().delivered()).isEqualTo(2);
    }

    @Test
    void aListenerElsewhereMayTrackFlushAndCloseToo() throws InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        AtomicReference<TelemetryClient> self = new AtomicReference<>();
        AtomicReference<CloseReport> closed = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        try {
            TelemetryClient client = Clients.builder(new RecordingTransport())
                    .listener(
                            notice -> {
                                if (closed.get() == null) {
                                    self.get().track(Clients.build());
                                    self.get().flush(Clients.LONG);
                                    closed.set(self.get().close(Clients.LONG));
                                    done.countDown();
                                }
                            },
                            executor)
                    .build();
            self.set(client);
            client.track(Clients.build());
            client.flush(Clients.LONG);
            assertThat(isReached(done)).isTrue();
            assertThat(closed.get().complete()).isTrue();
        } finally {
            executor.shutdownNow();
        }
    }

    /** The host flushes and closes while it holds what its listener waits for. */
    @Test
    void aLockThatTheCallerHoldsAndTheListenerWantsIsNoDeadlock() throws InterruptedException {
        Object lock = new Object();
        AtomicInteger heard = new AtomicInteger();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        TelemetryListener wanting = notice -> {
            synchronized (lock) {
                heard.incrementAndGet();
            }
        };
        TelemetryClient elsewhere = Clients.builder(new RecordingTransport())
                .listener(wanting, executor)
                .build();
        TelemetryClient inPlace = Clients.builder(new RecordingTransport())
                .listener(wanting, Runnable::run)
                .build();
        synchronized (lock) {
            elsewhere.track(Clients.build());
            assertThat(elsewhere.flush(Clients.LONG).elapsed()).isLessThan(DEADLOCK);
            assertThat(elsewhere.close(Clients.LONG).elapsed()).isLessThan(DEADLOCK);
            inPlace.track(Clients.build());
            assertThat(inPlace.flush(SHORT).elapsed()).isLessThan(DEADLOCK);
            assertThat(inPlace.close(SHORT).elapsed()).isLessThan(DEADLOCK);
            assertThat(heard).hasValue(0);
        }
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        Clients.awaitNoThreads();
        assertThat(heard.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void neverRunsOnTheThreadThatTracksNorOnAThreadOfTheClientWhenItHasAnExecutor() throws InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "the-hosts"));
        List<String> names = new CopyOnWriteArrayList<>();
        TelemetryClient client = Clients.builder(new RecordingTransport())
                .listener(notice -> names.add(Thread.currentThread().getName()), executor)
                .build();
        client.track(Event.builder("unheard_of").build());
        client.track(Clients.build());
        client.close();
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(names).isNotEmpty().containsOnly("the-hosts");
    }

    @Test
    void anExecutorThatHasEndedDoesNoHarmAndTheLogSaysSo() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        executor.shutdown();
        LogRecorder log = new LogRecorder();
        TelemetryClient client = Clients.builder(new RecordingTransport())
                .log(log)
                .listener(told::add, executor)
                .build();
        client.track(Clients.build());
        assertThat(client.close(Clients.LONG).complete()).isTrue();
        assertThat(told).isEmpty();
        assertThat(log.lines())
                .anyMatch(line ->
                        line.matches("WARN telemetry: \\d+ calls of the listener failed, the last with: Rejected.*"));
    }
}
