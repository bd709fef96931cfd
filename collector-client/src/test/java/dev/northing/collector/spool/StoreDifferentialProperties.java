package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.privacy.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does the same at random to the segment store and to the database, which must answer the same. */
class StoreDifferentialProperties {

    private static final int SCRIPTS = Integer.getInteger("northing.differential.scripts", 12);
    private static final int SCRIPTS_IN_THE_LONG_RUN = 100;
    private static final int OPERATIONS = 60;

    @TempDir
    Path folder;

    private ManualTime time;
    private Random random;
    private EventStore ours;
    private EventStore oracle;
    private int number;

    @Test
    void theSegmentStoreAnswersAsTheDatabaseDoes() {
        compare(1, SCRIPTS);
    }

    @Test
    @Tag("stress")
    void theSegmentStoreAnswersAsTheDatabaseDoesInAHundredScripts() {
        compare(1 + SCRIPTS, SCRIPTS_IN_THE_LONG_RUN);
    }

    private void compare(int first, int last) {
        for (int seed = first; seed <= last; seed++) {
            try {
                run(seed);
            } catch (AssertionError | RuntimeException different) {
                throw new AssertionError("in the script of seed " + seed, different);
            }
        }
    }

    private void run(int seed) {
        time = new ManualTime();
        random = new Random(seed);
        number = 0;
        open(seed);
        for (int i = 0; i < OPERATIONS; i++) {
            operate(seed);
            assertThat(ours.stats().pending()).isEqualTo(oracle.stats().pending());
            assertThat(ours.stats().losses()).isEqualTo(oracle.stats().losses());
        }
        ours.close();
        oracle.close();
    }

    private void open(int seed) {
        long quota = 1L << 30;
        ours = SegmentStore.open(
                Spools.settings(folder.resolve("s" + seed), FsyncPolicy.NONE, quota, time, new Random(number)));
        oracle = new SqliteStore(
                folder.resolve("d" + seed),
                Spools.settings(folder, FsyncPolicy.NONE, quota, time, new Random(-number)));
    }

    private void operate(int seed) {
        switch (random.nextInt(10)) {
            case 0 -> {
                ours.close();
                oracle.close();
                time.pass(Duration.ofSeconds(1));
                open(seed);
                // A store that was closed for days distrusts the clock for an hour.
                time.pass(Duration.ofMinutes(61));
            }
            case 1 -> erase();
            case 2 -> {
                ours.rewind();
                oracle.rewind();
            }
            case 3 -> passTime();
            case 4, 5, 6 -> append();
            default -> deliver();
        }
    }

    private void passTime() {
        for (int i = random.nextInt(5); i >= 0; i--) {
            time.pass(random.nextBoolean() ? Duration.ofHours(23) : Duration.ofSeconds(random.nextInt(90)));
            // Unread, a segment expires as a whole; read, each event for itself, as in the database.
            assertThat(Events.readNumbers(ours)).isEqualTo(Events.readNumbers(oracle));
            ours.rewind();
            oracle.rewind();
            ours.maintain();
            oracle.maintain();
        }
    }

    private void append() {
        List<EventRecord> events = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            events.add(Events.random(number++, time.millis(), random));
        }
        assertThat(ours.append(events)).isEqualTo(oracle.append(events));
        assertThat(ours.durableThrough()).isEqualTo(oracle.durableThrough());
    }

    private void erase() {
        Erasure erasure = random.nextInt(8) == 0
                ? new Erasure.Everything()
                : random.nextBoolean()
                        ? new Erasure.OfPurpose(Purpose.MARKETING, random.nextInt(4))
                        : new Erasure.OfSubject(1 + random.nextInt(3));
        assertThat(ours.erase(erasure)).isEqualTo(oracle.erase(erasure));
    }

    private void deliver() {
        int events = 1 + random.nextInt(20);
        int bytes = random.nextInt(3000);
        StoredBatch one = ours.read(events, bytes);
        StoredBatch other = oracle.read(events, bytes);
        assertThat(describe(one)).isEqualTo(describe(other));
        if (!one.isEmpty() && random.nextBoolean()) {
            long through = one.lastSequence() - random.nextInt(3);
            ours.acknowledge(one.origin(), through);
            oracle.acknowledge(other.origin(), through);
        }
    }

    private static List<String> describe(StoredBatch batch) {
        return batch.events().stream()
                .map(stored -> batch.context() + stored.sequence() + Events.facts(stored.event()))
                .toList();
    }
}
