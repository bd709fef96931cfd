package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Label;
import dev.northing.collector.queue.Ledger;
import dev.northing.core.privacy.Purpose;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ring and ledger together under many threads: nothing lost, nothing doubled, in order, and the books right at every moment. */
@Timeout(120)
final class OverflowProperties {

    private static final int SCALE = Boolean.getBoolean("northing.stress") ? 100 : 1;
    private static final int PRODUCERS = 6;
    private static final int EACH = 15_000 * SCALE;
    private static final int QUEUE_EVENTS = 100;
    private static final int QUEUE_BYTES = 3_000;

    /** What became of each event. */
    private static final int REFUSED = 1;

    private static final int DELIVERED = 2;
    private static final int EVICTED = 3;

    private final AtomicIntegerArray fates = new AtomicIntegerArray(PRODUCERS * EACH);
    private final AtomicInteger doubled = new AtomicInteger();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();

    static Stream<OverflowPolicy> policies() {
        return Stream.of(
                OverflowPolicy.dropNewest(), OverflowPolicy.dropOldest(), OverflowPolicy.block(Duration.ofMillis(1)));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void losesNothingDoublesNothingAndKeepsTheOrderOfEachThread(OverflowPolicy policy) throws Exception {
        long seed = new Random().nextLong();
        Ledger ledger = new Ledger(QUEUE_EVENTS, QUEUE_BYTES, !(policy instanceof OverflowPolicy.DropOldest));
        EventRing ring = new EventRing(QUEUE_EVENTS);
        Admission admission = new Admission(ledger, ring, policy);
        ExecutorService pool = Executors.newFixedThreadPool(PRODUCERS + 1);
        List<Future<?>> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            int producer = i;
            producers.add(pool.submit(() -> produce(producer, new Random(seed + producer), admission, ledger, ring)));
        }
        Future<?> auditor = pool.submit(() -> {
            while (!producers.stream().allMatch(Future::isDone)) {
                audit(ledger);
            }
        });
        takeAll(producers, ledger, ring, new Random(seed - 1));
        for (Future<?> producer : producers) {
            producer.get();
        }
        auditor.get();
        pool.shutdown();
        check(ledger, ring, "seed " + seed);
    }

    private void produce(int producer, Random random, Admission admission, Ledger ledger, EventRing ring) {
        for (int i = 0; i < EACH; i++) {
            int id = producer * EACH + i;
            boolean important = random.nextInt(10) == 0;
            byte[] event =
                    ByteBuffer.allocate(8 + random.nextInt(60)).putInt(id).array();
            begun.incrementAndGet();
            if (admission.reserve(event.length, important) < 0) {
                ledger.refuse(DropReason.QUEUE_FULL);
                settle(id, REFUSED);
            } else {
                ring.put(event, new Label(Purpose.ESSENTIAL, important, () -> settle(id, EVICTED)));
            }
            answered.incrementAndGet();
        }
    }

    private void settle(int id, int fate) {
        if (!fates.compareAndSet(id, 0, fate)) {
            doubled.incrementAndGet();
        }
    }

    /** Of each producer the events come in order; some batches are small, some as large as may be. */
    private void takeAll(List<Future<?>> producers, Ledger ledger, EventRing ring, Random random) {
        int[] last = new int[PRODUCERS];
        long[] position = {-1};
        while (true) {
            boolean done = producers.stream().allMatch(Future::isDone);
            int most = random.nextInt(20);
            int[] taken = {0, 0};
            ring.takeInto((at, event, label) -> {
                if (taken[0] == most) {
                    return false;
                }
                assertThat(at).isGreaterThan(position[0]);
                position[0] = at;
                int id = ByteBuffer.wrap(event).getInt();
                assertThat(id % EACH + 1).isGreaterThan(last[id / EACH]);
                last[id / EACH] = id % EACH + 1;
                settle(id, DELIVERED);
                taken[0]++;
                taken[1] += event.length;
                return true;
            });
            ledger.deliver(taken[0], taken[1]);
            if (done && Ledger.events(ledger.open()) == 0) {
                return;
            }
        }
    }

    /** Both identities are checked by the snapshot itself. */
    private void audit(Ledger ledger) {
        long least = answered.get();
        Accounting books = ledger.snapshot();
        assertThat(books.tried()).isBetween(least, begun.get());
        assertThat(books.pending()).isBetween(0L, (long) QUEUE_EVENTS);
    }

    private void check(Ledger ledger, EventRing ring, String seed) {
        int[] counts = new int[4];
        for (int i = 0; i < fates.length(); i++) {
            counts[fates.get(i)]++;
        }
        Accounting books = ledger.snapshot();
        assertThat(doubled).as(seed).hasValue(0);
        assertThat(counts[0]).as("lost, " + seed).isZero();
        assertThat(books.tried()).as(seed).isEqualTo((long) PRODUCERS * EACH);
        assertThat(books.delivered()).as(seed).isEqualTo(counts[DELIVERED]);
        assertThat(books.refused().getOrDefault(DropReason.QUEUE_FULL, 0L))
                .as(seed)
                .isEqualTo(counts[REFUSED]);
        assertThat(books.dropped())
                .as(seed)
                .isEqualTo(counts[EVICTED] == 0 ? Map.of() : Map.of(DropReason.QUEUE_FULL, (long) counts[EVICTED]));
        assertThat(books.pending()).as(seed).isZero();
        assertThat(ledger.open()).as(seed).isZero();
        assertThat(ring.tail()).as(seed).isEqualTo(books.accepted());
    }
}
