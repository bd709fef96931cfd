package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.northing.collector.batch.Batch;
import dev.northing.collector.batch.LearnedSize;
import dev.northing.collector.queue.EventRing;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.spool.EventRecord;
import dev.northing.collector.spool.StoreLoss;
import dev.northing.collector.spool.StoreStats;
import dev.northing.core.privacy.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StoreBacklogTest {

    private static final LearnedSize SIZE = new LearnedSize(10, 400_000);

    private final Wakeup wakeup = new Wakeup(10, 400_000);
    private final Ledger ledger = new Ledger(1_000, 10_000_000);
    private final Intake.Queue queue = new Intake.Queue(ledger, new EventRing(1_000), wakeup, wakeup);
    private final Batch batch = new Batch(10);

    private static List<EventRecord> records(int count) {
        List<EventRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(new EventRecord(new byte[100], Purpose.ESSENTIAL, 0, 0, false, Long.MAX_VALUE));
        }
        return records;
    }

    private void keep(FakeStore store, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(ledger.reserve(100)).isPositive();
        }
        ledger.store(store.append(records(count)), count * 100L);
        ledger.observe(store.stats());
    }

    @Test
    void countsWhatIsLoadedOnceTowardsTheNextBatch() {
        FakeStore store = new FakeStore();
        StoreBacklog backlog = new StoreBacklog(queue, store, "f00d");
        keep(store, 25);
        assertThat(backlog.isFull()).isTrue();
        assertThat(backlog.load(batch, SIZE)).isTrue();
        assertThat(backlog.isFull()).isTrue();
        Batch second = new Batch(10);
        assertThat(backlog.load(second, SIZE)).isTrue();
        assertThat(backlog.isFull()).isFalse();
        assertThat(backlog.isDueBefore(20)).isFalse();
        assertThat(backlog.isDueBefore(25)).isTrue();
        assertThat(backlog.isDueBefore(26)).isTrue();
        backlog.settle(batch, 0, 10);
        assertThat(ledger.snapshot().delivered()).isEqualTo(10);
        assertThat(ledger.progress().isSettledBefore(10)).isTrue();
        assertThat(backlog.isFull()).isFalse();
        keep(store, 5);
        assertThat(backlog.isFull()).isTrue();
    }

    @Test
    void keepsWhatTheStoreHasHandedOutUntilItIsInABatch() {
        boolean[] failing = {false};
        FakeStore store = new FakeStore() {
            @Override
            public StoreStats stats() {
                if (failing[0]) {
                    failing[0] = false;
                    throw new IllegalStateException("books");
                }
                return super.stats();
            }
        };
        StoreBacklog backlog = new StoreBacklog(queue, store, "f00d");
        keep(store, 12);
        failing[0] = true;
        assertThatIllegalStateException().isThrownBy(() -> backlog.load(batch, SIZE));
        assertThat(backlog.load(batch, SIZE)).isTrue();
        assertThat(batch.position(0)).isEqualTo(1);
        assertThat(batch.size()).isEqualTo(10);
    }

    @Test
    void doesNotTakeBytesThatTheStoreHasLostForAFullBatch() {
        FakeStore store = new FakeStore() {
            @Override
            public StoreStats stats() {
                return new StoreStats(103, 0, 0, 3, Map.of(StoreLoss.QUOTA, 100L), StoreStats.Damage.NONE, 0, true);
            }
        };
        StoreBacklog backlog = new StoreBacklog(queue, store, "f00d");
        for (int i = 0; i < 100; i++) {
            assertThat(ledger.reserve(10_000)).isPositive();
        }
        ledger.store(100, 1_000_000);
        keep(store, 3);
        assertThat(backlog.load(batch, SIZE)).isTrue();
        assertThat(batch.size()).isEqualTo(3);
        assertThat(backlog.isFull()).isFalse();
    }
}
