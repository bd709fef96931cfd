package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Far more events than fit while nobody takes any: the newest stay, and every one that went is counted. */
class QuotaFloodTest {

    private static final int PADDING = 1000;
    private static final int GROUP = 250;

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();

    @Test
    void keepsToAQuotaThatIsFilledEightTimes() throws IOException {
        flood(8L << 20, 1 << 20, 128 << 10);
    }

    @Test
    @Tag("stress")
    void keepsTo64MebibytesWhen500MegabytesCome() throws IOException {
        flood(500_000_000L, 64 << 20, 4 << 20);
    }

    private void flood(long bytes, int quota, int segmentBytes) throws IOException {
        Path root = folder.resolve("spool");
        SpoolSettings.Limits limits =
                new SpoolSettings.Limits(quota, segmentBytes, Duration.ofSeconds(60), Duration.ofDays(7), 0);
        SegmentStore store = SegmentStore.open(
                new SpoolSettings(root, Spools.CONTEXT, FsyncPolicy.INTERVAL, limits, time.time(), new Random(37)));
        int number = 0;
        for (long written = 0; written < bytes; written += (long) GROUP * PADDING) {
            assertThat(store.append(Events.events(number, GROUP, time.millis(), PADDING)))
                    .isEqualTo(GROUP);
            number += GROUP;
            time.pass(Duration.ofMillis(5));
            assertThat(size(root)).isLessThanOrEqualTo((long) quota + segmentBytes);
        }
        List<Integer> read = new ArrayList<>();
        for (StoredBatch batch = store.read(1000, 1 << 20); !batch.isEmpty(); batch = store.read(1000, 1 << 20)) {
            read.addAll(Events.numbers(batch));
            store.acknowledge(batch.origin(), batch.lastSequence());
        }
        long evicted = store.stats().lost(StoreLoss.QUOTA);
        assertThat(read).hasSize((int) (number - evicted));
        assertThat(read.get(0)).isEqualTo((int) evicted);
        assertThat(read.get(read.size() - 1)).isEqualTo(number - 1);
        assertThat(read).isSorted().doesNotHaveDuplicates();
        assertThat(store.stats().losses()).containsOnlyKeys(StoreLoss.QUOTA);
        assertThat(read.size() * (long) PADDING).isGreaterThan(quota - 2L * segmentBytes - quota / 10);
        store.close();
    }

    private static long size(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
