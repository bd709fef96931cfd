package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages real segment files in every way that a disk or a person may, and opens them. */
class DamageTest {

    private static final int HEADER_AND_CONTEXT =
            SegmentHeader.BYTES + RecordCodec.HEADER_BYTES + Spools.CONTEXT.length();

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Random random = new Random(11);
    private Path lastRoot = Path.of("");

    private SegmentStore open(Path root, int segmentBytes) {
        SpoolSettings.Limits limits =
                new SpoolSettings.Limits(64L << 20, segmentBytes, Duration.ofSeconds(60), Duration.ofDays(7), 0);
        return SegmentStore.open(
                new SpoolSettings(root, Spools.CONTEXT, FsyncPolicy.NONE, limits, time.time(), random));
    }

    /** Writes events and returns their segments, of a process that was killed. */
    private List<Path> killedWith(int events, int padding, int segmentBytes) {
        Path root = folder.resolve("before");
        SegmentStore store = open(root, segmentBytes);
        store.append(Events.events(0, events, time.millis(), padding));
        return segments(root);
    }

    private static List<Path> segments(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".nsp"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Puts files where a process of that origin would have left them, and opens them. */
    private SegmentStore openWith(List<Path> names, List<byte[]> contents) throws IOException {
        Path root = folder.resolve("r" + random.nextLong());
        lastRoot = root;
        new NioSpoolFs().prepareDirectory(root);
        for (int i = 0; i < names.size(); i++) {
            Path directory = root.resolve(names.get(i).getName(names.get(i).getNameCount() - 2));
            new NioSpoolFs().prepareDirectory(directory);
            Files.write(directory.resolve(names.get(i).getFileName()), contents.get(i));
        }
        time.pass(Duration.ofSeconds(1));
        return open(root, 1 << 20);
    }

    /** As {@link #openWith}, for thousands of times. */
    private SegmentStore openInMemory(Path name, byte[] content) throws IOException {
        ModelFs fs = new ModelFs();
        Path root = Path.of("/spool");
        Path directory = fs.prepareDirectory(root.resolve(name.getName(name.getNameCount() - 2)));
        fs.create(directory.resolve(name.getFileName())).write(ByteBuffer.wrap(content), 0);
        time.pass(Duration.ofSeconds(1));
        return SegmentStore.open(Spools.settings(root, FsyncPolicy.NONE, time, random), fs);
    }

    private static void booksBalance(EventStore store) {
        StoreStats stats = store.stats();
        long lost = stats.losses().values().stream().mapToLong(n -> n).sum();
        assertThat(stats.recovered()).isEqualTo(stats.acknowledged() + stats.pending() + lost);
    }

    private static List<Integer> numbers(int from, int to) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    @Test
    void losesNoEarlierRecordWhereverTheTailIsTorn() throws IOException {
        Path segment = killedWith(5, 20, 1 << 20).get(0);
        byte[] whole = Files.readAllBytes(segment);
        int record = RecordCodec.size(Events.event(0, 0, 20));
        for (int cut = HEADER_AND_CONTEXT + 2 * record; cut <= whole.length; cut++) {
            SegmentStore store = openWith(List.of(segment), List.of(Arrays.copyOf(whole, cut)));
            int intact = (cut - HEADER_AND_CONTEXT) / record;
            int torn = (cut - HEADER_AND_CONTEXT) % record;
            assertThat(Events.readNumbers(store)).isEqualTo(numbers(0, intact));
            assertThat(store.stats().damage().tornBytes()).isEqualTo(torn);
            assertThat(store.stats().losses()).isEmpty();
            store.close();
        }
    }

    @Test
    void handsOutNothingAlteredWhicheverBitIsFlipped() throws IOException {
        Path segment = killedWith(3, 20, 1 << 20).get(0);
        byte[] whole = Files.readAllBytes(segment);
        List<String> facts = Events.events(0, 3, time.millis(), 20).stream()
                .map(Events::facts)
                .toList();
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            SegmentStore store = openInMemory(segment, flipped);
            List<StoredEvent> read = Events.readAll(store);
            int untouched = (int) store.stats().damage().untouchedSegments();
            assertThat(read.size()).as("bit %d", bit).isGreaterThanOrEqualTo(untouched > 0 ? 0 : 2);
            assertThat(read)
                    .allMatch(stored -> facts.get((int) stored.sequence() - 1).equals(Events.facts(stored.event())));
            booksBalance(store);
            store.close();
        }
    }

    @Test
    void aFlippedBitInTheHeaderDoesNotMakeAnotherVersionOfIt() throws IOException {
        Path segment = killedWith(3, 20, 1 << 20).get(0);
        byte[] flipped = Files.readAllBytes(segment);
        flipped[5] ^= 2;
        SegmentStore store = openWith(List.of(segment), List.of(flipped));
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2);
        assertThat(store.stats().damage().untouchedSegments()).isZero();
        store.close();
    }

    @Test
    void losesOnlyTheRecordsThatAZeroedPageTouches() throws IOException {
        checkPatches((byte) 0, 4096);
    }

    @Test
    void losesOnlyTheRecordsThatARunOfOnesTouches() throws IOException {
        checkPatches((byte) 0xFF, 3000);
    }

    @Test
    void losesOnlyTheRecordsThatHalfAPageTouches() throws IOException {
        checkPatches((byte) 0, 2048);
    }

    private void checkPatches(byte filler, int length) throws IOException {
        Path segment = killedWith(60, 700, 1 << 20).get(0);
        byte[] whole = Files.readAllBytes(segment);
        int record = RecordCodec.size(Events.event(10, 0, 700));
        for (int from = 8192; from + length < whole.length - 4096; from += 1024) {
            byte[] patched = whole.clone();
            Arrays.fill(patched, from, from + length, filler);
            SegmentStore store = openWith(List.of(segment), List.of(patched));
            int touched = length / record + 2;
            List<Integer> read = Events.readNumbers(store);
            assertThat(read.size()).isBetween(60 - touched, 60 - 1);
            assertThat(store.stats().lost(StoreLoss.CORRUPT)).isEqualTo(60 - read.size());
            booksBalance(store);
            store.close();
        }
    }

    @Test
    void believesNoLengthThatPointsBeyondTheFileOrTheLimit() throws IOException {
        Path segment = killedWith(3, 20, 1 << 20).get(0);
        byte[] whole = Files.readAllBytes(segment);
        int record = RecordCodec.size(Events.event(0, 0, 20));
        for (int length : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 1, 65537, 65536, 39}) {
            byte[] forged = whole.clone();
            ByteBuffer.wrap(forged).putInt(HEADER_AND_CONTEXT + record, length);
            SegmentStore store = openWith(List.of(segment), List.of(forged));
            assertThat(Events.readNumbers(store)).containsExactly(0, 2);
            assertThat(store.stats().lost(StoreLoss.CORRUPT)).isEqualTo(1);
            store.close();
        }
    }

    @Test
    void countsTheEventsOfASegmentThatIsMissing() throws IOException {
        List<Path> segments = killedWith(60, 200, 4096);
        assertThat(segments).hasSizeGreaterThan(3);
        List<Path> left = new ArrayList<>(segments);
        left.remove(1);
        SegmentStore store = openWith(left, contents(left));
        List<Integer> read = Events.readNumbers(store);
        assertThat(store.stats().lost(StoreLoss.MISSING))
                .isEqualTo(60 - read.size())
                .isPositive();
        store.close();
    }

    private static List<byte[]> contents(List<Path> files) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            contents.add(Files.readAllBytes(file));
        }
        return contents;
    }

    @Test
    void segmentsUnderEachOthersNamesKeepTheirOrder() throws IOException {
        List<Path> segments = killedWith(60, 200, 4096);
        List<byte[]> contents = contents(segments);
        byte[] first = contents.set(0, contents.get(2));
        contents.set(2, first);
        SegmentStore store = openWith(segments, contents);
        assertThat(Events.readNumbers(store)).isEqualTo(numbers(0, 60));
        assertThat(store.stats().losses()).isEmpty();
        store.close();
    }

    @Test
    void aDuplicatedSegmentIsHandedOutOnce() throws IOException {
        List<Path> segments = killedWith(60, 200, 4096);
        List<Path> names = new ArrayList<>(segments);
        List<byte[]> contents = contents(segments);
        names.add(segments.get(0).resolveSibling(Segment.name(4711)));
        contents.add(contents.get(1));
        SegmentStore store = openWith(names, contents);
        assertThat(Events.readNumbers(store)).isEqualTo(numbers(0, 60));
        store.close();
    }

    @Test
    void emptyAndJunkFilesAreIgnoredAndCounted() throws IOException {
        List<Path> segments = killedWith(20, 200, 1 << 20);
        List<Path> names = new ArrayList<>(segments);
        List<byte[]> contents = contents(segments);
        Path directory = segments.get(0).getParent();
        String[] junk = {"s-99999999999999999999999999.nsp", "s-ffffffffffffffff.nsp", "1700000000000", "x", "..nsp"};
        for (String name : junk) {
            names.add(directory.resolve(name));
            contents.add(new byte[] {1, 2, 3});
        }
        names.add(directory.resolve(Segment.name(77)));
        contents.add(new byte[0]);
        SegmentStore store = openWith(names, contents);
        assertThat(Events.readNumbers(store)).isEqualTo(numbers(0, 20));
        assertThat(store.stats().damage().ignoredFiles()).isEqualTo(junk.length);
        store.close();
    }

    @Test
    void opensMegabytesOfJunkInTime() throws IOException {
        Path segment = killedWith(3, 20, 1 << 20).get(0);
        byte[] whole = Files.readAllBytes(segment);
        byte[] junk = Arrays.copyOf(whole, 4 << 20);
        for (int i = whole.length; i + 24 < junk.length; i += 24) {
            ByteBuffer.wrap(junk, i, 24).putInt(40).putInt(7).putLong(9).put((byte) 1);
        }
        long before = System.nanoTime();
        SegmentStore store = openWith(List.of(segment), List.of(junk));
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        store.close();
    }

    @Test
    void aDamagedCursorHandsOutAgainRatherThanLose() throws IOException {
        List<Path> segments = killedWith(10, 20, 1 << 20);
        List<Path> names = new ArrayList<>(segments);
        names.add(segments.get(0).resolveSibling(Cursor.NAME));
        List<byte[]> contents = contents(segments);
        byte[] cursor = new byte[Cursor.BYTES];
        contents.add(cursor);
        SegmentStore store = openWith(names, contents);
        assertThat(Events.readNumbers(store)).isEqualTo(numbers(0, 10));
        assertThat(store.stats().losses()).isEmpty();
        store.close();
    }

    @Test
    void aDamagedErasureIntentErasesEverythingBeforeIt() throws IOException {
        List<Path> segments = killedWith(10, 20, 1 << 20);
        List<Path> names = new ArrayList<>(segments);
        names.add(segments.get(0).resolveSibling(ErasureIntent.NAME));
        List<byte[]> contents = contents(segments);
        contents.add(new byte[] {1, 2, 3});
        SegmentStore store = openWith(names, contents);
        assertThat(Events.readNumbers(store)).isEmpty();
        assertThat(store.stats().lost(StoreLoss.ERASED)).isEqualTo(10);
        store.close();
    }

    @Test
    void aSegmentOfAnotherDirectoryIsLeftAsItIs() throws IOException {
        List<Path> segments = killedWith(10, 20, 1 << 20);
        Path foreign =
                folder.resolve("i-00000000000000ab").resolve(segments.get(0).getFileName());
        SegmentStore store = openWith(List.of(foreign), contents(segments));
        assertThat(Events.readNumbers(store)).isEmpty();
        assertThat(store.stats().damage().untouchedSegments()).isEqualTo(1);
        store.close();
    }

    @Test
    void whatALaterVersionWroteIsStillThereWhenEverythingElseIsSettled() throws IOException {
        List<Path> segments = killedWith(60, 200, 4096);
        List<byte[]> contents = contents(segments);
        byte[] original = contents.get(1);
        byte[] later = original.clone();
        ByteBuffer.wrap(later).putShort(4, (short) 2);
        CRC32C crc = new CRC32C();
        crc.update(later, 0, SegmentHeader.BYTES - 4);
        ByteBuffer.wrap(later).putInt(SegmentHeader.BYTES - 4, (int) crc.getValue());
        contents.set(1, later);
        SegmentStore store = openWith(segments, contents);
        List<Integer> first = new ArrayList<>();
        for (StoredBatch batch = store.read(20, 1 << 20); !batch.isEmpty(); batch = store.read(20, 1 << 20)) {
            first.addAll(Events.numbers(batch));
            store.acknowledge(batch.origin(), batch.lastSequence());
        }
        assertThat(store.stats().losses()).isEmpty();
        store.close();
        List<Path> left = segments(lastRoot);
        assertThat(left).hasSize(1);
        Files.write(left.get(0), original);
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open(lastRoot, 1 << 20);
        List<Integer> second = Events.readNumbers(next);
        assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(first);
        assertThat(first.size() + second.size()).isEqualTo(60);
        next.close();
    }

    @Test
    void notesSayWhereAndWhyButNotWhat() throws IOException {
        Path segment = killedWith(5, 20, 1 << 20).get(0);
        byte[] damaged = Files.readAllBytes(segment);
        damaged[HEADER_AND_CONTEXT + 50] ^= 1;
        SegmentStore store = openWith(List.of(segment), List.of(damaged));
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> notes = files.filter(
                            file -> file.getFileName().toString().startsWith("n-"))
                    .toList();
            assertThat(notes).hasSize(1);
            assertThat(Files.readString(notes.get(0)))
                    .isEqualTo(segment.getName(segment.getNameCount() - 2) + "/" + segment.getFileName() + " offset="
                            + HEADER_AND_CONTEXT + " reason=corrupt" + System.lineSeparator());
        }
    }

    @Test
    void damageThatComesWhileReadingIsCounted() throws IOException {
        Path root = folder.resolve("live");
        SegmentStore store = open(root, 1 << 20);
        store.append(Events.events(0, 5, time.millis(), 20));
        time.pass(Duration.ofSeconds(61));
        store.maintain();
        Path segment = segments(root).get(0);
        byte[] damaged = Files.readAllBytes(segment);
        damaged[HEADER_AND_CONTEXT + 50] ^= 1;
        Files.write(segment, damaged);
        assertThat(Events.readNumbers(store)).containsExactly(1, 2, 3, 4);
        assertThat(store.stats().lost(StoreLoss.CORRUPT)).isEqualTo(1);
        assertThat(store.stats().pending()).isEqualTo(4);
        store.close();
    }
}
