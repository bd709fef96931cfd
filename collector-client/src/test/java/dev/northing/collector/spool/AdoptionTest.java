package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a store takes over what others left behind, and how long that may keep it from its own work. */
class AdoptionTest {

    private static final Path ROOT = Path.of("/spool");
    private static final Duration FIRST_PERIOD = Duration.ofNanos(Adoption.FIRST_PERIOD_NANOS);
    private static final Duration PERIOD = Duration.ofNanos(Adoption.PERIOD_NANOS);
    private static final Duration BUDGET = Duration.ofNanos(Adoption.BUDGET_NANOS);

    private final ManualTime time = new ManualTime();
    private final ModelFs fs = new ModelFs();
    private final Random random = new Random(1);
    private int lists;

    @BeforeEach
    void countLists() {
        fs.watch(call -> lists += call.equals("list") ? 1 : 0);
    }

    private SegmentStore open() {
        return SegmentStore.open(Spools.settings(ROOT, FsyncPolicy.INTERVAL, time, random), fs);
    }

    @Test
    void theTimesAreThosePromised() {
        assertThat(FIRST_PERIOD).isEqualTo(Duration.ofMillis(250));
        assertThat(PERIOD).isEqualTo(Duration.ofSeconds(60));
        assertThat(BUDGET).isEqualTo(Duration.ofMillis(10));
        assertThat(FIRST_PERIOD.multipliedBy(Adoption.PERIOD_DIVISOR)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void takesOverAtOnceFromAStoreThatWasClosingWhenItOpened() {
        SegmentStore one = open();
        one.append(Events.events(0, 3, time.millis()));
        SegmentStore other = open();
        time.pass(Duration.ofSeconds(4));
        other.maintain();
        one.close();
        time.pass(FIRST_PERIOD);
        other.maintain();
        assertThat(Events.readNumbers(other)).containsExactly(0, 1, 2);
        other.close();
    }

    @Test
    void letsGoOfWhatItHasClaimedWhenItCannotBeOpened() {
        SegmentStore dead = open();
        dead.append(Events.events(0, 3, time.millis()));
        dead.close();
        boolean[] failed = {false};
        fs.watch(call -> {
            if (call.equals("open") && !failed[0]) {
                failed[0] = true;
                throw new IllegalStateException("unforeseen");
            }
        });
        assertThatThrownBy(this::open).hasMessage("unforeseen");
        SegmentStore next = open();
        assertThat(Events.readNumbers(next)).containsExactly(0, 1, 2);
        next.close();
    }

    @Test
    void looksLessAndLessOftenWhileAnotherStoreLives() {
        SegmentStore one = open();
        one.append(Events.events(0, 3, time.millis()));
        SegmentStore other = open();
        for (int i = 0; i < 20; i++) {
            time.pass(FIRST_PERIOD);
            other.maintain();
        }
        int first = lists;
        for (int i = 0; i < 20 * 60 * 4; i++) {
            time.pass(FIRST_PERIOD);
            other.maintain();
        }
        int ramp = lists - first;
        assertThat(ramp).isLessThan(150);
        lists = 0;
        for (int i = 0; i < 60 * 60 * 4; i++) {
            time.pass(FIRST_PERIOD);
            other.maintain();
        }
        assertThat(lists).isBetween(59, 60);
        other.close();
        one.close();
    }

    @Test
    void looksOnceAMinuteWhenItIsAlone() {
        SegmentStore alone = open();
        lists = 0;
        for (int i = 0; i < 10 * 60 * 4; i++) {
            time.pass(FIRST_PERIOD);
            alone.maintain();
        }
        assertThat(lists).isEqualTo(10);
        alone.close();
    }

    @Test
    void doesItsOwnWorkBeforeItHasReadAllThatWasLeftBehind() {
        SegmentStore before = open();
        before.append(Events.events(0, 100, time.millis(), 100));
        before.close();
        time.pass(Duration.ofSeconds(1));
        fs.watch(call -> {
            if (call.equals("size")) {
                time.pass(BUDGET);
            }
        });
        SegmentStore store = open();
        assertThat(store.stats().recovered()).isZero();
        store.append(Events.events(500, 2, time.millis()));
        assertThat(Events.readNumbers(store)).containsExactly(500, 501);
        int steps = 0;
        while (store.stats().recovered() == 0) {
            store.maintain();
            steps++;
        }
        assertThat(steps).isBetween(5, 20);
        assertThat(store.stats().recovered()).isEqualTo(100);
        assertThat(Events.readNumbers(store)).hasSize(100).startsWith(0).endsWith(99);
        store.close();
    }

    @Test
    void whatItHasNotReadWhenItIsClosedIsLeftForTheNext() {
        SegmentStore before = open();
        before.append(Events.events(0, 100, time.millis(), 100));
        before.close();
        time.pass(Duration.ofSeconds(1));
        fs.watch(call -> time.pass(call.equals("size") ? BUDGET : Duration.ZERO));
        SegmentStore store = open();
        assertThat(store.stats().recovered()).isZero();
        store.close();
        fs.watch(call -> {});
        SegmentStore next = open();
        assertThat(Events.readNumbers(next)).hasSize(100);
        next.close();
    }

    @Test
    void anErasureFirstReadsAllThatWasLeftBehind() {
        SegmentStore before = open();
        before.append(Events.events(0, 100, time.millis(), 100));
        before.close();
        time.pass(Duration.ofSeconds(1));
        fs.watch(call -> time.pass(call.equals("size") ? BUDGET : Duration.ZERO));
        SegmentStore store = open();
        assertThat(store.erase(new Erasure.Everything())).isEqualTo(new ErasureReport(100, true));
        store.close();
    }
}
