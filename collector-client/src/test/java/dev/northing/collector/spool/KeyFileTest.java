package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.northing.core.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFileTest {

    @TempDir
    private Path folder;

    private final AtomicInteger draws = new AtomicInteger();
    private Path state;

    @BeforeEach
    void name() {
        state = folder.resolve("state");
    }

    /** Every secret that is drawn differs. */
    private void draw(byte[] secret) {
        Arrays.fill(secret, (byte) draws.incrementAndGet());
    }

    /** Stands in for the chain: each epoch adds one to every byte. */
    private static LongFunction<byte[]> counting(KeyFile.Start start) {
        return epoch -> {
            byte[] key = start.key().clone();
            Arrays.fill(key, (byte) (key[0] + epoch - start.epoch()));
            return key;
        };
    }

    private KeyFile.Start open(long wanted) throws IOException {
        return open(wanted, 90);
    }

    private KeyFile.Start open(long wanted, int epochDays) throws IOException {
        return new KeyFile(state, epochDays).open(wanted, 0, this::draw, KeyFileTest::counting);
    }

    private Path file() {
        return state.resolve(KeyFile.NAME);
    }

    @Test
    void createsASecretOnceAndFindsItAgain() throws IOException {
        KeyFile.Start first = open(5);
        KeyFile.Start again = open(5);
        assertThat(first.epoch()).isEqualTo(5);
        assertThat(first.key()).hasSize(KeyFile.KEY_BYTES).containsOnly(1);
        assertThat(again.key()).isEqualTo(first.key());
        assertThat(draws).hasValue(1);
        assertThat(first).hasToString("Start[5]");
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        open(5);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
    }

    @Test
    void forgetsSecretsThatAreNoLongerWanted() throws IOException {
        open(5);
        KeyFile.Start later = open(8);
        assertThat(later.epoch()).isEqualTo(8);
        assertThat(later.key()).containsOnly(4);
        assertThat(Arrays.copyOfRange(Files.readAllBytes(file()), 16, 48)).containsOnly(4);
        assertThat(open(8).key()).isEqualTo(later.key());
        assertThat(open(7).epoch()).as("what is gone stays gone").isEqualTo(8);
        assertThat(draws).hasValue(1);
    }

    @Test
    void keepsItsSecretWhenTheClockIsBehind() throws IOException {
        KeyFile.Start first = open(500);
        byte[] bytes = Files.readAllBytes(file());
        assertThat(open(6).epoch()).as("later than the clock says").isEqualTo(500);
        assertThat(Files.readAllBytes(file())).isEqualTo(bytes);
        assertThat(open(500).key()).isEqualTo(first.key());
        assertThat(draws).hasValue(1);
    }

    @Test
    void numbersEpochsAnewWhenTheirLengthChanges() throws IOException {
        open(10, 90);
        assertThat(open(30, 30).epoch()).isEqualTo(30);
        assertThat(open(30, 30).key()).containsOnly(1);
    }

    @Test
    void saysThatADamagedFileIsDamaged() throws IOException {
        open(5);
        byte[] bytes = Files.readAllBytes(file());
        bytes[20] ^= 1;
        Files.write(file(), bytes);
        assertThatThrownBy(() -> open(5)).isInstanceOf(IOException.class).hasMessageContaining("is damaged; remove it");
    }

    @Test
    void refusesALink() throws IOException {
        open(5);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(file(), elsewhere);
        Files.createSymbolicLink(file(), elsewhere);
        assertThatThrownBy(() -> open(5))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is no regular file");
    }

    @Test
    void refusesADirectoryThatIsALink() throws IOException {
        open(5);
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, state);
        assertThatThrownBy(() -> new KeyFile(link, 90).open(5, 0, this::draw, KeyFileTest::counting))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is a symbolic link");
    }

    @Test
    void givesAllWhoOpenItAtOnceTheSameSecret() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<byte[]>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                work.add(() -> open(5).key());
            }
            for (Future<byte[]> key : threads.invokeAll(work)) {
                assertThat(key.get()).containsOnly(1);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(draws).hasValue(1);
    }

    @Test
    void isKnownToTheSpool() {
        assertThat(KeyFile.isName(KeyFile.NAME)).isTrue();
        assertThat(KeyFile.isName(KeyFile.LOCK)).isTrue();
        assertThat(KeyFile.isName(KeyFile.NAME + ".tmp")).isTrue();
        assertThat(KeyFile.isName("key")).isFalse();
    }
}
