package dev.northing.metrics.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DisclosureRuleTest {

    private static final DisclosureRule RULE = DisclosureRule.DEFAULT;

    @Test
    void hasTheDocumentedDefaults() {
        assertThat(DisclosureRule.DEFAULT_SUBJECTS).isEqualTo(10);
        assertThat(DisclosureRule.FEWEST_SUBJECTS).isEqualTo(5);
        assertThat(DisclosureRule.DEFAULT_DOMINANCE_PERCENT).isEqualTo(80);
        assertThat(DisclosureRule.DEFAULT_AMBIGUITY_PERCENT).isEqualTo(20);
        assertThat(RULE).isEqualTo(new DisclosureRule(10, 80, 20));
    }

    @Test
    void allowsACellOfTenSubjectsButNotOfNine() {
        assertThat(RULE.allows(new Cell(10, 1, 10))).isTrue();
        assertThat(RULE.allows(new Cell(9, 1, 9))).isFalse();
        assertThat(RULE.allows(Cell.EMPTY)).isFalse();
    }

    @Test
    void refusesACellOfWhichOneSubjectMakesMoreThanFourFifths() {
        assertThat(RULE.allows(new Cell(50, 80, 100))).isTrue();
        assertThat(RULE.allows(new Cell(50, 81, 100))).isFalse();
        assertThat(new DisclosureRule(10, 100, 20).allows(new Cell(50, 100, 100)))
                .isTrue();
    }

    @Test
    void allowsAShareOnlyIfBothSidesAreLarge() {
        assertThat(RULE.allowsShare(10, 20)).isTrue();
        assertThat(RULE.allowsShare(9, 20)).isFalse();
        assertThat(RULE.allowsShare(11, 20)).isFalse();
    }

    @Test
    void allowsAQuantileOnlyIfEnoughSubjectsLieBeyondIt() {
        assertThat(RULE.allowsQuantile(200, new BigDecimal("0.95"))).isTrue();
        assertThat(RULE.allowsQuantile(199, new BigDecimal("0.95"))).isFalse();
        assertThat(RULE.allowsQuantile(199, new BigDecimal("0.05"))).isFalse();
        assertThat(RULE.allowsQuantile(20, new BigDecimal("0.5"))).isTrue();
        assertThat(RULE.allowsQuantile(1_000_000, BigDecimal.ONE)).isFalse();
    }

    @Test
    void hidesAFigureOfFewSubjectsWithAllItsNumbers() {
        TimeWindow window =
                new TimeWindow(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-08T00:00:00Z"));
        Figure figure = Figure.builder("activation", window).ratio(3, 9).n(9).build();

        Figure hidden = RULE.publish(figure, 9);

        assertThat(hidden)
                .isEqualTo(Figure.builder("activation", window)
                        .note("figures_suppressed", 1)
                        .build());
        assertThat(hidden.notes()).containsExactly(new Note(DisclosureRule.FIGURES_SUPPRESSED, 1));
        assertThat(RULE.publish(figure, 10)).isEqualTo(figure);
    }

    @Test
    void hidesThreeMoreCellsThatCloseACircle() {
        PublishedTable published = RULE.publish(counts(new int[][] {{4, 16}, {12, 18}}));

        assertThat(published.cells()).isEmpty();
        assertThat(published.rowTotals()).containsEntry("r0", 20L).containsEntry("r1", 30L);
        assertThat(published.columnTotals()).containsEntry("c0", 16L).containsEntry("c1", 34L);
        assertThat(published.total()).isEqualTo(OptionalLong.of(50));
        assertThat(published.hidden()).isEqualTo(4);
    }

    @Test
    void showsAllOfATableWithoutSmallCells() {
        PublishedTable published = RULE.publish(counts(new int[][] {{10, 11}, {12, 13}}));

        assertThat(published.hidden()).isZero();
        assertThat(published.cells()).containsEntry(new CellKey("r1", "c0"), 12L);
    }

    @Test
    void hidesAllOfATableOfFew() {
        assertThat(RULE.publish(counts(new int[][] {{1, 2}, {3, 0}})).hidden()).isEqualTo(9);
    }

    @Test
    void leavesTheRestOfALargeTableAsItIs() {
        PublishedTable published =
                RULE.publish(counts(new int[][] {{4, 16, 40, 50}, {12, 18, 40, 50}, {60, 60, 60, 60}}));

        assertThat(published.hidden()).isEqualTo(4);
        assertThat(published.cells().get(new CellKey("r2", "c3"))).isEqualTo(60);
    }

    @Test
    void hidesMoreThanAPairIfThePairTogetherIsSmall() {
        // Both small cells lie in one row: hiding these two alone would tell that they are 5 together.
        PublishedTable published =
                RULE.publish(counts(new int[][] {{2, 3, 20, 90}, {50, 50, 30, 90}, {50, 50, 30, 90}}));

        assertThat(published.cells().get(new CellKey("r0", "c2"))).isNull();
        assertThat(published.cells().get(new CellKey("r0", "c3"))).isEqualTo(90);
    }

    @Test
    void refusesAThresholdBelowFive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DisclosureRule(4, 80, 20))
                .withMessage("leastSubjects: 4, expected at least 5");
        assertThatIllegalArgumentException().isThrownBy(() -> new DisclosureRule(5, 0, 20));
        assertThatIllegalArgumentException().isThrownBy(() -> new DisclosureRule(5, 80, 101));
    }

    /** A table in which each subject is in one cell and counts 1. */
    static CellTable counts(int[][] cells) {
        Contributions contributions = new Contributions();
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                for (int i = 0; i < cells[row][column]; i++) {
                    contributions.add(row + "/" + column + "/" + i, new CellKey("r" + row, "c" + column), 1);
                }
            }
        }
        return contributions.table(new TableShape(names("r", cells.length), names("c", cells[0].length)));
    }

    static List<String> names(String prefix, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> prefix + i)
                .toList();
    }
}
