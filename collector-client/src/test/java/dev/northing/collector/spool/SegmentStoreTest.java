package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.northing.core.error.ConfigurationException;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only the store in segments promises. */
class SegmentStoreTest {

    private static final Path ROOT = Path.of("/spool");

    private final ManualTime time = new ManualTime();
    private final ModelFs fs = new ModelFs();
    private final Random random = new Random(1);
    private final List<String> calls = new ArrayList<>();

    private SegmentStore open(FsyncPolicy policy, long quota) {
        return SegmentStore.open(Spools.settings(ROOT, policy, quota, time, random), fs);
    }

    private SegmentStore open(FsyncPolicy policy) {
        return open(policy, 64 * Spools.SEGMENT_BYTES);
    }

    private void append(SegmentStore store, int from, int count) {
        store.append(Events.events(from, count, time.millis(), 100));
    }

    private long segments() throws IOException {
        return fs.files(ROOT).keySet().stream()
                .filter(name -> name.endsWith(".nsp"))
                .count();
    }

    private void failAll(IOException error) {
        fs.watch(call -> {
            throw error;
        });
    }

    private void heal() {
        fs.watch(call -> {});
    }

    @Test
    void createsNoFileBeforeTheFirstEvent() throws IOException {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        store.maintain();
        assertThat(fs.files(ROOT).keySet()).containsExactly(Instance.LOCK);
        store.close();
    }

    @Test
    void writesAGroupInOneCall() {
        SegmentStore store = open(FsyncPolicy.NONE);
        append(store, 0, 1);
        fs.watch(calls::add);
        append(store, 1, 5);
        assertThat(calls).containsExactly("write");
        heal();
        store.close();
    }

    @Test
    void forcesEachGroupIfAskedTo() {
        SegmentStore store = open(FsyncPolicy.GROUP);
        append(store, 0, 1);
        fs.watch(calls::add);
        append(store, 1, 5);
        assertThat(calls).containsExactly("write", "force");
        assertThat(store.durableThrough()).isEqualTo(6);
        heal();
        store.close();
    }

    @Test
    void forcesTwiceASecondByDefault() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 1);
        time.pass(Duration.ofMillis(499));
        fs.watch(calls::add);
        store.maintain();
        assertThat(calls).doesNotContain("force");
        time.pass(SegmentWriter.FORCE_INTERVAL.minusMillis(499));
        store.maintain();
        assertThat(calls).containsOnlyOnce("force");
        heal();
        store.close();
    }

    @Test
    void endsASegmentAfterAMinute() throws IOException {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 1);
        time.pass(Duration.ofSeconds(60));
        store.maintain();
        append(store, 1, 1);
        assertThat(segments()).isEqualTo(2);
        store.close();
    }

    @Test
    void saysTheContextOnceASegment() throws IOException {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 8);
        for (byte[] bytes : fs.files(ROOT).values()) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(text.split(Spools.CONTEXT, -1)).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(store.read(1, 100).context()).isEqualTo(Spools.CONTEXT);
        store.close();
    }

    @Test
    void keepsToTheQuotaAndCountsWhatItCosts() throws IOException {
        int quota = 8 * Spools.SEGMENT_BYTES;
        SegmentStore store = open(FsyncPolicy.NONE, quota);
        for (int i = 0; i < 200; i++) {
            append(store, i * 5, 5);
            int bytes = fs.files(ROOT).values().stream()
                    .mapToInt(file -> file.length)
                    .sum();
            assertThat(bytes).isLessThanOrEqualTo(quota + Spools.SEGMENT_BYTES);
        }
        int lost = (int) store.stats().lost(StoreLoss.QUOTA);
        List<Integer> left = Events.readNumbers(store);
        assertThat(left).hasSize(1000 - lost).startsWith(lost).endsWith(999);
        store.close();
    }

    @Test
    void countsNothingAsMissingThatTheQuotaTook() {
        SegmentStore store = open(FsyncPolicy.NONE, 4 * Spools.SEGMENT_BYTES);
        append(store, 0, 100);
        assertThat(store.stats().lost(StoreLoss.QUOTA)).isPositive();
        store.close();
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open(FsyncPolicy.NONE);
        assertThat(next.stats().losses()).isEmpty();
        assertThat(next.stats().pending()).isEqualTo(store.stats().pending());
        next.close();
    }

    @Test
    void forcesTheCursorBeforeItRemovesASegment() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 40);
        time.pass(Duration.ofSeconds(2));
        StoredBatch batch = store.read(30, 1 << 20);
        fs.watch(calls::add);
        store.acknowledge(batch.origin(), batch.lastSequence());
        int forced = calls.indexOf("forceDirectory");
        assertThat(calls.subList(0, forced)).containsSubsequence("create", "write", "force", "rename");
        assertThat(calls.subList(forced, calls.size())).contains("unlink");
        heal();
        store.close();
    }

    @Test
    void writesTheCursorAtMostOnceASecond() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 5);
        time.pass(Duration.ofSeconds(2));
        fs.watch(calls::add);
        for (int i = 0; i < 4; i++) {
            StoredBatch batch = store.read(1, 100);
            store.acknowledge(batch.origin(), batch.lastSequence());
            time.pass(Duration.ofMillis(250));
        }
        assertThat(calls).containsOnlyOnce("rename");
        heal();
        store.close();
    }

    @Test
    void waitsInMemoryForADiskThatFails() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 2);
        failAll(new IOException("I/O error"));
        append(store, 2, 2);
        assertThat(store.stats().writable()).isFalse();
        assertThat(store.durableThrough()).isEqualTo(2);
        heal();
        time.pass(SegmentWriter.PROBE_INTERVAL);
        store.maintain();
        assertThat(store.stats().writable()).isTrue();
        assertThat(store.durableThrough()).isEqualTo(4);
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2, 3);
        store.close();
    }

    @Test
    void deliversFromMemoryWhileTheDiskFails() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        failAll(new IOException("I/O error"));
        for (int i = 0; i < 100; i++) {
            append(store, i, 1);
            StoredBatch batch = store.read(1, 1000);
            assertThat(Events.numbers(batch)).containsExactly(i);
            store.acknowledge(batch.origin(), batch.lastSequence());
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(store.stats().acknowledged()).isEqualTo(100);
        heal();
        store.close();
    }

    @Test
    void takesNoMoreThanTwoSegmentsIntoMemory() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        failAll(new IOException("I/O error"));
        int taken = store.append(Events.events(0, 1000, time.millis(), 100));
        assertThat(taken).isBetween(1, SegmentWriter.SEGMENTS_IN_MEMORY * Spools.SEGMENT_BYTES / 100);
        assertThat(store.append(Events.events(taken, 5, time.millis(), 100))).isZero();
        assertThat(store.stats().appended()).isEqualTo(taken);
        store.close();
        assertThat(store.stats().lost(StoreLoss.IO_ERROR)).isEqualTo(taken);
    }

    @Test
    void writesAgainWhatAFailedForceMayHaveLost() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 3);
        fs.failedForceDropsBytes = true;
        failNext("force");
        time.pass(Duration.ofSeconds(1));
        store.maintain();
        assertThat(store.stats().damage().ioErrors()).isEqualTo(1);
        assertThat(store.stats().writable()).isTrue();
        SegmentStore next = SegmentStore.open(
                Spools.settings(ROOT, FsyncPolicy.INTERVAL, time, random), fs.afterPowerLoss(new Random(4)));
        assertThat(Events.readNumbers(next)).containsExactly(0, 1, 2);
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2);
        store.close();
    }

    @Test
    void whatIsWrittenTwiceIsHandedOutOnceAfterARestart() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 3);
        time.pass(Duration.ofSeconds(1));
        store.maintain();
        append(store, 3, 2);
        failNext("force");
        time.pass(Duration.ofSeconds(1));
        store.maintain();
        store.close();
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open(FsyncPolicy.INTERVAL);
        assertThat(next.stats().recovered()).isEqualTo(5);
        assertThat(Events.readNumbers(next)).containsExactly(0, 1, 2, 3, 4);
        next.close();
    }

    @Test
    void whatIsWrittenTwiceIsHandedOutOnceToAReaderInTheMiddleOfIt() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 3);
        time.pass(Duration.ofSeconds(1));
        store.maintain();
        append(store, 3, 4);
        assertThat(Events.numbers(store.read(2, 1 << 20))).containsExactly(0, 1);
        failNext("force");
        time.pass(Duration.ofSeconds(1));
        store.maintain();
        assertThat(Events.readNumbers(store)).containsExactly(2, 3, 4, 5, 6);
        store.close();
    }

    @Test
    void whatIsWrittenAgainIsHandedOutAlsoIfTheReaderHadReachedItsFirstCopy() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 5);
        assertThat(Events.numbers(store.read(2, 1 << 20))).containsExactly(0, 1);
        failNext("force");
        time.pass(Duration.ofSeconds(1));
        store.maintain();
        assertThat(Events.readNumbers(store)).containsExactly(2, 3, 4);
        store.close();
    }

    private void failNext(String failing) {
        fs.watch(call -> {
            if (call.equals(failing)) {
                heal();
                throw new IOException("I/O error");
            }
        });
    }

    @Test
    void aFullDiskCostsTheOldestSegmentOnce() {
        SegmentStore store = open(FsyncPolicy.NONE);
        append(store, 0, 40);
        fs.watch(call -> {
            if (call.equals("write")) {
                heal();
                throw new SpoolFs.NoSpaceException("disk full");
            }
        });
        append(store, 40, 2);
        int lost = (int) store.stats().lost(StoreLoss.NO_SPACE);
        assertThat(lost).isBetween(1, 20);
        assertThat(store.stats().writable()).isTrue();
        assertThat(Events.readNumbers(store))
                .hasSize(42 - lost)
                .startsWith(lost)
                .endsWith(41);
        store.close();
    }

    @Test
    void leavesTheHostItsReserveOfTheDisk() throws IOException {
        SpoolSettings.Limits limits = SpoolSettings.Limits.STANDARD;
        fs.space = new SpoolFs.Space(limits.reserveBytes() - 1, 1L << 40);
        SegmentStore store =
                SegmentStore.open(new SpoolSettings(ROOT, "", FsyncPolicy.INTERVAL, limits, time.time(), random), fs);
        append(store, 0, 3);
        assertThat(segments()).isZero();
        fs.space = new SpoolFs.Space((1L << 40) / 100, 1L << 40);
        time.pass(SegmentWriter.PROBE_INTERVAL);
        store.maintain();
        assertThat(segments()).isEqualTo(1);
        store.close();
    }

    @Test
    void givesUpASegmentThatCannotBeReadForHalfAMinute() {
        SegmentStore store = open(FsyncPolicy.NONE);
        append(store, 0, 8);
        time.pass(Duration.ofSeconds(61));
        store.maintain();
        fs.watch(call -> {
            if (call.equals("read")) {
                throw new IOException("I/O error");
            }
        });
        assertThat(Events.readNumbers(store)).isEmpty();
        assertThat(store.stats().pending()).isEqualTo(8);
        time.pass(Instance.UNREADABLE);
        assertThat(Events.readNumbers(store)).isEmpty();
        assertThat(store.stats().lost(StoreLoss.IO_ERROR)).isEqualTo(8);
        heal();
        store.close();
    }

    @Test
    void anUnreadableSegmentIsLeftForTheNextStartEvenIfAllOthersAreSettled() {
        SegmentStore before = open(FsyncPolicy.NONE);
        append(before, 0, 40);
        before.close();
        time.pass(Duration.ofSeconds(1));
        failNext("read");
        SegmentStore store = open(FsyncPolicy.NONE);
        List<Integer> first = new ArrayList<>();
        for (StoredBatch batch = store.read(9, 1 << 20); !batch.isEmpty(); batch = store.read(9, 1 << 20)) {
            first.addAll(Events.numbers(batch));
            store.acknowledge(batch.origin(), batch.lastSequence());
        }
        store.close();
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open(FsyncPolicy.NONE);
        List<Integer> second = Events.readNumbers(next);
        assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(first);
        assertThat(first.size() + second.size()).isEqualTo(40);
        next.close();
    }

    @Test
    void agesEachSegmentByItsOwnEvents() {
        SegmentStore store = open(FsyncPolicy.NONE);
        store.append(Events.events(0, 1, time.millis() + Duration.ofDays(30).toMillis()));
        time.pass(Duration.ofSeconds(61));
        store.maintain();
        append(store, 1, 1);
        for (int i = 0; i < 10; i++) {
            time.pass(Duration.ofHours(20));
            store.maintain();
        }
        assertThat(store.stats().lost(StoreLoss.EXPIRED)).isEqualTo(1);
        assertThat(Events.readNumbers(store)).containsExactly(0);
        store.close();
    }

    @Test
    void anUnreadableSegmentIsLeftForTheNextStart() {
        SegmentStore before = open(FsyncPolicy.NONE);
        append(before, 0, 8);
        before.close();
        time.pass(Duration.ofSeconds(1));
        failNext("read");
        SegmentStore store = open(FsyncPolicy.NONE);
        assertThat(store.stats().damage().untouchedSegments()).isEqualTo(1);
        store.close();
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open(FsyncPolicy.NONE);
        assertThat(Events.readNumbers(next)).hasSize(8);
        next.close();
    }

    @Test
    void erasesOnDiskWhatADiskWithoutRoomCannotRewrite() throws IOException {
        SegmentStore store = open(FsyncPolicy.NONE);
        byte[] secret = "{\"i\":0,\"secret\":1}".getBytes(StandardCharsets.UTF_8);
        append(store, 1, 2);
        store.append(List.of(new EventRecord(secret, Purpose.MARKETING, 0, 99, false, time.millis())));
        append(store, 3, 2);
        fs.watch(call -> {
            if (call.equals("create")) {
                throw new SpoolFs.NoSpaceException("disk full");
            }
        });
        assertThat(store.erase(new Erasure.OfSubject(99))).isEqualTo(new ErasureReport(1, true));
        for (Map.Entry<String, byte[]> file : fs.files(ROOT).entrySet()) {
            assertThat(new String(file.getValue(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        }
        assertThat(Events.readNumbers(store)).containsExactly(1, 2, 3, 4);
        heal();
        time.pass(SegmentWriter.PROBE_INTERVAL);
        store.maintain();
        store.close();
        assertThat(store.stats().lost(StoreLoss.IO_ERROR)).isZero();
        assertThat(store.stats().pending()).isEqualTo(4);
    }

    @Test
    void anErasureThatFailsIsTriedAgain() {
        SegmentStore store = open(FsyncPolicy.NONE);
        append(store, 0, 3);
        fs.watch(call -> {
            if (!call.equals("read") && !call.equals("open")) {
                throw new IOException("I/O error");
            }
        });
        assertThat(store.erase(new Erasure.Everything())).isEqualTo(new ErasureReport(3, false));
        assertThat(Events.readNumbers(store)).isEmpty();
        heal();
        store.maintain();
        assertThat(store.erase(new Erasure.Everything())).isEqualTo(new ErasureReport(0, true));
        store.close();
    }

    @Test
    void holdsTheLargestEventWhateverTheSegmentSize() {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        for (int i = 0; i < 3; i++) {
            append(store, i, 1);
            store.append(Events.events(10 + i, 1, time.millis(), 60_000));
        }
        assertThat(Events.readNumbers(store)).containsExactly(0, 10, 1, 11, 2, 12);
        store.close();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void twoThreadsWriteAndReadAtOnce() throws InterruptedException {
        int count = 20_000;
        SegmentStore store = open(FsyncPolicy.INTERVAL, 1L << 30);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < count; i += 10) {
                append(store, i, 10);
                store.maintain();
            }
        });
        writer.start();
        List<Integer> read = new ArrayList<>();
        while (read.size() < count) {
            StoredBatch batch = store.read(50, 1 << 20);
            read.addAll(Events.numbers(batch));
            store.acknowledge(batch.origin(), batch.lastSequence());
        }
        writer.join();
        assertThat(read).isSorted().doesNotHaveDuplicates().hasSize(count);
        assertThat(store.stats().acknowledged()).isEqualTo(count);
        store.close();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void readsWhileTheDiskTakesItsTimeToForce() throws InterruptedException {
        SegmentStore store = open(FsyncPolicy.INTERVAL);
        append(store, 0, 3);
        time.pass(Duration.ofSeconds(1));
        CountDownLatch forcing = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        fs.watch(call -> {
            if (call.equals("force")) {
                forcing.countDown();
                await(read);
            }
        });
        Thread writer = new Thread(store::maintain);
        writer.start();
        forcing.await();
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2);
        assertThat(store.stats().pending()).isEqualTo(3);
        read.countDown();
        writer.join();
        heal();
        store.close();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException nobodyDoes) {
            throw new IOException(nobodyDoes);
        }
    }

    @Test
    void refusesSettingsThatCannotWork() {
        Duration week = Duration.ofDays(7);
        assertThatThrownBy(() ->
                        new SpoolSettings.Limits(1 << 20, SpoolSettings.Limits.MIN_SEGMENT_BYTES - 1, week, week, 0))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() ->
                        new SpoolSettings.Limits(1L << 40, SpoolSettings.Limits.MAX_SEGMENT_BYTES + 1, week, week, 0))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> new SpoolSettings.Limits(2047, 1024, week, week, 0))
                .hasMessageContaining("quotaBytes");
        assertThatThrownBy(() -> new SpoolSettings.Limits(2048, 1024, Duration.ZERO, week, 0))
                .hasMessageContaining("segmentAge");
        assertThatThrownBy(() -> new SpoolSettings.Limits(2048, 1024, week, week, -1))
                .hasMessageContaining("reserveBytes");
        String context = "x".repeat(SpoolSettings.MAX_CONTEXT_BYTES + 1);
        assertThatThrownBy(() -> new SpoolSettings(
                        ROOT, context, FsyncPolicy.NONE, SpoolSettings.Limits.STANDARD, time.time(), random))
                .hasMessageContaining("context");
        assertThatThrownBy(() -> Events.event(1, 0, EventRecord.MAX_PAYLOAD_BYTES))
                .hasMessageContaining("payload");
        assertThatThrownBy(() -> new EventRecord(new byte[0], Purpose.MARKETING, -1, 0, false, 0))
                .hasMessageContaining("consentEpoch");
        assertThatThrownBy(() -> new Erasure.OfSubject(0)).hasMessageContaining("subjectTag");
    }

    @Test
    void theLimitsAreThosePromised() {
        SpoolSettings.Limits standard = SpoolSettings.Limits.STANDARD;
        assertThat(standard.quotaBytes()).isEqualTo(64 * 1024 * 1024);
        assertThat(standard.segmentBytes()).isEqualTo(4 * 1024 * 1024);
        assertThat(standard.segmentAge()).isEqualTo(Duration.ofSeconds(60));
        assertThat(standard.maxAge()).isEqualTo(Duration.ofDays(7));
        assertThat(standard.reserveBytes()).isEqualTo(100 * 1024 * 1024);
        assertThat(SegmentWriter.FORCE_INTERVAL).isEqualTo(Duration.ofMillis(500));
        assertThat(SegmentWriter.PROBE_INTERVAL).isEqualTo(Duration.ofSeconds(30));
        assertThat(QuarantineNotes.MAX_BYTES).isEqualTo(1024 * 1024);
        assertThat(EventRecord.MAX_PAYLOAD_BYTES + RecordCodec.HEADER_BYTES + 64)
                .isLessThanOrEqualTo(RecordCodec.MAX_RECORD_BYTES);
    }
}
