package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.northing.collector.spool.EventRecord;
import dev.northing.core.event.Event;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers that are interrupted, run out of stack, come by the thousand, or bring monsters. */
@Timeout(120)
final class HostileCallersTest {

    private static final int CALLERS = 10_000;

    @TempDir
    private Path state;

    static Stream<OverflowPolicy> policies() {
        return Stream.of(
                OverflowPolicy.dropNewest(), OverflowPolicy.dropOldest(), OverflowPolicy.block(Duration.ofMillis(1)));
    }

    /** Row C3. */
    @ParameterizedTest
    @MethodSource("policies")
    void survivesTenThousandInterruptsAndKeepsTheFlag(OverflowPolicy policy) throws Exception {
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.unplaced(transport)
                .stateDirectory(state)
                .overflow(policy)
                .queue(2_000, 1 << 20)
                .build();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<Integer>> kept = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            kept.add(pool.submit(() -> trackInterrupted(client, CALLERS / 4)));
        }
        int flags = 0;
        for (Future<Integer> each : kept) {
            flags += each.get();
        }
        pool.shutdown();
        assertThat(flags).isEqualTo(CALLERS);
        CloseReport report = client.close(Clients.LONG);
        Accounting books = client.accounting();
        assertThat(report.pending()).isZero();
        assertThat(books.tried()).isEqualTo(CALLERS);
        assertThat(books.delivered() + books.refusedTotal() + books.droppedTotal())
                .isEqualTo(CALLERS);
        assertThat(transport.takenIds()).hasSize((int) books.delivered()).doesNotHaveDuplicates();
    }

    private static int trackInterrupted(TelemetryClient client, int times) {
        int kept = 0;
        for (int i = 0; i < times; i++) {
            Thread.currentThread().interrupt();
            client.track(Clients.build());
            kept += Thread.interrupted() ? 1 : 0;
        }
        return kept;
    }

    /** Row C4. */
    @Test
    void servesTenThousandVirtualThreads() throws Exception {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.builder(transport)
                .overflow(OverflowPolicy.block(Duration.ofSeconds(30)))
                .queue(100, 1 << 20)
                .build();
        ExecutorService pool = virtualThreads();
        AtomicInteger accepted = new AtomicInteger();
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(pool.submit(() -> {
                if (client.track(Clients.build()).isAccepted()) {
                    accepted.incrementAndGet();
                }
            }));
        }
        for (Future<?> caller : callers) {
            caller.get();
        }
        pool.shutdown();
        assertThat(client.close(Clients.LONG).complete()).isTrue();
        assertThat(accepted).hasValue(CALLERS);
        assertThat(transport.takenIds()).hasSize(CALLERS).doesNotHaveDuplicates();
    }

    private static ExecutorService virtualThreads() throws NoSuchMethodException, IllegalAccessException {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (InvocationTargetException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Row D12, the caller's side: the disk takes nothing for as long as the calls last. */
    @ParameterizedTest
    @MethodSource("policiesThatDoNotWait")
    void neitherWaitsForASlowDiskNorForgetsADrop(OverflowPolicy policy) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        FakeStore slow = new FakeStore() {
            @Override
            public int append(List<EventRecord> more) {
                begun.countDown();
                try {
                    done.await();
                } catch (InterruptedException nobodyShould) {
                    throw new AssertionError(nobodyShould);
                }
                return super.append(more);
            }
        };
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.unplaced(transport)
                .eventStore(slow)
                .overflow(policy)
                .queue(1_000, 1 << 20)
                .build();
        client.track(Clients.build());
        begun.await();
        Event event = Clients.build();
        long[] nanos = new long[100_000];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            client.track(event);
            nanos[i] = System.nanoTime() - start;
        }
        Accounting full = client.accounting();
        assertThat(full.tried()).isEqualTo(100_001);
        assertThat(full.pending()).isEqualTo(1_000);
        assertThat(full.refused().getOrDefault(DropReason.QUEUE_FULL, 0L)
                        + full.dropped().getOrDefault(DropReason.QUEUE_FULL, 0L))
                .isEqualTo(99_001);
        Arrays.sort(nanos);
        assertThat(Duration.ofNanos(nanos[nanos.length * 99 / 100])).isLessThan(Duration.ofMillis(1));
        done.countDown();
        assertThat(client.close(Clients.LONG).pending()).isZero();
        assertThat(transport.takenIds()).hasSize(1_000);
    }

    static Stream<OverflowPolicy> policiesThatDoNotWait() {
        return Stream.of(OverflowPolicy.dropNewest(), OverflowPolicy.dropOldest());
    }

    /** A place that is got and not filled would stop the taker for ever, and one that is not given back would stop the close. */
    @ParameterizedTest
    @MethodSource("policies")
    void strandsNoPlaceWhenTheStackRunsOutAnywhere(OverflowPolicy policy) throws InterruptedException {
        RecordingTransport transport = new RecordingTransport();
        TelemetryClient client = Clients.builder(transport)
                .overflow(policy)
                .queue(50, 1 << 20)
                .batch(20, 1 << 20)
                .build();
        Deep deep = new Deep(client);
        for (int i = 0; i < 200; i++) {
            deep.track();
        }
        for (int round = 0; round < 20; round++) {
            Thread thread = new Thread(null, deep, "deep", 160 * 1024L);
            thread.start();
            thread.join();
        }
        assertThat(deep.failed).isPositive();
        assertThat(client.flush(Clients.LONG).complete()).isTrue();
        Accounting books = client.accounting();
        assertThat(books.accepted()).as("%s", books).isEqualTo(deep.accepted);
        assertThat(books.pending()).isZero();
        assertThat(books.tried()).isLessThanOrEqualTo(deep.calls);
        assertThat(client.track(Clients.build())).isEqualTo(TrackResult.ACCEPTED);
        assertThat(client.close(Clients.LONG).complete()).isTrue();
    }

    /** Tracks at each of the last depths that the stack allows. */
    private static final class Deep implements Runnable {

        private final TelemetryClient client;
        private final Event event = Clients.build();
        private int calls;
        private int accepted;
        private int failed;
        private int left;

        Deep(TelemetryClient client) {
            this.client = client;
        }

        @Override
        public void run() {
            left = 400;
            descend();
        }

        @SuppressWarnings("InfiniteRecursion") // It is meant to reach the end of the stack.
        private void descend() {
            try {
                descend();
            } catch (StackOverflowError atTheEnd) {
                // From here on upwards there is a little more stack at each return.
            }
            if (left > 0) {
                left--;
                track();
            }
        }

        void track() {
            calls++;
            TrackResult result = client.track(event);
            if (result == TrackResult.ACCEPTED) {
                accepted++;
            } else if (result == TrackResult.INTERNAL) {
                failed++;
            }
        }
    }

    /** Row M2; the best of some runs, since the first ones are interpreted and other processes take the processor. */
    @Test
    void refusesMonstersWithAReasonWithinTenMilliseconds() {
        Map<String, Object> cycle = new HashMap<>();
        cycle.put("self", cycle);
        Object nested = "x";
        for (int i = 0; i < 1_000; i++) {
            nested = List.of(nested);
        }
        List<?> deep = (List<?>) nested;
        Map<String, String> wide = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            wide.put("p" + i, "x");
        }
        String huge = "x".repeat(10_000_000);
        Map<String, Supplier<Event>> monsters = Map.of(
                "10 MB", () -> builder().with("outcome", huge).build(),
                "10,000 properties",
                        () -> {
                            Event.Builder builder = builder();
                            wide.forEach(builder::with);
                            return builder.build();
                        },
                "depth 1,000", () -> builder().with("outcome", deep).build(),
                "cycle", () -> builder().with("outcome", cycle).build(),
                "key of 1,000,000",
                        () -> builder().with("k".repeat(1_000_000), 1).build());
        TelemetryClient client = Clients.builder(new RecordingTransport()).build();
        monsters.forEach((name, monster) -> refuseQuickly(client, name, monster));
        assertThat(client.accounting().accepted()).isZero();
        client.close();
    }

    private static Event.Builder builder() {
        return Event.builder("build_finished").organization("org-7");
    }

    private static void refuseQuickly(TelemetryClient client, String name, Supplier<Event> monster) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 15; i++) {
            long start = System.nanoTime();
            TrackResult result = client.track(monster.get());
            best = Math.min(best, System.nanoTime() - start);
            assertThat(result.reason()).as(name).isIn(DropReason.INVALID, DropReason.TOO_LARGE);
        }
        assertThat(Duration.ofNanos(best)).as(name).isLessThan(Duration.ofMillis(10));
    }
}
