package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What {@link FsyncPolicy#MEMORY} promises: nothing on the disk while all is well, everything there when it is not. */
class MemoryPolicyTest {

    private static final Path ROOT = Path.of("/spool");
    private static final Duration TROUBLE = Duration.ofNanos(Shelf.CALM_NANOS);

    private final ManualTime time = new ManualTime();
    private final ModelFs fs = new ModelFs();
    private final Random random = new Random(1);

    private SegmentStore open() {
        return open(fs);
    }

    private SegmentStore open(ModelFs on) {
        return SegmentStore.open(Spools.settings(ROOT, FsyncPolicy.MEMORY, 8 * Spools.SEGMENT_BYTES, time, random), on);
    }

    private void append(SegmentStore store, int from, int count) {
        assertThat(store.append(Events.events(from, count, time.millis(), 100))).isEqualTo(count);
    }

    private List<String> segmentsOnDisk() throws IOException {
        return fs.files(ROOT).keySet().stream()
                .filter(name -> name.startsWith("i-"))
                .toList();
    }

    private static void acknowledge(SegmentStore store, StoredBatch batch) {
        store.acknowledge(batch.origin(), batch.lastSequence());
    }

    @Test
    void writesNothingWhileWhatIsHandedOutIsSettled() throws IOException {
        SegmentStore store = open();
        for (int i = 0; i < 500; i += 5) {
            append(store, i, 5);
            StoredBatch batch = store.read(100, 1 << 20);
            assertThat(Events.numbers(batch)).hasSize(5);
            time.pass(TROUBLE.minusMillis(1));
            store.maintain();
            acknowledge(store, batch);
        }
        assertThat(segmentsOnDisk()).isEmpty();
        assertThat(store.stats().bytes()).isLessThanOrEqualTo(2L * Spools.SEGMENT_BYTES);
        assertThat(store.stats().writable()).isTrue();
        append(store, 500, 1);
        acknowledge(store, store.read(1, 1));
        store.close();
        assertThat(segmentsOnDisk()).isEmpty();
    }

    @Test
    void saysThatNothingIsDurableUntilItIsWritten() {
        SegmentStore store = open();
        append(store, 0, 3);
        assertThat(store.durableThrough()).isZero();
        store.read(2, 1 << 20);
        time.pass(TROUBLE.minusMillis(1));
        store.maintain();
        assertThat(store.durableThrough()).isZero();
        time.pass(Duration.ofMillis(1));
        store.maintain();
        assertThat(store.durableThrough()).isEqualTo(3);
        assertThat(Events.readNumbers(open(fs.afterPowerLoss(random)))).containsExactly(0, 1, 2);
        store.close();
    }

    @Test
    void writesWhenTheReaderGivesEventsBack() {
        SegmentStore store = open();
        append(store, 0, 3);
        store.read(2, 1 << 20);
        store.rewind();
        store.maintain();
        assertThat(store.durableThrough()).isEqualTo(3);
        append(store, 3, 1);
        assertThat(store.durableThrough()).isEqualTo(4);
        assertThat(Events.readNumbers(open(fs.afterKill()))).containsExactly(0, 1, 2, 3);
        store.close();
    }

    @Test
    void whatWasSettledInMemoryIsNotHandedOutAfterACrashFollowingAWrite() {
        SegmentStore store = open();
        append(store, 0, 6);
        acknowledge(store, store.read(2, 1 << 20));
        store.read(2, 1 << 20);
        time.pass(TROUBLE);
        store.maintain();
        assertThat(Events.readNumbers(open(fs.afterPowerLoss(random)))).containsExactly(2, 3, 4, 5);
        store.close();
    }

    @Test
    void writesWhenMemoryIsFull() throws IOException {
        SegmentStore store = open();
        append(store, 0, 40);
        assertThat(segmentsOnDisk()).isNotEmpty();
        assertThat(store.durableThrough()).isPositive();
        assertThat(store.stats().pending()).isEqualTo(40);
        assertThat(Events.readNumbers(store)).hasSize(40);
        store.close();
    }

    @Test
    void keepsTheQuotaWhenItHasToWrite() {
        SegmentStore store = open();
        append(store, 0, 400);
        StoreStats stats = store.stats();
        assertThat(stats.bytes()).isLessThanOrEqualTo(9L * Spools.SEGMENT_BYTES);
        assertThat(stats.lost(StoreLoss.QUOTA)).isPositive();
        assertThat(stats.pending()).isEqualTo(400 - stats.lost(StoreLoss.QUOTA));
        store.close();
    }

    @Test
    void goesBackToMemoryOnceEverythingIsDelivered() throws IOException {
        SegmentStore store = open();
        append(store, 0, 3);
        store.read(3, 1 << 20);
        store.rewind();
        store.maintain();
        assertThat(segmentsOnDisk()).anyMatch(name -> name.endsWith(".nsp"));
        acknowledge(store, store.read(3, 1 << 20));
        store.maintain();
        time.pass(Duration.ofNanos(Shelf.CURSOR_NANOS));
        store.maintain();
        assertThat(segmentsOnDisk()).noneMatch(name -> name.endsWith(".nsp"));
        append(store, 3, 3);
        assertThat(store.durableThrough()).isEqualTo(3);
        assertThat(segmentsOnDisk()).noneMatch(name -> name.endsWith(".nsp"));
        assertThat(Events.readNumbers(store)).containsExactly(3, 4, 5);
        store.close();
        assertThat(Events.readNumbers(open())).containsExactly(3, 4, 5);
    }

    @Test
    void closingWritesWhatIsNotDelivered() {
        SegmentStore store = open();
        append(store, 0, 20);
        acknowledge(store, store.read(7, 1 << 20));
        store.close();
        assertThat(store.durableThrough()).isEqualTo(20);
        assertThat(store.stats().pending()).isEqualTo(13);
        SegmentStore next = open(fs.afterPowerLoss(random));
        assertThat(Events.readNumbers(next)).hasSize(13).startsWith(7).endsWith(19);
        next.close();
    }

    @Test
    void aDiskThatFailsWhenItIsNeededIsTriedAgain() {
        SegmentStore store = open();
        append(store, 0, 3);
        fs.watch(call -> {
            throw new IOException("no disk");
        });
        store.read(1, 1);
        store.rewind();
        store.maintain();
        assertThat(store.stats().writable()).isFalse();
        assertThat(store.durableThrough()).isZero();
        append(store, 3, 2);
        fs.watch(call -> {});
        time.pass(SegmentWriter.PROBE_INTERVAL);
        store.maintain();
        assertThat(store.stats().writable()).isTrue();
        assertThat(store.durableThrough()).isEqualTo(5);
        store.close();
    }

    @Test
    void erasesInMemoryWithoutTouchingTheDisk() throws IOException {
        SegmentStore store = open();
        store.append(List.of(
                new EventRecord(Events.payload(0, 9), Purpose.MARKETING, 1, 0, false, time.millis()),
                Events.event(1, time.millis())));
        assertThat(store.erase(new Erasure.OfPurpose(Purpose.MARKETING, 1))).isEqualTo(new ErasureReport(1, true));
        assertThat(segmentsOnDisk()).isEmpty();
        store.close();
        assertThat(Events.readNumbers(open())).containsExactly(1);
    }
}
