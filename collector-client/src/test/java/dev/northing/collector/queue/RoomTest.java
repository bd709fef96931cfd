package dev.northing.collector.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.DropReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting for room. */
@Timeout(60)
final class RoomTest {

    private static final long LONG = Duration.ofSeconds(30).toNanos();
    private static final long SHORT = Duration.ofMillis(20).toNanos();

    private final Ledger ledger = new Ledger(1, 1_000);

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void servesThoseWhoWaitInTheOrderOfTheirComing() throws InterruptedException {
        ledger.reserve(1);
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                if (ledger.await(1, false, LONG) >= 0) {
                    served.add(number);
                }
            });
            thread.start();
            awaitParked(thread);
            threads.add(thread);
        }
        for (int i = 0; i < 4; i++) {
            ledger.deliver(1, 1);
            threads.get(i).join();
            assertThat(served).hasSize(i + 1);
        }
        assertThat(served).containsExactly(0, 1, 2, 3);
    }

    @Test
    void doesNotLetAnImportantEventStandBehindNormalOnes() throws InterruptedException {
        Ledger sharing = new Ledger(2, 100_000, true);
        sharing.reserve(1, false);
        Thread waiting = new Thread(() -> sharing.await(1, false, LONG));
        waiting.start();
        awaitParked(waiting);
        assertThat(sharing.await(1, true, LONG)).isPositive();
        sharing.shut();
        waiting.join();
    }

    @Test
    void waitsNoLongerThanAskedFor() {
        ledger.reserve(1);
        long start = System.nanoTime();
        assertThat(ledger.await(1, false, SHORT)).isEqualTo(Ledger.FULL);
        assertThat(System.nanoTime() - start).isBetween(SHORT, LONG / 3);
    }

    @Test
    void waitsNoLongerThanAskedForInLineEither() throws InterruptedException {
        ledger.reserve(1);
        Thread first = new Thread(() -> ledger.await(1, false, LONG));
        first.start();
        awaitParked(first);
        assertThat(ledger.await(1, false, SHORT)).isEqualTo(Ledger.FULL);
        ledger.shut();
        first.join();
    }

    @Test
    void endsTheWaitWhenTheBooksAreShut() throws Exception {
        ledger.reserve(1);
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Long> answer = new CompletableFuture<>();
            Thread thread = new Thread(() -> answer.complete(ledger.await(1, false, LONG)));
            thread.start();
            awaitParked(thread);
            answers.add(answer);
        }
        ledger.shut();
        for (CompletableFuture<Long> answer : answers) {
            assertThat(answer.get()).isEqualTo(Ledger.SHUT);
        }
    }

    @Test
    void endsTheWaitWhenTheCallerIsInterruptedAndKeepsTheFlag() throws Exception {
        ledger.reserve(1);
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Boolean> kept = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                long answer = ledger.await(1, false, LONG);
                kept.complete(answer == Ledger.FULL && Thread.currentThread().isInterrupted());
            });
            thread.start();
            awaitParked(thread);
            thread.interrupt();
            assertThat(kept.get()).isTrue();
        }
    }

    @Test
    void doesNotWaitWhenTheCallerIsInterruptedAlready() {
        ledger.reserve(1);
        Thread.currentThread().interrupt();
        assertThat(ledger.await(1, false, LONG)).isEqualTo(Ledger.FULL);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void neverLetsAThreadWaitThatMakesRoom() {
        ledger.reserve(1);
        ledger.exempt(Thread.currentThread());
        assertThat(ledger.await(1, false, LONG)).isEqualTo(Ledger.FULL);
        ledger.seal(DropReason.SHUTDOWN);
        assertThat(ledger.await(1, false, LONG)).isEqualTo(Ledger.SHUT);
    }
}
