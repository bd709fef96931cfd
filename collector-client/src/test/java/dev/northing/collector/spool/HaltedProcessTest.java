package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that end in the middle of a roll, a cursor's move, a take-over or an erasure: nothing durable is lost. */
class HaltedProcessTest {

    /** Calls to the file system at which a process ends in each of the five moves: 25 points. */
    private static final int POINTS = 5;

    @TempDir
    Path folder;

    /** One point in each move. */
    @ParameterizedTest
    @EnumSource(HaltingChild.Move.class)
    void losesNothingDurableWhenTheProcessEndsInTheMiddle(HaltingChild.Move move) throws Exception {
        check(move, 3);
    }

    @Test
    @Tag("stress")
    void losesNothingDurableAtAnyOfTwentyFivePoints() throws Exception {
        int points = 0;
        for (HaltingChild.Move move : HaltingChild.Move.values()) {
            for (int call = 1; call <= POINTS; call++) {
                check(move, call);
                points++;
            }
        }
        assertThat(points).isEqualTo(25);
    }

    private void check(HaltingChild.Move move, int call) throws IOException, InterruptedException {
        Path root = folder.resolve(move + "-" + call);
        Process child = new ProcessBuilder(HaltingChild.command(root, move, call))
                .inheritIO()
                .start();
        assertThat(child.waitFor()).as("%s at call %d", move, call).isEqualTo(HaltingFs.KILLED);
        ManualTime time = new ManualTime();
        time.pass(Duration.ofMinutes(5));
        SpoolSettings.Limits limits = new SpoolSettings.Limits(
                1 << 20, Spools.SEGMENT_BYTES, Duration.ofSeconds(60), Duration.ofDays(36500), 0);
        SegmentStore next = SegmentStore.open(
                new SpoolSettings(root, Spools.CONTEXT, FsyncPolicy.GROUP, limits, time.time(), new Random(1)));
        List<StoredEvent> found = Events.readAll(next);
        List<Integer> numbers =
                found.stream().map(stored -> Events.number(stored.event())).toList();
        assertThat(numbers).as("%s at call %d", move, call).isSorted().doesNotHaveDuplicates();
        check(move, numbers);
        found.stream()
                .filter(stored -> Events.number(stored.event()) < HaltingChild.EVENTS)
                .forEach(stored -> assertThat(Events.facts(stored.event()))
                        .isEqualTo(Events.facts(HaltingChild.events().get(Events.number(stored.event())))));
        next.close();
    }

    private static void check(HaltingChild.Move move, List<Integer> numbers) {
        List<Integer> unsettled = IntStream.range(HaltingChild.SETTLED, HaltingChild.EVENTS)
                .boxed()
                .toList();
        List<Integer> kept = unsettled.stream().filter(i -> i % 3 != 0).toList();
        switch (move) {
            case ERASE, SHRED -> assertThat(numbers).isIn(unsettled, kept);
            case CURSOR ->
                assertThat(numbers)
                        .endsWith(IntStream.range(HaltingChild.SETTLED + 20, HaltingChild.EVENTS)
                                .boxed()
                                .toArray(Integer[]::new));
            default -> assertThat(numbers).containsAll(unsettled);
        }
    }
}
