package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AbsencesTest {

    private final Absences absences = new Absences();

    @Test
    void countsEachKindOnItsOwn() {
        absences.add(3, 7, true);
        absences.add(10, 10, false);
        absences.add(12, 11, true);
        assertThat(absences.count(true)).isEqualTo(5);
        assertThat(absences.count(false)).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsFoundInTheMiddle() {
        absences.add(3, 7, true);
        absences.find(4, 5);
        assertThat(absences.count(true)).isEqualTo(3);
        absences.find(1, 3);
        assertThat(absences.count(true)).isEqualTo(2);
        absences.find(7, 9);
        assertThat(absences.count(true)).isEqualTo(1);
    }

    @Test
    void countsAsOneWouldOnOnesFingers() {
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            Absences tried = new Absences();
            Map<Long, Boolean> expected = new HashMap<>();
            long next = 1;
            for (int i = 0; i < 20; i++) {
                long from = next + random.nextInt(4);
                long through = from + random.nextInt(6) - 1;
                boolean corrupt = random.nextBoolean();
                tried.add(from, through, corrupt);
                for (long s = from; s <= through; s++) {
                    expected.put(s, corrupt);
                }
                next = Math.max(next, through + 1);
                long first = 1L + random.nextInt((int) next);
                long last = first + random.nextInt(8);
                tried.find(first, last);
                expected.keySet().removeIf(s -> s >= first && s <= last);
                for (boolean kind : new boolean[] {true, false}) {
                    assertThat(tried.count(kind))
                            .as("seed %d", seed)
                            .isEqualTo(expected.values().stream()
                                    .filter(k -> k == kind)
                                    .count());
                }
            }
        }
    }
}
