package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

    @Test
    void adjustsEachByItsRank() {
        List<Double> qValues = FalseDiscovery.qValues(List.of(0.01, 0.04, 0.03, 0.5));

        assertThat(qValues.get(0)).isCloseTo(0.04, within(1e-15));
        assertThat(qValues.get(1)).isCloseTo(0.16 / 3, within(1e-15));
        // Rank two alone would give 0.06; a larger p-value has less.
        assertThat(qValues.get(2)).isCloseTo(0.16 / 3, within(1e-15));
        assertThat(qValues.get(3)).isEqualTo(0.5);
    }

    @Test
    void callsWhatBenjaminiAndHochbergCall() {
        // The fifteen p-values of the example in Benjamini and Hochberg 1995, section 3.3: four findings at 5 %.
        List<Double> qValues = FalseDiscovery.qValues(List.of(
                0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
                0.7590, 1.0000));

        assertThat(qValues.stream().filter(q -> q <= 0.05)).hasSize(4);
    }

    @Test
    void keepsASinglePValueAndNone() {
        assertThat(FalseDiscovery.qValues(List.of(0.2))).containsExactly(0.2);
        assertThat(FalseDiscovery.qValues(List.of())).isEmpty();
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FalseDiscovery.qValues(List.of(0.5, 1.5)))
                .withMessage("pValues: 1.5, expected a number in [0, 1]");
        assertThatIllegalArgumentException().isThrownBy(() -> FalseDiscovery.qValues(List.of(Double.NaN)));
    }
}
