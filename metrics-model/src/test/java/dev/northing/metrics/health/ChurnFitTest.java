package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChurnFitTest {

    @Test
    void findsTheLogOddsRatioOfATable() {
        List<ChurnHistory> histories = new ArrayList<>();
        add(histories, 1, 30, true);
        add(histories, 1, 10, false);
        add(histories, 0, 10, true);
        add(histories, 0, 30, false);

        ChurnRisk risk = ChurnFit.of("risk", List.of("x"), histories, 1e-12).orElseThrow();

        assertThat(risk.factors().get(0).coefficient()).isCloseTo(Math.log(9), within(1e-6));
        assertThat(risk.factors().get(0).reference()).isEqualTo(0.5);
        // Each group is foretold as it was.
        assertThat(risk.figures(Map.of("x", 1.0), Health.WINDOW).risk().value()).hasValueCloseTo(0.75, within(1e-6));
        assertThat(risk.figures(Map.of("x", 0.0), Health.WINDOW).risk().value()).hasValueCloseTo(0.25, within(1e-6));
    }

    @Test
    void leavesNoSlopeOfThePenalizedLikelihood() {
        Random random = new Random(5);
        List<ChurnHistory> histories = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            double a = random.nextGaussian();
            double b = 10 + 3 * random.nextGaussian();
            boolean left = random.nextDouble() < 1 / (1 + Math.exp(-(a - 0.4 * (b - 10))));
            histories.add(new ChurnHistory(Map.of("a", a, "b", b), left));
        }

        ChurnRisk risk = ChurnFit.of("risk", List.of("a", "b"), histories, 2).orElseThrow();

        double errors = 0;
        double[] slopes = new double[2];
        for (ChurnHistory history : histories) {
            double p =
                    risk.figures(history.values(), Health.WINDOW).risk().value().orElseThrow();
            double error = (history.left() ? 1 : 0) - p;
            errors += error;
            for (int j = 0; j < 2; j++) {
                RiskFactor factor = risk.factors().get(j);
                slopes[j] += error * (history.values().getOrDefault(factor.name(), 0.0) - factor.reference());
            }
        }
        assertThat(errors).isCloseTo(0, within(1e-8));
        for (int j = 0; j < 2; j++) {
            RiskFactor factor = risk.factors().get(j);
            double variance = variance(histories, factor);
            // In the factor's own unit the penalty is ridge x coefficient x variance.
            assertThat(slopes[j]).isCloseTo(2 * factor.coefficient() * variance, within(1e-6));
        }
    }

    @Test
    void staysFiniteWhereAFactorDividesWithoutException() {
        List<ChurnHistory> histories = new ArrayList<>();
        add(histories, 1, 20, true);
        add(histories, 0, 20, false);

        ChurnRisk risk = ChurnFit.of("risk", List.of("x"), histories, ChurnFit.DEFAULT_RIDGE)
                .orElseThrow();

        assertThat(risk.factors().get(0).coefficient()).isBetween(1.0, 20.0);
        assertThat(ChurnFit.DEFAULT_RIDGE).isEqualTo(1);
    }

    @Test
    void takesMissingValuesAtTheMean() {
        List<ChurnHistory> histories = new ArrayList<>();
        add(histories, 1, 3, true);
        add(histories, 0, 3, false);
        histories.add(new ChurnHistory(Map.of(), true));
        histories.add(new ChurnHistory(Map.of(), false));

        ChurnRisk risk = ChurnFit.of("risk", List.of("x"), histories, 1).orElseThrow();

        // One more of each kind at the middle leaves a symmetric problem: an even base at the mean of the known.
        assertThat(risk.factors().get(0).reference()).isEqualTo(0.5);
        assertThat(risk.base()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void givesNoWeightToWhatNeverVaries() {
        List<ChurnHistory> histories = new ArrayList<>();
        add(histories, 4, 3, true);
        add(histories, 4, 6, false);

        ChurnRisk risk = ChurnFit.of("risk", List.of("x"), histories, 1).orElseThrow();

        assertThat(risk.factors().get(0).coefficient()).isZero();
        assertThat(risk.base()).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void hasNoModelIfNobodyLeftOrNobodyStayed() {
        List<ChurnHistory> histories = new ArrayList<>();
        add(histories, 1, 3, true);

        assertThat(ChurnFit.of("risk", List.of("x"), histories, 1)).isEmpty();
        assertThat(ChurnFit.of("risk", List.of("x"), List.of(), 1)).isEmpty();
    }

    @Test
    void refusesBadInput() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnFit.of("risk", List.of("x"), List.of(), 0))
                .withMessage("ridge: 0.0, expected a positive finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChurnFit.of("risk", List.of("x", "x"), List.of(), 1))
                .withMessage("factors: one name twice, expected each name once");
        Map<String, Double> values = new HashMap<>();
        values.put("x", Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChurnHistory(values, true))
                .withMessage("values: NaN, expected a finite number");
    }

    private static double variance(List<ChurnHistory> histories, RiskFactor factor) {
        double squares = 0;
        for (ChurnHistory history : histories) {
            double distance = history.values().getOrDefault(factor.name(), 0.0) - factor.reference();
            squares += distance * distance;
        }
        return squares / (histories.size() - 1);
    }

    private static void add(List<ChurnHistory> histories, double x, int count, boolean left) {
        for (int i = 0; i < count; i++) {
            histories.add(new ChurnHistory(Map.of("x", x), left));
        }
    }
}
