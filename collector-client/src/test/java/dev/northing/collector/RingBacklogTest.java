package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.batch.Batch;
import dev.northing.collector.batch.LearnedSize;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Label;
import dev.northing.collector.queue.Ledger;
import dev.northing.core.privacy.Purpose;
import org.junit.jupiter.api.Test;

final class RingBacklogTest {

    private final Ledger ledger = new Ledger(4, 1_000);
    private final EventRing ring = new EventRing(4);
    private final Wakeup wakeup = new Wakeup(3, 900);
    private final RingBacklog backlog = new RingBacklog(new Intake.Queue(ledger, ring, wakeup, wakeup), "f00d");

    @Test
    void passesTheEndOfTheQueueWhenItWasEvicted() {
        assertThat(ledger.reserve(10)).isPositive();
        ring.put(new byte[10], Label.of(Purpose.ESSENTIAL));
        assertThat(ring.evict(false)).isNotNull();
        ledger.writeOff(1, 10);
        assertThat(ledger.progress().isSettledBefore(1)).isFalse();
        assertThat(backlog.load(new Batch(4), new LearnedSize(4, 1_000))).isFalse();
        assertThat(ledger.progress().isSettledBefore(1)).isTrue();
    }

    @Test
    void neverCallsABatchFullOnlyBeyondWhatTheQueueHolds() {
        backlog.limit(new LearnedSize(400, 100_000));
        for (int i = 0; i < 3; i++) {
            assertThat(ledger.reserve(10)).isPositive();
        }
        assertThat(backlog.isFull()).isTrue();
    }
}
