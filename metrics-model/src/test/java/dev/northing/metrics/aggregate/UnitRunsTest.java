package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.TestEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitRunsTest {

    @Test
    void keepEachIdOnceWithItsLeastTime() {
        UnitRuns state = new UnitRuns();
        state.add(event("x", 7), 1);
        state.add(event("y", 5), 1);
        state.add(event("x", 6), 9);
        state.add(event("x", 7), 1);

        assertThat(only(state).occurrences()).containsExactly(new Occurrence(5, 1, "y"), new Occurrence(6, 9, "x"));
    }

    @Test
    void divideByTime() {
        UnitRuns state = new UnitRuns();
        for (int i = 0; i < 50; i++) {
            state.add(event("e" + i, 49 - i), i);
        }

        assertThat(only(state).before(10)).hasSize(10);
        assertThat(only(state).within(10, 13)).extracting(Occurrence::time).containsExactly(10L, 11L, 12L);
        assertThat(only(state).within(60, 70)).isEmpty();
    }

    @Test
    void doNotGrowWithRedeliveries() {
        UnitRuns state = new UnitRuns();
        for (int i = 0; i < 10_000; i++) {
            state.add(event("same", 3), 0);
        }

        assertThat(only(state).occurrences()).hasSize(1);
    }

    @Test
    void mergeWithThemselvesWithoutChange() {
        UnitRuns state = new UnitRuns();
        state.add(event("x", 1), 2);

        state.addAll(state);

        assertThat(only(state).occurrences()).containsExactly(new Occurrence(1, 2, "x"));
    }

    @Test
    void refuseEventsWithoutUnitOrId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitRuns().add(event("", 1), 0))
                .withMessageStartingWith("id: empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitRuns().add(new TestEvent("id", "n", "", 1, Map.of()), 0))
                .withMessageStartingWith("unit: empty");
    }

    private static TestEvent event(String id, long time) {
        return new TestEvent(id, "n", "u", time, Map.of());
    }

    private static UnitRun only(UnitRuns state) {
        List<UnitRun> runs = new ArrayList<>();
        state.forEach((unit, run) -> runs.add(run));
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }
}
