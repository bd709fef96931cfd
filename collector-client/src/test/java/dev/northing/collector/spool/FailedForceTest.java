package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A force fails, what was not safe is written again into another segment, and then power ends: the first segment may have lost
 * anything, and kept anything, of what it held twice.
 */
class FailedForceTest {

    private static final Path ROOT = Path.of("/spool");
    private static final int STATES = 200;

    /** Events that were forced before the one that fails. */
    private static final int SAFE = 5;

    private static final int EVENTS = 24;
    private static final int PADDING = 60;
    private static final long SUBJECT = 9;

    private final ManualTime time = new ManualTime();
    private final Random random = new Random(5);
    private final ModelFs fs = new ModelFs();
    private final long created = time.millis();
    private boolean fails;

    private SegmentStore open(ModelFs on) {
        return SegmentStore.open(Spools.settings(ROOT, FsyncPolicy.INTERVAL, time, random), on);
    }

    /** Every third event is of the subject that may be erased. */
    private List<EventRecord> events(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new EventRecord(
                        Events.payload(i, PADDING), Purpose.DIAGNOSTICS, 1, i % 3 == 0 ? SUBJECT : 0, false, created))
                .toList();
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, EVENTS).boxed().toList();
    }

    /** Leaves a sealed segment that was never forced whole, and a second one with copies. */
    private void failWhileRolling() {
        fs.watch(call -> {
            if (fails && call.equals("force")) {
                fails = false;
                throw new IOException("nothing of it is safe");
            }
        });
        SegmentStore store = open(fs);
        store.append(events(0, SAFE));
        time.pass(Duration.ofMillis(600));
        store.maintain();
        fails = true;
        store.append(events(SAFE, EVENTS));
        assertThat(fails).as("a roll forced").isFalse();
        time.pass(Duration.ofMillis(600));
        store.maintain();
        assertThat(store.durableThrough()).isEqualTo(EVENTS);
    }

    @Test
    void theCopiesStandInForWhatTheFirstSegmentLost() {
        failWhileRolling();
        for (int i = 0; i < STATES; i++) {
            SegmentStore next = open(fs.afterPowerLoss(random));
            assertThat(Events.readNumbers(next)).as("state %d", i).isEqualTo(numbers());
            StoreStats stats = next.stats();
            assertThat(stats.losses()).as("state %d", i).isEmpty();
            assertThat(stats.recovered()).isEqualTo(EVENTS);
            next.acknowledge(firstOrigin(next), EVENTS);
            assertThat(next.stats().pending()).isZero();
            next.close();
        }
    }

    private static long firstOrigin(SegmentStore store) {
        store.rewind();
        StoredBatch batch = store.read(EVENTS, 1 << 20);
        assertThat(batch.events()).hasSize(EVENTS);
        return batch.origin();
    }

    @Test
    void aCursorAmongTheCopiesSettlesThemWhereverTheyStand() {
        failWhileRolling();
        for (int i = 0; i < STATES; i++) {
            ModelFs disk = fs.afterPowerLoss(random);
            SegmentStore first = open(disk);
            int settled = 1 + random.nextInt(EVENTS - 1);
            StoredBatch batch = first.read(settled, 1 << 20);
            first.acknowledge(batch.origin(), batch.lastSequence());
            first.close();
            time.pass(Duration.ofSeconds(1));
            SegmentStore second = open(disk);
            assertThat(Events.readNumbers(second))
                    .as("state %d, settled %d", i, settled)
                    .isEqualTo(numbers().subList(settled, EVENTS));
            assertThat(second.stats().losses()).isEmpty();
            second.close();
        }
    }

    @Test
    void anErasureReachesBothCopiesAndNothingElse() {
        failWhileRolling();
        List<Integer> kept = numbers().stream().filter(i -> i % 3 != 0).toList();
        for (int i = 0; i < STATES; i++) {
            ModelFs disk = fs.afterPowerLoss(random);
            SegmentStore first = open(disk);
            ErasureReport report = first.erase(new Erasure.OfSubject(SUBJECT));
            assertThat(report).isEqualTo(new ErasureReport(EVENTS - kept.size(), true));
            assertThat(first.stats().pending()).isEqualTo(kept.size());
            first.close();
            time.pass(Duration.ofSeconds(1));
            SegmentStore second = open(disk.afterPowerLoss(random));
            assertThat(Events.readNumbers(second)).as("state %d", i).isEqualTo(kept);
            assertThat(second.stats().losses()).as("state %d", i).isEmpty();
            second.close();
        }
    }

    @Test
    void twoDamagedCopiesMakeAWholeAsFarAsTheyCanBeReadInOrder() throws IOException {
        failWhileRolling();
        assertThat(readWithDamage(SAFE + 1, SAFE)).isEqualTo(numbers());
        List<Integer> butOne = new ArrayList<>(numbers());
        butOne.remove(SAFE + 1);
        assertThat(readWithDamage(SAFE, SAFE + 1)).isEqualTo(butOne);
    }

    /** Flips a bit in an event of the first segment and in the copy of one in the second. */
    private List<Integer> readWithDamage(int inFirst, int inSecond) throws IOException {
        ModelFs disk = fs.afterKill();
        List<Path> segments = disk.files(ROOT).keySet().stream()
                .filter(name -> name.endsWith(".nsp"))
                .map(ROOT::resolve)
                .toList();
        flip(disk, segments.get(0), events(0, inFirst));
        flip(disk, segments.get(1), events(SAFE, inSecond));
        SegmentStore next = open(disk);
        List<Integer> read = Events.readNumbers(next);
        assertThat(next.stats().lost(StoreLoss.CORRUPT)).isEqualTo(EVENTS - read.size());
        assertThat(next.stats().recovered()).isEqualTo(EVENTS);
        next.close();
        return read;
    }

    private static void flip(ModelFs disk, Path segment, List<EventRecord> before) throws IOException {
        long position = (long) SegmentHeader.BYTES + RecordCodec.HEADER_BYTES + Spools.CONTEXT.length() + 8;
        for (EventRecord each : before) {
            position += RecordCodec.size(each);
        }
        ByteBuffer one = ByteBuffer.allocate(1);
        try (SpoolFile file = disk.open(segment)) {
            file.read(one, position);
            file.write(one.put(0, (byte) (one.get(0) ^ 1)).flip(), position);
        }
    }
}
