package dev.northing.core.dictionary.lint;

import static dev.northing.core.dictionary.lint.KeptFindings.MAX_FINDINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptFindingsTest {

    private final KeptFindings kept = new KeptFindings();

    private void add(int number, Finding.Level level) {
        for (int i = 1; i <= number; i++) {
            kept.add(new Finding("K006", level, "a.yml", new SourcePosition(i, 1), "odd"));
        }
    }

    private List<Finding> sorted() {
        return kept.toList().stream().sorted().toList();
    }

    @Test
    void keepsAllUpToTheLimit() {
        add(MAX_FINDINGS, Finding.Level.WARNING);

        assertThat(kept.toList())
                .hasSize(MAX_FINDINGS)
                .extracting(Finding::rule)
                .containsOnly("K006");
    }

    @Test
    void countsTheRestInTheLastFinding() {
        add(MAX_FINDINGS + 3, Finding.Level.WARNING);

        Finding last = sorted().get(MAX_FINDINGS);

        assertThat(sorted()).hasSize(MAX_FINDINGS + 1);
        assertThat(last)
                .isEqualTo(new Finding(
                        "X003",
                        Finding.Level.WARNING,
                        "a.yml",
                        new SourcePosition(MAX_FINDINGS, 1),
                        "3 more findings are left out, 0 of them errors; correct those shown, then lint again"));
    }

    @Test
    void leavesOutWarningsBeforeErrors() {
        add(MAX_FINDINGS, Finding.Level.WARNING);
        add(2, Finding.Level.ERROR);

        assertThat(sorted())
                .filteredOn(finding -> finding.level() == Finding.Level.ERROR)
                .hasSize(2);
        assertThat(sorted().get(MAX_FINDINGS).message()).startsWith("2 more findings are left out, 0 of them errors");
    }

    @Test
    void isAnErrorWhenErrorsAreLeftOut() {
        add(7, Finding.Level.INFO);
        add(MAX_FINDINGS + 1, Finding.Level.ERROR);

        Finding last = sorted().get(MAX_FINDINGS);

        assertThat(last.level()).isEqualTo(Finding.Level.ERROR);
        assertThat(last.message()).startsWith("8 more findings are left out, 1 of them errors");
    }
}
