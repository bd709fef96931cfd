package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UnitDaysTest {

    @Test
    void agreeWithATreeOfDays() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            UnitDays state = new UnitDays();
            TreeSet<Long> expected = new TreeSet<>();
            for (int i = random.nextInt(1, 40); i > 0; i--) {
                long day = random.nextInt(10) == 0 ? random.nextLong(-1L << 36, 1L << 36) : random.nextInt(-200, 300);
                expected.add(day);
                state.add("u", day);
            }
            DaySet days = only(state);
            assertThat(days.count()).as("seed %d", seed).isEqualTo(expected.size());
            assertThat(days.first()).as("seed %d", seed).hasValue(expected.first());
            for (int i = 0; i < 30; i++) {
                long from = random.nextInt(-210, 310);
                long to = random.nextInt(5) == 0 ? Long.MAX_VALUE : from + random.nextInt(-2, 150);
                long inside =
                        expected.stream().filter(day -> day >= from && day < to).count();
                assertThat(days.count(from, to)).as("seed %d", seed).isEqualTo((int) inside);
                assertThat(days.activeIn(from, to)).as("seed %d", seed).isEqualTo(inside > 0);
            }
        }
    }

    @Test
    void keepAStrayDateWithoutTheDatesBetween() {
        UnitDays state = new UnitDays();
        state.add("u", 20_000);
        state.add("u", 100_000_000_000L);

        assertThat(only(state).size()).isEqualTo(2);
        assertThat(UnitDays.codec("d").encode(state)).hasSizeLessThan(60);
    }

    @Test
    void refuseAUnitWithoutId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnitDays().add("", 0))
                .withMessageStartingWith("unit: empty");
    }

    private static DaySet only(UnitDays state) {
        List<DaySet> sets = new ArrayList<>();
        state.forEach((unit, days) -> sets.add(days));
        assertThat(sets).hasSize(1);
        return sets.get(0);
    }
}
