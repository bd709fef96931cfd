package dev.northing.collector.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.privacy.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class BatchTest {

    @Test
    void isFullByCountOrByBytesButAlwaysTakesAFirstEvent() {
        Batch batch = new Batch(3);
        batch.start(10, 5);
        assertThat(batch.add(new byte[100], Purpose.ESSENTIAL)).isTrue();
        assertThat(batch.add(new byte[1], Purpose.ESSENTIAL)).isFalse();
        batch.start(10, 5);
        assertThat(batch.add(new byte[2], Purpose.ESSENTIAL)).isTrue();
        assertThat(batch.add(new byte[3], Purpose.ESSENTIAL)).isTrue();
        assertThat(batch.add(new byte[1], Purpose.ESSENTIAL)).isFalse();
        batch.start(10, 5);
        for (int i = 0; i < 3; i++) {
            assertThat(batch.add(new byte[1], Purpose.ESSENTIAL)).isTrue();
        }
        assertThat(batch.add(new byte[1], Purpose.ESSENTIAL)).isFalse();
        assertThat(batch.end()).isEqualTo(13);
    }

    @Test
    void aSliceHoldsTheOpenEventsAndIsNamedByThem() {
        Batch batch = new Batch(10);
        batch.start(255, 1_000);
        for (int i = 0; i < 10; i++) {
            batch.add(new byte[] {(byte) i, 0}, Purpose.ESSENTIAL);
        }
        EventSlice slice = new EventSlice();
        batch.slice(1, 5, slice);
        assertThat(slice.key()).isEqualTo("100-103-4");
        assertThat(slice.bytes()).isEqualTo(8);
        batch.settle(2);
        batch.slice(1, 5, slice);
        assertThat(slice.size()).isEqualTo(3);
        assertThat(slice.event(1)).containsExactly(3, 0);
        assertThat(slice.key()).isEqualTo("100-103-3");
        assertThat(batch.event(2)).isNull();
        assertThat(batch.purpose(2)).isNull();
    }

    @Test
    void aLimitCutsOnlyWhatIsLonger() {
        BatchPlan plan = new BatchPlan();
        plan.start(10);
        plan.limit(10);
        assertThat(plan.to()).isEqualTo(10);
        plan.limit(4);
        assertThat(plan.from()).isZero();
        assertThat(plan.to()).isEqualTo(4);
        plan.settle();
        assertThat(plan.from()).isEqualTo(4);
        assertThat(plan.to()).isEqualTo(10);
        plan.settle();
        assertThat(plan.isDone()).isTrue();
    }

    /** A batch of the greatest size, of which every try that can fail does so once before it is cut or taken. */
    @Test
    void aPlanHoldsAsManyPartsAsLimitsAndHalvesCanCut() {
        BatchPlan plan = new BatchPlan();
        plan.start(Integer.MAX_VALUE);
        for (int limit = 1 << 30; limit > 0; limit /= 2) {
            plan.limit(limit);
        }
        assertThat(plan.to()).isEqualTo(1);
        BatchPlan halves = new BatchPlan();
        halves.start(Integer.MAX_VALUE);
        while (halves.to() - halves.from() > 1) {
            halves.halve();
        }
        assertThat(halves.to()).isEqualTo(1);
    }

    /** Whatever the answers are, every event is settled once, and in order unless it was set apart. */
    @Test
    void aPlanSettlesEveryEventOnceAndInOrder() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(600);
            BatchPlan plan = new BatchPlan();
            plan.start(size);
            List<Integer> settled = new ArrayList<>();
            while (!plan.isDone()) {
                boolean single = plan.to() - plan.from() == 1;
                int roll = random.nextInt(4);
                if (!single && roll == 0) {
                    plan.limit(1 + random.nextInt(20));
                } else if (!single && roll < 3) {
                    plan.halve();
                } else {
                    for (int i = plan.from(); i < plan.to(); i++) {
                        settled.add(i);
                    }
                    plan.settle();
                }
            }
            Set<Integer> all = new TreeSet<>(settled);
            assertThat(settled).as("seed %d", seed).hasSize(size).containsExactlyElementsOf(all);
        }
    }

    /** A receiver with one limit, sent 20 requests to learn it and 40 more; returns how full its requests then are, at best 1. */
    private static double fillAfterLearning(Random random, int maxEvents, long maxBytes, int spread) {
        LearnedSize size = new LearnedSize(500, 450_000);
        int requests = 0;
        int events = 0;
        for (int request = 0; request < 60; request++) {
            int count = 0;
            long bytes = 0;
            long next = 100L + random.nextInt(spread);
            while (count < size.events() && (count == 0 || bytes + next <= size.bytes())) {
                bytes += next;
                count++;
                next = 100L + random.nextInt(spread);
            }
            boolean isTaken = count <= maxEvents && bytes <= maxBytes;
            if (isTaken) {
                size.taken(count, bytes);
            } else {
                size.tooLarge(count, bytes);
            }
            if (request >= 20) {
                requests++;
                events += isTaken ? count : 0;
            }
        }
        double largest = Math.min(maxEvents, maxBytes / (100 + (spread - 1) / 2.0));
        return events / (double) requests / largest;
    }

    @Test
    void findsTheLimitOfAReceiverWhateverItCounts() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int events = 10 + random.nextInt(300);
            long bytes = 10_000L + random.nextInt(100_000);
            assertThat(fillAfterLearning(random, events, 450_000, 1)).isGreaterThan(0.9);
            assertThat(fillAfterLearning(random, 500, Math.min(bytes, 50_000), 1))
                    .isGreaterThan(0.9);
            assertThat(fillAfterLearning(random, events, 450_000, 1_000))
                    .as("seed %d, %d events", seed, events)
                    .isGreaterThan(0.75);
            assertThat(fillAfterLearning(random, 500, bytes, 1_000))
                    .as("seed %d, %d bytes", seed, bytes)
                    .isGreaterThan(0.75);
        }
    }

    @Test
    void triesALargerSizeAfterAHundredGoodBatchesAndComesBackToTheGreatest() {
        LearnedSize size = new LearnedSize(1_000, 1_000_000);
        size.tooLarge(1_000, 600);
        assertThat(size.events()).isEqualTo(500);
        assertThat(size.bytes()).isEqualTo(300);
        size.taken(480, 288);
        size.tooLarge(500, 300);
        assertThat(size.events()).isEqualTo(480);
        assertThat(size.bytes()).isEqualTo(288);
        for (int i = 0; i < LearnedSize.GOOD_BATCHES_PER_STEP; i++) {
            assertThat(size.bytes()).isEqualTo(288);
            size.taken(480, 288);
        }
        assertThat(size.bytes()).isGreaterThan(300).isLessThan(350);
        for (int i = 0; i < 200 * LearnedSize.GOOD_BATCHES_PER_STEP; i++) {
            size.taken(size.events(), size.bytes());
        }
        assertThat(size.bytes()).isEqualTo(1_000_000);
        assertThat(size.events()).isEqualTo(1_000);
        assertThat(LearnedSize.GOOD_BATCHES_PER_STEP).isEqualTo(100);
        assertThat(LearnedSize.PRECISION).isEqualTo(16);
    }

    @Test
    void neverGoesBelowOneEventAndOneByte() {
        LearnedSize size = new LearnedSize(500, 450_000);
        for (int i = 0; i < 100; i++) {
            size.tooLarge(Math.max(2, size.events()), 1);
        }
        assertThat(size.events()).isEqualTo(1);
        assertThat(size.bytes()).isEqualTo(1);
    }

    @Test
    void aSingleEventThatIsTooLargeSaysNothingAboutHowManyMayBeTogether() {
        LearnedSize size = new LearnedSize(500, 450_000);
        size.tooLarge(500, 50_000);
        size.tooLarge(2, 20_100);
        size.tooLarge(1, 20_000);
        assertThat(size.events()).isEqualTo(500);
        assertThat(size.bytes()).isEqualTo(10_000);
    }

    @Test
    void startsOverWhenAReceiverNoLongerTakesWhatItTook() {
        LearnedSize size = new LearnedSize(500, 450_000);
        size.taken(500, 50_000);
        size.tooLarge(400, 40_000);
        assertThat(size.events()).isEqualTo(200);
        assertThat(size.bytes()).isEqualTo(20_000);
    }
}
