package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A time of day that jumps costs no event, in a process or between two, and the order is that of the sequences. */
class ClockJumpTest {

    private static final Path ROOT = Path.of("/spool");
    private static final List<Duration> JUMPS = List.of(
            Duration.ofHours(-1),
            Duration.ofDays(30),
            Duration.ofDays(36525),
            Duration.ofDays(-36525),
            Duration.ofDays(-30),
            Duration.ofHours(1));

    private final ManualTime time = new ManualTime();
    private final ModelFs fs = new ModelFs();
    private final Random random = new Random(1);

    private SegmentStore open(FsyncPolicy policy) {
        return SegmentStore.open(Spools.settings(ROOT, policy, time, random), fs);
    }

    @ParameterizedTest
    @EnumSource(FsyncPolicy.class)
    void jumpsWithinAProcessPurgeNothing(FsyncPolicy policy) {
        SegmentStore store = open(policy);
        int number = 0;
        for (Duration jump : JUMPS) {
            time.jump(jump);
            store.append(Events.events(number, 2, time.millis()));
            number += 2;
            time.pass(Duration.ofMinutes(5));
            store.maintain();
        }
        assertThat(Events.readNumbers(store)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(store.stats().losses()).isEmpty();
        store.close();
    }

    @Test
    void jumpsBetweenTwoProcessesPurgeNothing() {
        int number = 0;
        for (Duration jump : JUMPS) {
            time.jump(jump);
            SegmentStore store = open(FsyncPolicy.INTERVAL);
            store.append(Events.events(number, 2, time.millis()));
            number += 2;
            time.pass(Duration.ofMinutes(5));
            store.maintain();
            store.close();
            assertThat(store.stats().losses()).isEmpty();
        }
        SegmentStore last = open(FsyncPolicy.INTERVAL);
        assertThat(Events.readNumbers(last)).hasSize(12);
        assertThat(last.stats().losses()).isEmpty();
        last.close();
    }
}
