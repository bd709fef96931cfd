package dev.northing.metrics.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionThresholdTest {

    @Test
    void isThirteenForOneCategoryAtEpsilonOne() {
        PartitionThreshold threshold = of(1, "1", "0.00001");

        assertThat(threshold.threshold()).isEqualTo(13);
        assertThat(threshold.names(13)).isTrue();
        assertThat(threshold.names(12)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5, 0.001", "4, 1, 0.00001", "10, 2, 0.0000001", "1, 5, 0.3"})
    void isTheLeastThatOneSubjectReachesWithProbabilityDelta(int categories, double epsilon, double delta) {
        long threshold = of(
                        categories,
                        String.valueOf(epsilon),
                        BigDecimal.valueOf(delta).toPlainString())
                .threshold();

        assertThat(categories * reached(threshold, categories / epsilon)).isLessThanOrEqualTo(delta * (1 + 1e-9));
        if (threshold > 2) {
            assertThat(categories * reached(threshold - 1, categories / epsilon))
                    .isGreaterThan(delta);
        }
    }

    /** P[1 + z >= threshold], summed from the probabilities themselves. */
    private static double reached(long threshold, double scale) {
        double alpha = Math.exp(-1 / scale);
        double sum = 0;
        for (long z = threshold - 1; z < threshold + 4_000; z++) {
            sum += (1 - alpha) / (1 + alpha) * Math.pow(alpha, (double) z);
        }
        return sum;
    }

    @Test
    void spreadsTheLossOverTheCategories() {
        assertThat(of(4, "2", "0.00001").noise())
                .isEqualTo(new DiscreteLaplace(new BigDecimal("2.00000000000000000000")));
    }

    @Test
    void recommendsALessLikelyFailureForMoreSubjects() {
        assertThat(PartitionThreshold.recommendedDelta(10_000)).isEqualByComparingTo("0.000001");
        assertThat(PartitionThreshold.recommendedDelta(1)).isEqualByComparingTo("1");
    }

    @Test
    void refusesLossesThatNameNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> of(1, "0", "0.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> of(1, "1", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> of(0, "1", "0.1"));
    }

    private static PartitionThreshold of(int categories, String epsilon, String delta) {
        return new PartitionThreshold(categories, new PrivacyLoss(new BigDecimal(epsilon), new BigDecimal(delta)));
    }
}
