package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.spool.FsyncPolicy;
import dev.northing.collector.spool.SpoolSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The books of a durable client under load, with a quota that costs events, over two lives. */
@Timeout(120)
final class DurableAccountingProperties {

    private static final int THREADS = 4;
    private static final int CALLS = 2_000;

    private final AtomicLong taken = new AtomicLong();

    @TempDir
    private Path state;

    private TelemetryClient client(RecordingTransport transport, long seed) {
        SpoolSettings.Limits small =
                new SpoolSettings.Limits(64 << 10, 16 << 10, Duration.ofMinutes(1), Duration.ofDays(7), 0);
        return Clients.unplaced(transport)
                .stateDirectory(state)
                .spool(small)
                .fsync(FsyncPolicy.NONE)
                .queue(2_000, 1 << 20)
                .batch(50, 32 << 10)
                .random(new Random(seed))
                .build();
    }

    private static RecordingTransport unreliable(Random random) {
        return new RecordingTransport(request -> {
            int roll = random.nextInt(20);
            if (roll == 0) {
                throw new IOException("reset");
            }
            return roll == 1 ? 503 : roll == 2 ? 400 : roll == 3 ? 413 : 202;
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theIdentityHoldsInEverySnapshotAndFromOneLifeToTheNext(long seed) throws Exception {
        RecordingTransport transport = unreliable(new Random(seed));
        TelemetryClient first = client(transport, seed);
        Accounting end = load(first);
        Clients.awaitNoThreads();
        RecordingTransport healthy = new RecordingTransport();
        TelemetryClient second = client(healthy, ~seed);
        second.flush(Clients.LONG);
        Accounting next = second.accounting();
        assertThat(next.recovered()).isEqualTo(end.pending());
        second.close(Clients.LONG);
        Accounting last = second.accounting();
        assertThat(last.pending()).isZero();
        assertThat(last.delivered() + last.droppedTotal()).isEqualTo(end.pending());
        assertThat(healthy.takenIds()).hasSize((int) last.delivered()).doesNotHaveDuplicates();
        List<String> all = new ArrayList<>(transport.takenIds());
        assertThat(all).hasSize((int) end.delivered());
        all.addAll(healthy.takenIds());
        assertThat(all).doesNotHaveDuplicates();
    }

    private Accounting load(TelemetryClient client) throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try {
            Future<Long> looks = threads.submit(() -> watch(client, done));
            for (Future<Void> caller : threads.invokeAll(callers(client))) {
                caller.get();
            }
            client.close(Duration.ofSeconds(2));
            done.set(true);
            assertThat(looks.get()).isPositive();
        } finally {
            threads.shutdownNow();
        }
        Accounting end = client.accounting();
        assertThat(end.tried()).isEqualTo((long) THREADS * CALLS);
        assertThat(end.accepted()).isEqualTo(taken.get());
        return end;
    }

    private List<Callable<Void>> callers(TelemetryClient client) {
        return IntStream.range(0, THREADS)
                .<Callable<Void>>mapToObj(thread -> () -> {
                    for (int i = 0; i < CALLS; i++) {
                        if (client.track(Clients.build()).isAccepted()) {
                            taken.incrementAndGet();
                        }
                    }
                    return null;
                })
                .toList();
    }

    /** The record checks the identities itself; here, that its numbers are true and never fall. */
    private long watch(TelemetryClient client, AtomicBoolean done) {
        long looks = 0;
        Accounting before = client.accounting();
        while (!done.get()) {
            long takenBefore = taken.get();
            Accounting now = client.accounting();
            assertThat(now.accepted()).isGreaterThanOrEqualTo(Math.max(takenBefore, before.accepted()));
            assertThat(now.delivered()).isGreaterThanOrEqualTo(before.delivered());
            assertThat(now.droppedTotal()).isGreaterThanOrEqualTo(before.droppedTotal());
            before = now;
            looks++;
        }
        return looks;
    }
}
