package dev.northing.metrics.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    @ParameterizedTest
    @CsvSource({
        "100, NEARLY_ALL, 10",
        "80, NEARLY_ALL, 10",
        "79.99, MOST, 6",
        "50, MOST, 6",
        "49.99, MANY, 3",
        "25, MANY, 3",
        "24.99, SOME, 1.5",
        "5, SOME, 1.5",
        "4.99, FEW, 0.5",
        "0, FEW, 0.5"
    })
    void givesABorderToTheHigherBand(double percent, Reach band, String points) {
        assertThat(Reach.ofPercent(percent)).isEqualTo(band);
        assertThat(band.points()).isEqualByComparingTo(points);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 100.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoShare(double percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reach.ofPercent(percent))
                .withMessage("percent: " + percent + ", expected a share of users in [0, 100]");
    }
}
