package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTimelinesTest {

    @Test
    void keepsTheEarliestStart() {
        UnitTimelines state = new UnitTimelines();
        state.addStart("a", 20);
        state.addStart("a", 10);
        state.addStart("a", 30);

        assertThat(state.timeline("a").start()).hasValue(10);
        assertThat(state.timeline("a").startedBefore(10)).isFalse();
        assertThat(state.timeline("a").startedBefore(11)).isTrue();
    }

    @Test
    void keepsAStartAtTheEndOfTime() {
        UnitTimelines state = new UnitTimelines();
        state.addStart("a", Long.MAX_VALUE);

        assertThat(state.timeline("a").start()).hasValue(Long.MAX_VALUE);
    }

    @Test
    void treatsAMillisecondOfAUnitAsOneInstant() {
        UnitTimelines state = new UnitTimelines();
        state.addStart("a", 5);
        for (int i = 0; i < 100; i++) {
            state.addActivity("a", 5);
            state.addActivity("a", 4);
        }

        assertThat(state.timeline("a").activityBefore(6)).isEqualTo(2);
        assertThat(state.timeline("a").instantsFrom(4)).isEqualTo(2);
        assertThat(state.timeline("a").instantsFrom(5)).isEqualTo(1);
    }

    @Test
    void hasNoActivityBeforeThereIsAny() {
        UnitTimelines state = new UnitTimelines();
        state.addStart("a", 5);

        assertThat(state.timeline("a").firstActivity()).isEmpty();
        assertThat(state.timeline("a").activeIn(Long.MIN_VALUE, Long.MAX_VALUE)).isFalse();
        assertThat(state.size()).isEqualTo(1);
    }

    @Test
    void mayBeMergedWithItself() {
        UnitTimelines state = new UnitTimelines();
        state.addActivity("a", 2);
        state.addActivity("a", 1);
        byte[] before = UnitTimelines.codec("d").encode(state);

        state.addAll(state);

        assertThat(UnitTimelines.codec("d").encode(state)).isEqualTo(before);
    }

    @Test
    void refusesAUnitWithoutId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitTimelines().addActivity("", 1))
                .withMessage("unit: empty, expected the id of a unit; leave out events that have none");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersAsASortedSetDoes(long seed) {
        Random random = new Random(seed);
        UnitTimelines state = new UnitTimelines();
        TreeSet<Long> oracle = new TreeSet<>();
        UnitTimeline timeline = state.timeline("a");
        for (int i = 0; i < 2_000; i++) {
            long time = random.nextInt(500);
            state.addActivity("a", time);
            oracle.add(time);
            long from = random.nextInt(500);
            long to = from + random.nextInt(20);

            assertThat(timeline.activeIn(from, to))
                    .isEqualTo(!oracle.subSet(from, to).isEmpty());
            assertThat(timeline.activityBefore(from))
                    .isEqualTo(oracle.headSet(from).size());
            assertThat(timeline.instantsFrom(from))
                    .isEqualTo(oracle.tailSet(from).size());
            assertThat(timeline.firstActivity()).hasValue(oracle.first());
        }
    }
}
