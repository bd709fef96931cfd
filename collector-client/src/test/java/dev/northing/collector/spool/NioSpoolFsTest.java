package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NioSpoolFsTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Random random = new Random(3);

    @BeforeEach
    void needsModesAndLinks() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    private SegmentStore open(Path root) {
        return SegmentStore.open(Spools.settings(root, FsyncPolicy.INTERVAL, time, random));
    }

    private static List<Path> tree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void createsFilesThatNobodyElseCanRead() throws IOException {
        SegmentStore store = open(folder.resolve("spool"));
        store.append(Events.events(0, 100, time.millis(), 100));
        StoredBatch batch = store.read(50, 1 << 20);
        store.acknowledge(batch.origin(), batch.lastSequence());
        for (Path path : tree(folder.resolve("spool"))) {
            assertThat(mode(path)).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
        }
        store.close();
    }

    @Test
    void createsThemWithTheirModeUnderAnyMask() throws IOException, InterruptedException {
        Path root = folder.resolve("spool");
        Process child =
                new ProcessBuilder(ChildStore.underMask(root)).inheritIO().start();
        assertThat(child.waitFor()).isZero();
        assertThat(tree(root)).hasSizeGreaterThan(3);
        for (Path path : tree(root)) {
            assertThat(mode(path)).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
        }
    }

    @Test
    void refusesALinkAsRoot() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThatThrownBy(() -> open(link))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("symbolic link");
        assertThat(tree(real)).hasSize(1);
    }

    @Test
    void refusesARootThatOthersMayWriteTo() throws IOException {
        Path root = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwx---"));
        assertThatThrownBy(() -> open(root))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("chmod");
    }

    @Test
    void refusesAFileAsRoot() throws IOException {
        Path root = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> open(root))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no directory");
    }

    @Test
    void neitherReadsNorRemovesWhatALinkLeadsTo() throws IOException {
        Path root = folder.resolve("spool");
        SegmentStore before = open(root);
        before.append(Events.events(0, 5, time.millis()));
        before.close();
        Path target = Files.writeString(folder.resolve("precious"), "precious");
        Path directory = tree(root).stream()
                .filter(path -> path.getFileName().toString().startsWith("i-"))
                .findFirst()
                .orElseThrow();
        Files.createSymbolicLink(directory.resolve(Segment.name(900)), target);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("i-00000000000000aa"), elsewhere);
        time.pass(Duration.ofSeconds(1));
        SegmentStore store = open(root);
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2, 3, 4);
        assertThat(store.stats().damage().ignoredFiles()).isEqualTo(2);
        store.rewind();
        StoredBatch all = store.read(10, 1 << 20);
        store.acknowledge(all.origin(), all.lastSequence());
        store.close();
        assertThat(target).hasContent("precious");
        assertThat(tree(elsewhere)).hasSize(1);
    }

    @Test
    void noticesADirectoryThatWasReplacedByALink() throws IOException {
        NioSpoolFs fs = new NioSpoolFs();
        Path directory = fs.prepareDirectory(folder.resolve("d"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.delete(directory);
        Files.createSymbolicLink(directory, elsewhere);
        assertThatThrownBy(() -> fs.create(directory.resolve("x"))).isInstanceOf(SpoolFs.UnsafePathException.class);
        assertThat(tree(elsewhere)).hasSize(1);
    }

    @Test
    void aLockIsHeldByOneAndLeavesNothingBehind() throws IOException {
        NioSpoolFs fs = new NioSpoolFs();
        Path file = fs.prepareDirectory(folder.resolve("d")).resolve("lock");
        SpoolFs.SpoolLock first = fs.lock(file);
        assertThat(first).isNotNull();
        assertThat(fs.lock(file)).isNull();
        first.close();
        assertThat(System.getProperties().stringPropertyNames()).doesNotContain(NioSpoolFs.HELD + file);
        SpoolFs.SpoolLock again = fs.lock(file);
        assertThat(again).isNotNull();
        again.close();
    }

    @Test
    void worksWithoutADirectoryUntilThereIsOne() throws IOException {
        Path parent = Files.createDirectory(folder.resolve("parent"));
        Path blocked = Files.writeString(parent.resolve("blocked"), "a file in the way");
        SegmentStore store = open(blocked.resolve("spool"));
        assertThat(store.append(Events.events(0, 3, time.millis()))).isEqualTo(3);
        assertThat(store.stats().writable()).isFalse();
        assertThat(store.durableThrough()).isZero();
        Files.delete(blocked);
        time.pass(SegmentWriter.PROBE_INTERVAL);
        store.maintain();
        assertThat(store.stats().writable()).isTrue();
        assertThat(store.durableThrough()).isEqualTo(3);
        store.close();
    }

    @Test
    void noticesThatItsDirectoryIsGone() throws IOException {
        Path root = folder.resolve("spool");
        SegmentStore store = open(root);
        store.append(Events.events(0, 3, time.millis()));
        List<Path> paths = tree(root);
        for (int i = paths.size() - 1; i >= 0; i--) {
            Files.delete(paths.get(i));
        }
        store.maintain();
        store.append(Events.events(3, 3, time.millis()));
        store.close();
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open(root);
        assertThat(Events.readNumbers(next)).containsExactly(0, 1, 2, 3, 4, 5);
        next.close();
    }
}
