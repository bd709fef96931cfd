package dev.northing.collector.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.Accounting;
import dev.northing.collector.DropReason;
import dev.northing.collector.PropertyRemoval;
import dev.northing.collector.batch.Batch;
import dev.northing.core.privacy.Purpose;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class QueueTest {

    @Test
    void takesEventsUpToItsBoundsInCountAndInBytes() {
        Ledger byCount = new Ledger(2, 1_000);
        assertThat(byCount.reserve(1)).isPositive();
        assertThat(byCount.reserve(1)).isPositive();
        assertThat(byCount.reserve(1)).isEqualTo(Ledger.FULL);
        Ledger byBytes = new Ledger(100, 10);
        assertThat(byBytes.reserve(10)).isPositive();
        assertThat(byBytes.reserve(1)).isEqualTo(Ledger.FULL);
        byBytes.deliver(1, 10);
        assertThat(byBytes.reserve(10)).isPositive();
    }

    @Test
    void countsAsManyEventsAndBytesAsItsWordHolds() {
        Ledger byBytes = new Ledger(Ledger.MAX_COUNT, Ledger.MAX_BYTES);
        for (int i = 0; i < 1_000; i++) {
            byBytes.reserve(Integer.MAX_VALUE);
        }
        // 2^39 / (2^31 - 1)
        assertThat(Ledger.events(byBytes.open())).isEqualTo(256);
        assertThat(Ledger.bytes(byBytes.open())).isEqualTo(256L * Integer.MAX_VALUE);
        Ledger byCount = new Ledger(Ledger.MAX_COUNT, Ledger.MAX_BYTES);
        for (int i = 0; i < 4_194_304; i++) {
            byCount.reserve(1);
        }
        assertThat(byCount.reserve(1)).isEqualTo(Ledger.FULL);
        assertThat(Ledger.events(byCount.open())).isEqualTo(4_194_304);
    }

    @Test
    void aSnapshotAddsUpAfterEveryKindOfMove() {
        Ledger ledger = new Ledger(100, 1_000);
        for (int i = 0; i < 10; i++) {
            ledger.reserve(7);
        }
        ledger.refuse(DropReason.QUEUE_FULL);
        ledger.remove(PropertyRemoval.UNDECLARED, 3);
        ledger.deliver(4, 28);
        ledger.drop(DropReason.REJECTED, 1, 7);
        assertThat(ledger.snapshot())
                .isEqualTo(new Accounting(
                        11,
                        10,
                        Map.of(DropReason.QUEUE_FULL, 1L),
                        0,
                        4,
                        5,
                        Map.of(DropReason.REJECTED, 1L),
                        Map.of(PropertyRemoval.UNDECLARED, 3L)));
        assertThat(Ledger.bytes(ledger.open())).isEqualTo(35);
    }

    @Test
    void acceptsNothingOnceItIsShutAndCountsNothingOnceItIsSealed() {
        Ledger ledger = new Ledger(100, 1_000);
        ledger.reserve(7);
        ledger.reserve(7);
        ledger.shut();
        assertThat(ledger.isShut()).isTrue();
        assertThat(ledger.reserve(1)).isEqualTo(Ledger.SHUT);
        ledger.deliver(1, 7);
        assertThat(ledger.isShut()).isTrue();
        ledger.seal(DropReason.SHUTDOWN);
        ledger.deliver(1, 7);
        ledger.drop(DropReason.REJECTED, 1, 7);
        ledger.seal(DropReason.INTERNAL);
        assertThat(ledger.snapshot().delivered()).isEqualTo(1);
        assertThat(ledger.snapshot().dropped()).isEqualTo(Map.of(DropReason.SHUTDOWN, 1L));
        assertThat(ledger.reserve(1)).isEqualTo(Ledger.SHUT);
    }

    @Test
    void waitingEndsWithTheTimeOrWithTheMove() throws InterruptedException {
        Progress progress = new Ledger(1, 1).progress();
        assertThat(progress.awaitSettledBefore(1, Duration.ofMillis(5).toNanos()))
                .isFalse();
        assertThat(progress.awaitStopped(Duration.ofMillis(5).toNanos())).isFalse();
        progress.settleBefore(1);
        assertThat(progress.awaitSettledBefore(1, 0)).isTrue();
        progress.finish(false);
        assertThat(progress.awaitSettledBefore(99, Long.MAX_VALUE)).isFalse();
        progress.finish(true);
        assertThat(progress.awaitSettledBefore(99, Long.MAX_VALUE)).isTrue();
        progress.stop();
        assertThat(progress.awaitStopped(0)).isTrue();
    }

    @Test
    void keepsTheOrderOfOneThreadAndLosesNothingOfMany() throws Exception {
        int threads = 4;
        int each = 20_000;
        Ledger ledger = new Ledger(500, 1_000_000);
        EventRing ring = new EventRing(500);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int thread = 0; thread < threads; thread++) {
            int id = thread;
            pool.execute(() -> putAll(ledger, ring, id, each));
        }
        int[] next = new int[threads];
        Batch batch = new Batch(64);
        while (ring.head() < (long) threads * each) {
            batch.start(ring.head(), Long.MAX_VALUE);
            ring.takeInto((position, event, label) -> batch.add(position, event, label.purpose()));
            for (int i = 0; i < batch.size(); i++) {
                ByteBuffer event = ByteBuffer.wrap(batch.event(i));
                int thread = event.getInt();
                assertThat(event.getInt()).isEqualTo(next[thread]++);
                assertThat(batch.purpose(i)).isSameAs(thread % 2 == 0 ? Purpose.ESSENTIAL : Purpose.MARKETING);
            }
            ledger.deliver(batch.size(), batch.size() * 8L);
        }
        pool.shutdown();
        assertThat(next).containsOnly(each);
        assertThat(ledger.snapshot().delivered()).isEqualTo((long) threads * each);
        assertThat(ledger.open()).isZero();
        assertThat(ring.tail()).isEqualTo(ring.head());
    }

    private static void putAll(Ledger ledger, EventRing ring, int thread, int count) {
        for (int i = 0; i < count; i++) {
            byte[] event = ByteBuffer.allocate(8).putInt(thread).putInt(i).array();
            while (ledger.reserve(event.length) < 0) {
                Thread.onSpinWait();
            }
            ring.put(event, Label.of(thread % 2 == 0 ? Purpose.ESSENTIAL : Purpose.MARKETING));
        }
    }
}
