package dev.northing.metrics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GeneralizedEsdTest {

    // Rosner 1983; data and both columns as printed in the NIST/SEMATECH handbook, section 1.3.5.17.3.
    private static final double[] ROSNER = {
        -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.70,
        1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.40,
        2.47, 2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59, 3.68, 4.30, 4.64, 5.34, 5.42, 6.01
    };
    private static final double[] STATISTICS = {3.118, 2.942, 3.179, 2.810, 2.815, 2.848, 2.279, 2.310, 2.101, 2.067};
    private static final double[] CRITICAL = {3.158, 3.151, 3.143, 3.136, 3.128, 3.120, 3.111, 3.103, 3.094, 3.085};
    private static final GeneralizedEsd TEN = new GeneralizedEsd(10, 0.05);

    @Test
    void findsTheThreeOutliersOfRosnersExample() {
        assertThat(TEN.outliers(ROSNER)).containsExactly(53, 52, 51);
    }

    @Test
    void stepsAsTheHandbookPrints() {
        List<GeneralizedEsd.Step> steps = TEN.steps(ROSNER);

        assertThat(steps).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(steps.get(i).statistic()).isCloseTo(STATISTICS[i], within(1.1e-3));
            assertThat(steps.get(i).critical()).isCloseTo(CRITICAL[i], within(1.1e-3));
        }
    }

    @Test
    void findsNoneInNormalValuesAsOftenAsItSays() {
        Random random = new Random(3);
        int found = 0;
        for (int run = 0; run < 400; run++) {
            double[] values =
                    random.doubles(60).map(each -> random.nextGaussian()).toArray();
            found += new GeneralizedEsd(5, 0.05).outliers(values).isEmpty() ? 0 : 1;
        }
        // Five percent of 400 give or take four standard errors.
        assertThat(found).isBetween(3, 38);
    }

    @Test
    void hasNoOutliersAmongEqualOrTooFewValues() {
        assertThat(TEN.outliers()).isEmpty();
        assertThat(TEN.outliers(1, 100)).isEmpty();
        assertThat(TEN.outliers(0.1, 0.1, 0.1, 0.1, 0.1, 0.1)).isEmpty();
    }

    @Test
    void refusesNoOutliersAndNoSignificance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneralizedEsd(0, 0.05))
                .withMessage("most: 0, expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeneralizedEsd(1, 1))
                .withMessage("significance: 1.0, expected a number in (0, 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEN.steps(1, Double.NaN, 3))
                .withMessage("values: NaN, expected a number from -1e100 to 1e100");
    }
}
