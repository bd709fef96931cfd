package dev.northing.quickstart.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsTheFirstColumnLeftAndTheOthersRight() {
        Table table = new Table(
                "Title",
                List.of("name", "n"),
                List.of(List.of("a", "1,000"), List.of("longer", "-")),
                List.of("Remark."));

        assertThat(table.toText())
                .isEqualTo("Title\n  name         n\n  a        1,000\n  longer       -\n  Remark.\n");
    }

    @Test
    void refusesRowsOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table("t", List.of("a"), List.of(List.of("1", "2")), List.of()))
                .withMessage("row: 2 cells, expected 1");
    }
}
