package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.TestEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventSampleTest {

    @Test
    void keepsEverythingUpToItsCapacity() {
        EventSample sample = filled(100, 100);

        assertThat(sample.measurements()).hasSize(100);
        assertThat(sample.isSampled()).isFalse();
    }

    @Test
    void keepsItsCapacityBeyond() {
        EventSample sample = filled(100, 101);

        assertThat(sample.measurements()).hasSize(100);
        assertThat(sample.isSampled()).isTrue();
    }

    @Test
    void staysWithinTheStatedRankError() {
        int capacity = 2_000;
        EventSample sample = filled(capacity, 200_000);
        // At 1 - 1e-9 chance plays no part: a uniform sample stays inside.
        double error = EventSample.rankError(capacity, 1 - 1e-9);

        assertThat(error).isLessThan(0.08);
        for (int bound = 0; bound <= 200_000; bound += 5_000) {
            long least = bound;
            long below = sample.measurements().stream()
                    .filter(measurement -> measurement.value() < least)
                    .count();
            assertThat((double) below / capacity).isCloseTo(bound / 200_000.0, within(error));
        }
    }

    @Test
    void statesTheRankErrorOfItsDefaultCapacity() {
        // sqrt(ln 200 / 131072) = 0.00636.
        assertThat(EventSample.rankError(EventSample.DEFAULT_CAPACITY, 0.99)).isCloseTo(0.00636, within(5e-6));
        assertThat(EventSample.DEFAULT_CAPACITY).isEqualTo(65_536);
    }

    @Test
    void keepsTheLeastOfWhatOneIdSaid() {
        EventSample sample = new EventSample(10);
        sample.add(event("id", 7), 70);
        sample.add(event("id", 5), 90);
        sample.add(event("id", 5), 80);

        assertThat(sample.measurements()).containsExactly(new Measurement(5, 80));
    }

    @Test
    void mergesWithItself() {
        EventSample sample = filled(10, 5);

        sample.addAll(sample);

        assertThat(sample.measurements()).hasSize(5);
    }

    @Test
    void refusesAnEventWithoutId() {
        EventSample sample = new EventSample(10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sample.add(event("", 1), 1))
                .withMessage("id: empty, expected the id of an event, by which its redeliveries are known");
    }

    @Test
    void refusesAnotherCapacity() {
        EventSample sample = new EventSample(10);
        byte[] other = EventSample.codec("d", 11).encode(new EventSample(11));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sample.addAll(new EventSample(11)))
                .withMessage("capacity: 11, expected that of the other state, 10");
        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> EventSample.codec("d", 10).decode(other))
                .withMessageContaining("capacity");
    }

    @Test
    void spreadsTheRanksOfIdsThatDifferByOne() {
        // Of a fair rank every bit is set for half of the ids: 5,000 -+ 5 x 50.
        int[] set = new int[Long.SIZE];
        for (int i = 0; i < 10_000; i++) {
            long rank = EventSample.rank("event-" + i);
            for (int bit = 0; bit < Long.SIZE; bit++) {
                set[bit] += (int) (rank >>> bit & 1);
            }
        }

        assertThat(set).doesNotContain(0);
        for (int count : set) {
            assertThat(count).isBetween(4_750, 5_250);
        }
    }

    private static EventSample filled(int capacity, int events) {
        EventSample sample = new EventSample(capacity);
        for (int i = 0; i < events; i++) {
            sample.add(event("event-" + i, i), i);
        }
        return sample;
    }

    private static EventView event(String id, long time) {
        return new TestEvent(id, "e", "u", time, Map.of());
    }
}
