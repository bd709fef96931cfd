package dev.northing.metrics.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriorityMatrixTest {

    private static final PriorityMatrix MATRIX =
            new PriorityMatrix(List.of("a", "b", "c", "d"), PriorityMatrix.DEFAULT_VOTES);

    @Test
    void splitsBothRoundsAtTheirMeans() {
        List<MatrixItem> placed = MATRIX.place(List.of(
                new Ballot("one", Map.of("a", 4, "b", 1), Map.of("b", 5)),
                new Ballot("two", Map.of("a", 2, "b", 1, "c", 2), Map.of("a", 3, "c", 2))));

        // Importance 6, 2, 2, 0 with a mean of 2.5; feasibility 3, 5, 2, 0 with the same.
        assertThat(placed)
                .containsExactly(
                        new MatrixItem(1, "a", 6, 3, Quadrant.DO_FIRST),
                        new MatrixItem(2, "b", 2, 5, Quadrant.FILL_IN),
                        new MatrixItem(3, "c", 2, 2, Quadrant.LEAVE),
                        new MatrixItem(4, "d", 0, 0, Quadrant.LEAVE));
    }

    @Test
    void takesTheMeanItselfForHighAndSharesAPlace() {
        PriorityMatrix two = new PriorityMatrix(List.of("x", "y"), 5);

        List<MatrixItem> placed = two.place(List.of(new Ballot("one", Map.of("y", 2, "x", 2), Map.of("x", 1, "y", 1))));

        assertThat(placed)
                .containsExactly(
                        new MatrixItem(1, "x", 2, 1, Quadrant.DO_FIRST),
                        new MatrixItem(1, "y", 2, 1, Quadrant.DO_FIRST));
    }

    @Test
    void findsImportantThingsThatAreHard() {
        PriorityMatrix two = new PriorityMatrix(List.of("x", "y"), 5);

        List<MatrixItem> placed = two.place(List.of(new Ballot("one", Map.of("x", 5), Map.of("y", 5))));

        assertThat(placed).extracting(MatrixItem::quadrant).containsExactly(Quadrant.PLAN, Quadrant.FILL_IN);
    }

    @Test
    void takesARoundWithoutVotesForLow() {
        List<MatrixItem> placed = MATRIX.place(List.of(new Ballot("one", Map.of(), Map.of())));

        assertThat(placed).extracting(MatrixItem::quadrant).containsOnly(Quadrant.LEAVE);
    }

    @Test
    void placesNothingWithoutBallots() {
        assertThat(MATRIX.place(List.of())).isEmpty();
    }

    @Test
    void refusesVotesOverBudget() {
        assertThat(PriorityMatrix.DEFAULT_VOTES).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MATRIX.place(List.of(new Ballot("one", Map.of("a", 3, "b", 3), Map.of()))))
                .withMessage("importance: 6, expected at most 5 votes of one voter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MATRIX.place(List.of(new Ballot("one", Map.of(), Map.of("a", 6)))))
                .withMessage("feasibility: 6, expected at most 5 votes of one voter");
    }

    @Test
    void refusesBallotsThatAreNone() {
        Ballot ballot = new Ballot("one", Map.of(), Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MATRIX.place(List.of(ballot, ballot)))
                .withMessage("voter: one voter twice, expected one ballot of each voter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MATRIX.place(List.of(new Ballot("one", Map.of("z", 1), Map.of()))))
                .withMessage("importance: z, expected items out of [a, b, c, d]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ballot("one", Map.of("a", -1), Map.of()))
                .withMessage("importance: -1, expected at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriorityMatrix(List.of("a", "a"), 5))
                .withMessage("items: a twice, expected each item once");
    }
}
