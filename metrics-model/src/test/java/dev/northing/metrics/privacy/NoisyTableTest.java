package dev.northing.metrics.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoisyTableTest {

    private static final TableShape SHAPE = new TableShape(List.of("free", "pro"), List.of("May", "June"));
    private static final ContributionBounds BOUNDS = new ContributionBounds(1, 1);
    private static final IntegerNoise NOISE = DiscreteLaplace.of(BOUNDS, BigDecimal.ONE);

    /** Seven times the scale: cells that differ by more than noise explains are wrong. */
    private static final long FAR = 7;

    @Test
    void isNearTheBoundedSums() {
        Contributions contributions = new Contributions();
        for (int i = 0; i < 500; i++) {
            contributions.add("subject " + i, new CellKey("free", "May"), 1_000);
        }

        NoisyTable table = NoisyTable.release(contributions, SHAPE, BOUNDS, NOISE, new SplittableRandom(1));

        assertThat(table.value("free", "May")).isBetween(500 - FAR, 500 + FAR);
        assertThat(table.value("pro", "June")).isBetween(-FAR, FAR);
        assertThat(table.rowTotal("free")).isEqualTo(table.value("free", "May") + table.value("free", "June"));
        assertThat(table.columnTotal("May")).isEqualTo(table.value("free", "May") + table.value("pro", "May"));
        assertThat(table.total()).isEqualTo(table.rowTotal("free") + table.rowTotal("pro"));
    }

    @Test
    void spendsASubjectsFewCellsOnTheTablesOwn() {
        Contributions contributions = new Contributions();
        for (int i = 0; i < 300; i++) {
            contributions.add("subject " + i, new CellKey("other", "May"), 1);
            contributions.add("subject " + i, new CellKey("free", "May"), 1);
        }

        NoisyTable table = NoisyTable.release(contributions, SHAPE, BOUNDS, NOISE, new SplittableRandom(2));

        assertThat(table.value("free", "May")).isBetween(300 - FAR, 300 + FAR);
    }

    @Test
    void leavesAnEmptyCellAtZeroAsOftenAsTheNoiseIs() {
        SplittableRandom random = new SplittableRandom(3);
        long zeros = 0;
        for (int i = 0; i < 2_000; i++) {
            NoisyTable table = NoisyTable.release(new Contributions(), SHAPE, BOUNDS, NOISE, random);
            zeros += table.values().stream().filter(value -> value == 0).count();
        }

        // tanh(1/2); four standard deviations of 8,000 draws are 0.023.
        assertThat(zeros / 8_000.0).isCloseTo(0.4621, within(0.023));
    }

    @Test
    void endsAtTheBorderOfLong() {
        NoisyTable high = new NoisyTable(SHAPE, List.of(Long.MAX_VALUE, 5L, Long.MIN_VALUE, -5L));

        assertThat(high.rowTotal("free")).isEqualTo(Long.MAX_VALUE);
        assertThat(high.rowTotal("pro")).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void refusesValuesThatDoNotFillTheTable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoisyTable(SHAPE, List.of(1L)))
                .withMessage("values: 1, expected one for each of 4 cells");
    }

    @Test
    void refusesRowsItDoesNotHave() {
        NoisyTable table = new NoisyTable(SHAPE, List.of(1L, 2L, 3L, 4L));

        assertThatIllegalArgumentException().isThrownBy(() -> table.value("free", "July"));
        assertThatIllegalArgumentException().isThrownBy(() -> table.value("gold", "May"));
    }
}
