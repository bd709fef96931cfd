package dev.northing.metrics.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PrivacyLossTest {

    @Test
    void addsUpOverAnswers() {
        assertThat(loss("0.4", "0.00001").plus(loss("0.6", "0.00002"))).isEqualTo(loss("1", "0.00003"));
    }

    @Test
    void promisesNothingWhenTheChancesOfFailureAddUpToOne() {
        assertThat(loss("1", "0.6").plus(loss("1", "0.6"))).isEqualTo(loss("2", "1"));
    }

    @Test
    void isTheLargerOneOverPartsWithoutCommonSubjects() {
        assertThat(loss("0.4", "0.00003").max(loss("0.6", "0.00001"))).isEqualTo(loss("0.6", "0.00003"));
    }

    @Test
    void staysWithinABudgetInBothNumbers() {
        assertThat(loss("1", "0").isWithin(loss("1", "0"))).isTrue();
        assertThat(loss("1.01", "0").isWithin(loss("1", "0.1"))).isFalse();
        assertThat(loss("0.5", "0.2").isWithin(loss("1", "0.1"))).isFalse();
    }

    @Test
    void ofConcentratedLossIsRoundedUp() {
        PrivacyLoss loss = new ConcentratedLoss(new BigDecimal("0.1")).toLoss(new BigDecimal("0.00001"));

        // 0.1 + 2 sqrt(0.1 ln 100000)
        assertThat(loss.epsilon().doubleValue()).isCloseTo(2.245966, within(1e-6));
        assertThat(loss.epsilon()).isGreaterThanOrEqualTo(new BigDecimal("2.24596"));
        assertThat(loss.delta()).isEqualByComparingTo("0.00001");
    }

    @Test
    void ofConcentratedLossIsNoneForNothing() {
        assertThat(new ConcentratedLoss(BigDecimal.ZERO)
                        .toLoss(new BigDecimal("0.1"))
                        .epsilon())
                .isEqualByComparingTo("0");
    }

    @Test
    void ofConcentratedLossAddsUpBeforeItIsConverted() {
        ConcentratedLoss part = new ConcentratedLoss(new BigDecimal("0.05"));

        assertThat(part.plus(part).rho()).isEqualByComparingTo("0.1");
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> loss("-1", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> loss("1", "1.1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ConcentratedLoss(BigDecimal.ONE.negate()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConcentratedLoss(BigDecimal.ONE).toLoss(BigDecimal.ZERO));
    }

    private static PrivacyLoss loss(String epsilon, String delta) {
        return new PrivacyLoss(new BigDecimal(epsilon), new BigDecimal(delta));
    }
}
