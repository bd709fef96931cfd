package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens to a store when its directory no longer is what it was: it goes on in memory, and returns to the disk when the
 * disk returns; half a minute between two tries passes on a clock of the test's.
 */
class DirectoryTroubleTest {

    private static final Path MODEL_ROOT = Path.of("/spool");

    /** What a directory without the right to write refuses; files that are open take bytes all the same. */
    private static final Set<String> CHANGES_OF_NAMES =
            Set.of("create", "rename", "unlink", "prepareDirectory", "lock");

    /** What a file system that was mounted anew for reading only refuses. */
    private static final Set<String> ALL_CHANGES =
            Set.of("create", "rename", "unlink", "prepareDirectory", "lock", "write", "force", "forceDirectory");

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Random random = new Random(23);

    private SegmentStore open(Path root, SpoolFs fs) {
        return SegmentStore.open(Spools.settings(root, FsyncPolicy.INTERVAL, time, random), fs);
    }

    private void append(SegmentStore store, int from, int to) {
        assertThat(store.append(Events.events(from, to - from, time.millis(), 60)))
                .isEqualTo(to - from);
    }

    private static List<Integer> numbers(int to) {
        return IntStream.range(0, to).boxed().toList();
    }

    @Test
    void goesOnWhenNamesCannotBeChangedAnyMore() {
        checkRefusal(CHANGES_OF_NAMES);
    }

    @Test
    void goesOnWhenTheDiskTurnsReadOnly() {
        checkRefusal(ALL_CHANGES);
    }

    private void checkRefusal(Set<String> refused) {
        ModelFs fs = new ModelFs();
        SegmentStore store = open(MODEL_ROOT, fs);
        append(store, 0, 5);
        fs.watch(call -> {
            if (refused.contains(call)) {
                throw new AccessDeniedException("read-only");
            }
        });
        append(store, 5, 25);
        assertThat(store.stats().writable()).isFalse();
        assertThat(Events.readNumbers(store)).isEqualTo(numbers(25));
        store.rewind();
        fs.watch(call -> {});
        checkReturn(store, MODEL_ROOT, fs);
    }

    /** After the next try the store writes to the disk again, and nothing was lost or is handed out twice. */
    private void checkReturn(SegmentStore store, Path root, SpoolFs fs) {
        time.pass(SegmentWriter.PROBE_INTERVAL);
        store.maintain();
        append(store, 25, 30);
        time.pass(SegmentWriter.FORCE_INTERVAL);
        store.maintain();
        assertThat(store.stats().writable()).isTrue();
        assertThat(store.durableThrough()).isEqualTo(30);
        store.close();
        assertThat(store.stats().losses()).isEmpty();
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open(root, fs);
        assertThat(Events.readNumbers(next)).isEqualTo(numbers(30));
        assertThat(next.stats().losses()).isEmpty();
        next.close();
    }

    @Test
    void goesOnWhenAFileStandsWhereItsDirectoryWas() throws IOException {
        NioSpoolFs fs = new NioSpoolFs();
        Path root = folder.resolve("spool");
        SegmentStore store = open(root, fs);
        append(store, 0, 5);
        deleteTree(root);
        Files.writeString(root, "precious");
        store.maintain();
        append(store, 5, 25);
        assertThat(store.stats().writable()).isFalse();
        assertThat(Events.readNumbers(store)).isEqualTo(numbers(25));
        store.rewind();
        assertThat(root).hasContent("precious");
        Files.delete(root);
        checkReturn(store, root, fs);
    }

    /** As after an unmounting: the whole path is gone and what was there cannot be made again. */
    @Test
    void goesOnWhenItsDirectoryVanishesAndCannotBeMadeAgain() throws IOException {
        ModelFs fs = new ModelFs();
        SegmentStore store = open(MODEL_ROOT, fs);
        append(store, 0, 5);
        fs.removeTree(MODEL_ROOT);
        fs.watch(call -> {
            if (call.equals("prepareDirectory")) {
                throw new AccessDeniedException("no such device");
            }
        });
        store.maintain();
        append(store, 5, 25);
        assertThat(store.stats().writable()).isFalse();
        assertThat(Events.readNumbers(store)).isEqualTo(numbers(25));
        store.rewind();
        fs.watch(call -> {});
        checkReturn(store, MODEL_ROOT, fs);
    }

    private static void deleteTree(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(root)) {
            paths = tree.toList();
        }
        for (int i = paths.size() - 1; i >= 0; i--) {
            Files.delete(paths.get(i));
        }
    }
}
