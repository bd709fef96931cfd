package dev.northing.metrics.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiceProposalTest {

    @Test
    void scoresTheHandbooksExample() {
        RiceProposal proposal =
                new RiceProposal("example", Reach.NEARLY_ALL, Impact.LOW, Confidence.MEDIUM, new BigDecimal("2"));

        assertThat(proposal.score()).isEqualByComparingTo("2.0");
    }

    @ParameterizedTest
    @CsvSource({"MASSIVE, 3", "HIGH, 2", "MEDIUM, 1", "LOW, 0.5", "MINIMAL, 0.25"})
    void multipliesByImpact(Impact impact, BigDecimal factor) {
        RiceProposal proposal = new RiceProposal("x", Reach.NEARLY_ALL, impact, Confidence.HIGH, BigDecimal.TEN);

        assertThat(proposal.score()).isEqualByComparingTo(factor);
    }

    @ParameterizedTest
    @CsvSource({"HIGH, 1", "MEDIUM, 0.8", "LOW, 0.5"})
    void multipliesByConfidence(Confidence confidence, BigDecimal factor) {
        RiceProposal proposal = new RiceProposal("x", Reach.NEARLY_ALL, Impact.MEDIUM, confidence, BigDecimal.TEN);

        assertThat(proposal.score()).isEqualByComparingTo(factor);
    }

    @Test
    void roundsOnlyWhatHasNoEnd() {
        RiceProposal proposal =
                new RiceProposal("x", Reach.NEARLY_ALL, Impact.MEDIUM, Confidence.HIGH, new BigDecimal("3"));

        assertThat(proposal.score()).isEqualByComparingTo("3.333333333333333333333333333333333");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-1"})
    void refusesEffortThatIsNone(BigDecimal effort) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RiceProposal("x", Reach.FEW, Impact.LOW, Confidence.LOW, effort))
                .withMessage("effort: " + effort + ", expected more than 0 person-months");
    }

    @Test
    void refusesABlankName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RiceProposal(" ", Reach.FEW, Impact.LOW, Confidence.LOW, BigDecimal.ONE))
                .withMessage("name: blank, expected text that is not blank");
    }
}
