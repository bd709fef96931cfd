package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody puts links in place of files and directories while they are being worked with: what they lead to stays as it is. */
class LinkRaceTest {

    /** Links that are put in place before the race is over. */
    private static final int SWAPS = 500;

    private static final String PRECIOUS = "precious";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Random random = new Random(29);

    @BeforeEach
    void needsLinks() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void aLinkSwappedInDuringARaceLeadsNowhere() throws Exception {
        Path root = folder.resolve("spool");
        Path target = Files.writeString(folder.resolve("target"), PRECIOUS);
        AtomicBoolean over = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread intruder = new Thread(() -> swap(root, target, over), "intruder");
        intruder.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        intruder.start();
        int number = 0;
        while (!over.get() && failure.get() == null) {
            SegmentStore store = SegmentStore.open(Spools.settings(root, FsyncPolicy.GROUP, time, random));
            for (int i = 0; i < 20; i++) {
                store.append(Events.events(number++, 1, time.millis(), 300));
                StoredBatch batch = store.read(3, 1 << 20);
                store.acknowledge(batch.origin(), batch.lastSequence());
                time.pass(Duration.ofSeconds(1));
                store.maintain();
            }
            store.close();
        }
        intruder.join();
        assertThat(failure.get()).isNull();
        assertThat(target).hasContent(PRECIOUS);
        assertThat(Files.isRegularFile(target)).isTrue();
    }

    /** Puts a link in place of one file of the spool after the other, whichever there is. */
    private void swap(Path root, Path target, AtomicBoolean over) {
        Random choice = new Random(31);
        try {
            Path link = folder.resolve("link");
            for (int swaps = 0; swaps < SWAPS; ) {
                List<Path> files = files(root);
                if (!files.isEmpty()) {
                    Path victim = files.get(choice.nextInt(files.size()));
                    Path name = choice.nextBoolean() ? victim : victim.resolveSibling("cursor.tmp");
                    swaps += put(link, target, name) ? 1 : 0;
                }
            }
        } finally {
            over.set(true);
        }
    }

    private static boolean put(Path link, Path target, Path name) {
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target);
            Files.move(link, name, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException directoryIsGone) {
            return false;
        }
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(path -> !Files.isDirectory(path)).toList();
        } catch (IOException | java.io.UncheckedIOException changedMeanwhile) {
            return List.of();
        }
    }

    @Test
    void nothingIsRemovedOrRenamedBehindALinkThatReplacedADirectory() throws IOException {
        NioSpoolFs fs = new NioSpoolFs();
        Path directory = fs.prepareDirectory(folder.resolve("d"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path segment = Files.writeString(elsewhere.resolve(Segment.name(1)), PRECIOUS);
        Path cursor = Files.writeString(elsewhere.resolve(Cursor.NAME + CheckedFile.UNFINISHED), PRECIOUS);
        Files.delete(directory);
        Files.createSymbolicLink(directory, elsewhere);
        assertThatThrownBy(() -> fs.unlink(directory.resolve(Segment.name(1))))
                .isInstanceOf(SpoolFs.UnsafePathException.class);
        assertThatThrownBy(() -> fs.rename(directory.resolve("cursor.tmp"), directory.resolve(Cursor.NAME)))
                .isInstanceOf(SpoolFs.UnsafePathException.class);
        assertThat(segment).hasContent(PRECIOUS);
        assertThat(cursor).hasContent(PRECIOUS);
    }
}
