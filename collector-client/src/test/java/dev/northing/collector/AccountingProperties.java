package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.collector.consent.ConsentState;
import dev.northing.core.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The books under load: many threads, a receiver that fails at random, and somebody who looks all the time. */
final class AccountingProperties {

    private static final int THREADS = 8;
    private static final int CALLS = 4_000;

    private final AtomicLong started = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void bothIdentitiesHoldInEverySnapshot(long seed) throws Exception {
        RecordingTransport transport = unreliable(new Random(seed));
        TelemetryClient client = Clients.builder(transport)
                .queue(300, 64 * 1024)
                .batch(50, 32 * 1024)
                .random(new Random(seed))
                .consent(purpose -> started.get() % 11 == 0 ? ConsentState.DENIED : ConsentState.GRANTED)
                .build();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try {
            Future<Long> looks = threads.submit(() -> watch(client, done));
            for (Future<Void> caller :
                    threads.invokeAll(callers(client, seed)).stream().toList()) {
                caller.get();
            }
            client.flush(Duration.ofMillis(200));
            client.close(Duration.ofSeconds(2));
            done.set(true);
            assertThat(looks.get()).isPositive();
        } finally {
            threads.shutdownNow();
        }
        checkEnd(client.accounting(), transport);
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

    private List<Callable<Void>> callers(TelemetryClient client, long seed) {
        return IntStream.range(0, THREADS)
                .<Callable<Void>>mapToObj(thread -> () -> {
                    Random random = new Random(seed * 31 + thread);
                    for (int i = 0; i < CALLS; i++) {
                        track(client, random);
                    }
                    return null;
                })
                .toList();
    }

    private void track(TelemetryClient client, Random random) {
        Event event = random.nextInt(10) == 0 ? Event.builder("undeclared").build() : Clients.build();
        started.incrementAndGet();
        if (client.track(event).isAccepted()) {
            taken.incrementAndGet();
        }
        answered.incrementAndGet();
    }

    /** The record checks both identities itself; here, that its numbers are the true ones and never fall. */
    private long watch(TelemetryClient client, AtomicBoolean done) {
        long looks = 0;
        Accounting last = client.accounting();
        while (!done.get()) {
            long answeredBefore = answered.get();
            long takenBefore = taken.get();
            Accounting now = client.accounting();
            assertThat(now.tried()).isBetween(answeredBefore, started.get());
            assertThat(now.accepted()).isBetween(Math.max(takenBefore, last.accepted()), started.get());
            assertThat(now.delivered()).isGreaterThanOrEqualTo(last.delivered());
            assertThat(now.droppedTotal()).isGreaterThanOrEqualTo(last.droppedTotal());
            assertThat(now.pending()).isBetween(0L, 300L);
            last = now;
            looks++;
        }
        return looks;
    }

    private void checkEnd(Accounting end, RecordingTransport transport) {
        assertThat(end.tried()).isEqualTo((long) THREADS * CALLS);
        assertThat(end.accepted()).isEqualTo(taken.get());
        assertThat(end.pending()).isZero();
        List<String> ids = transport.takenIds();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(end.delivered()).isEqualTo(new HashSet<>(ids).size());
        assertThat(end.accepted()).isEqualTo(end.delivered() + end.droppedTotal());
    }

    @Test
    void aSnapshotThatBreaksAnIdentityCannotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Accounting(3, 3, Map.of(), 0, 1, 1, Map.of(), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Accounting(4, 2, Map.of(), 0, 1, 1, Map.of(), Map.of()));
    }
}
