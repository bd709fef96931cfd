package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeedTest {

    @TempDir
    private Path folder;

    @Test
    void readsEightBytesOfTheDevice() throws IOException {
        Path device = Files.write(folder.resolve("device"), new byte[] {0, 0, 0, 0, 0, 0, 1, 2, 3});
        assertThat(Seed.read(device.toFile())).isEqualTo(0x0102);
    }

    @Test
    void findsAnotherSourceWithoutTheDevice() {
        File missing = folder.resolve("missing").toFile();
        assertThat(Seed.read(missing)).isNotEqualTo(Seed.read(missing));
    }

    @Test
    void noTwoGeneratorsStartAlike() {
        Set<Long> first = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            first.add(Seed.freshGenerator().nextLong());
        }
        assertThat(first).hasSize(1_000);
    }
}
