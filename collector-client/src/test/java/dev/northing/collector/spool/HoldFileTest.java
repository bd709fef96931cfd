package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HoldFileTest {

    private static final String ADDRESS = "https://a.example/v1/batch";
    private static final long END = 1_767_225_600_000L;

    @TempDir
    private Path folder;

    private HoldFile hold() {
        return new HoldFile(folder, ADDRESS);
    }

    private Path path() {
        return folder.resolve(hold().name());
    }

    @Test
    void readsWhatItWroteUntilItIsRemoved() {
        assertThat(hold().read()).isEqualTo(HoldFile.NONE);
        hold().write(END);
        assertThat(hold().read()).isEqualTo(END);
        hold().write(-3);
        assertThat(hold().read()).isEqualTo(-3);
        hold().remove();
        hold().remove();
        assertThat(hold().read()).isEqualTo(HoldFile.NONE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void holdsNoOtherDestination() throws IOException {
        hold().write(END);
        HoldFile other = new HoldFile(folder, "https://b.example/v1/batch");
        assertThat(other.read()).isEqualTo(HoldFile.NONE);
        Files.copy(path(), folder.resolve(other.name()));
        assertThat(other.read()).isEqualTo(HoldFile.NONE);
    }

    @Test
    void ignoresAFileThatIsDamaged() throws IOException {
        hold().write(END);
        byte[] whole = Files.readAllBytes(path());
        assertThat(whole).hasSize(HoldFile.BYTES);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(path(), damaged);
            assertThat(hold().read()).as("bit %d", bit).isEqualTo(HoldFile.NONE);
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(path(), java.util.Arrays.copyOf(whole, length));
            assertThat(hold().read()).as("length %d", length).isEqualTo(HoldFile.NONE);
        }
        byte[] noise = new byte[100_000];
        new Random(5).nextBytes(noise);
        Files.write(path(), noise);
        assertThat(hold().read()).isEqualTo(HoldFile.NONE);
        hold().write(END);
        assertThat(hold().read()).isEqualTo(END);
    }

    /** Whole files with a right checksum, which differ in one field. */
    @Test
    void ignoresAFileOfAnotherKindOrVersion() throws IOException {
        for (int at : new int[] {0, 5}) {
            new CheckedFile(new NioSpoolFs(), folder.toRealPath(), hold().name()).write(changed(at));
            assertThat(hold().read()).as("byte %d", at).isEqualTo(HoldFile.NONE);
        }
        new CheckedFile(new NioSpoolFs(), folder.toRealPath(), hold().name())
                .write(java.nio.ByteBuffer.wrap(
                        java.util.Arrays.copyOf(changed(27).array(), 40)));
        assertThat(hold().read()).isEqualTo(HoldFile.NONE);
        new CheckedFile(new NioSpoolFs(), folder.toRealPath(), hold().name()).write(changed(27));
        assertThat(hold().read()).isEqualTo(END);
    }

    /** The content of a hold, with one byte changed. */
    private java.nio.ByteBuffer changed(int at) throws IOException {
        hold().write(END);
        byte[] content = java.util.Arrays.copyOf(Files.readAllBytes(path()), HoldFile.BYTES - 4);
        content[at] ^= 1;
        return java.nio.ByteBuffer.wrap(content);
    }

    @Test
    void isForItsOwnerOnlyAndFollowsNoLink() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path target = Files.writeString(folder.resolve("target"), "untouched");
        Files.createSymbolicLink(path(), target);
        Files.createSymbolicLink(folder.resolve(hold().name() + ".tmp"), target);
        assertThat(hold().read()).isEqualTo(HoldFile.NONE);
        hold().write(END);
        assertThat(hold().read()).isEqualTo(END);
        assertThat(Files.isSymbolicLink(path())).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        assertThat(target).hasContent("untouched");
    }

    @Test
    void writesNothingIntoADirectoryThatIsALinkOrNone() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        for (Path refused : new Path[] {link, Files.writeString(folder.resolve("file"), "")}) {
            HoldFile hold = new HoldFile(refused, ADDRESS);
            hold.write(END);
            assertThat(hold.read()).isEqualTo(HoldFile.NONE);
            hold.remove();
        }
        assertThat(real).isEmptyDirectory();
    }

    /** Row D2: an error of the disk at each of its calls. */
    @Test
    void takesADiskThatFailsForNoHold() throws IOException {
        for (Function<HoldFile, Long> use : java.util.List.<Function<HoldFile, Long>>of(
                HoldFile::read,
                hold -> {
                    hold.write(END + 1);
                    return HoldFile.NONE;
                },
                hold -> {
                    hold.remove();
                    return HoldFile.NONE;
                })) {
            int failAt = 1;
            int calls;
            do {
                int[] seen = {0};
                int failing = failAt;
                ModelFs fs = new ModelFs();
                HoldFile hold = new HoldFile(fs, Path.of("/d"), ADDRESS);
                hold.write(END);
                fs.watch(call -> {
                    if (++seen[0] == failing) {
                        throw new IOException("broken");
                    }
                });
                long answer = use.apply(hold);
                calls = seen[0];
                fs.watch(call -> {});
                assertThat(answer).isIn(HoldFile.NONE, END);
                assertThat(hold.read()).isIn(HoldFile.NONE, END, END + 1);
                failAt++;
            } while (calls >= failAt - 1);
            assertThat(failAt).isGreaterThan(2);
        }
    }

    @Test
    void theStoreKnowsItsName() {
        assertThat(HoldFile.isName(hold().name())).isTrue();
        assertThat(HoldFile.isName(hold().name() + ".tmp")).isTrue();
        assertThat(HoldFile.isName(hold().name() + ".bak")).isFalse();
        assertThat(HoldFile.isName("hold-0")).isFalse();
        hold().write(END);
        ManualTime time = new ManualTime();
        SegmentStore store = SegmentStore.open(Spools.settings(folder, FsyncPolicy.NONE, time, new Random(2)));
        assertThat(store.stats().damage().ignoredFiles()).isZero();
        store.close();
        assertThat(hold().read()).isEqualTo(END);
    }
}
