package dev.northing.metrics.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContributionsTest {

    private static final CellKey FREE_MAY = new CellKey("free", "May");
    private static final CellKey FREE_JUNE = new CellKey("free", "June");
    private static final CellKey PRO_MAY = new CellKey("pro", "May");
    private static final TableShape SHAPE = new TableShape(List.of("free", "pro"), List.of("May", "June"));

    private final Contributions contributions = new Contributions();

    @Test
    void makeACellOfSubjectsLargestAndTotal() {
        contributions.add("acme", FREE_MAY, 1);
        contributions.add("acme", FREE_MAY, 2);
        contributions.add("umbrella", FREE_MAY, 4);

        assertThat(contributions.table(SHAPE).cell("free", "May")).isEqualTo(new Cell(2, 4, 7));
        assertThat(contributions.table(SHAPE).cell("pro", "June")).isEqualTo(Cell.EMPTY);
    }

    @Test
    void countASubjectOnceInATotal() {
        contributions.add("acme", FREE_MAY, 1);
        contributions.add("acme", FREE_JUNE, 2);
        contributions.add("umbrella", PRO_MAY, 5);

        CellTable table = contributions.table(SHAPE);

        assertThat(table.rowTotal("free")).isEqualTo(new Cell(1, 3, 3));
        assertThat(table.columnTotal("May")).isEqualTo(new Cell(2, 5, 6));
        assertThat(table.total()).isEqualTo(new Cell(2, 5, 8));
    }

    @Test
    void leaveOutWhatIsNotInTheTable() {
        contributions.add("acme", new CellKey("enterprise", "May"), 9);
        contributions.add("acme", FREE_MAY, 1);

        assertThat(contributions.table(SHAPE).total()).isEqualTo(new Cell(1, 1, 1));
    }

    @Test
    void boundASubjectToOneCellOfFive() {
        contributions.add("acme", FREE_MAY, 7);
        contributions.add("acme", PRO_MAY, 2);

        Cell total =
                contributions.bounded(new ContributionBounds(1, 5)).table(SHAPE).total();

        assertThat(total).isIn(new Cell(1, 5, 5), new Cell(1, 2, 2));
    }

    @Test
    void spreadTheKeptCellsOverAllColumns() {
        for (int i = 0; i < 1_000; i++) {
            contributions.add("subject " + i, FREE_MAY, 1);
            contributions.add("subject " + i, FREE_JUNE, 1);
        }

        CellTable table = contributions.bounded(new ContributionBounds(1, 1)).table(SHAPE);

        // Binomial with p = 1/2: four standard deviations are 63.
        assertThat(table.cell("free", "May").subjects()).isBetween(437L, 563L);
        assertThat(table.total().total()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areEqualInAnyOrderAndPartition(long seed) {
        Random random = new Random(seed);
        List<Runnable> additions = new ArrayList<>();
        Contributions whole = new Contributions();
        Contributions left = new Contributions();
        Contributions right = new Contributions();
        for (int i = 0; i < 300; i++) {
            CellKey key = new CellKey("r" + random.nextInt(4), "c" + random.nextInt(4));
            String subject = "s" + random.nextInt(20);
            long value = random.nextInt(10);
            whole.add(subject, key, value);
            Contributions part = random.nextBoolean() ? left : right;
            additions.add(() -> part.add(subject, key, value));
        }
        Collections.shuffle(additions, random);
        additions.forEach(Runnable::run);
        right.merge(left);
        ContributionBounds bounds = new ContributionBounds(3, 4);

        assertThat(right).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(right.bounded(bounds)).isEqualTo(whole.bounded(bounds));
    }

    @Test
    void changeABoundedTableByNoMoreThanTheSensitivities() {
        ContributionBounds bounds = new ContributionBounds(3, 5);

        assertThat(bounds.absoluteSensitivity()).isEqualTo(BigInteger.valueOf(15));
        assertThat(bounds.squaredSensitivity()).isEqualTo(BigInteger.valueOf(75));
    }

    @Test
    void refuseNegativeValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contributions.add("acme", FREE_MAY, -1))
                .withMessage("value: -1, expected at least 0");
    }

    @Test
    void refuseRowsNamedTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TableShape(List.of("free", "free"), List.of("May")))
                .withMessageContaining("each name once");
    }

    @Test
    void sayNothingOfSubjectsInTheirText() {
        contributions.add("jane@example.com", FREE_MAY, 1);

        assertThat(contributions).hasToString("Contributions[1 subjects]");
    }
}
