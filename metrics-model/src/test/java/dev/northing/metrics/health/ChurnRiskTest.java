package dev.northing.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChurnRiskTest {

    private static final ChurnRisk RISK =
            new ChurnRisk("risk", 0.2, List.of(new RiskFactor("license", -2, 0.5), new RiskFactor("tickets", 0.1, 4)));

    @Test
    void movesTheLogOdds() {
        ChurnRiskFigures figures = RISK.figures(Map.of("license", 0.0), Health.WINDOW);

        double odds = Math.E / 4;
        assertThat(figures.risk().value()).hasValueCloseTo(odds / (1 + odds), within(1e-12));
        assertThat(figures.risk().value()).hasValueCloseTo(0.4046, within(5e-5));
        assertThat(figures.coverage().value()).hasValue(0.5);
        assertThat(figures.missing()).containsExactly("tickets");
    }

    @Test
    void namesTheStrongestDriverFirst() {
        ChurnRiskFigures figures = RISK.figures(Map.of("license", 0.6, "tickets", 14.0), Health.WINDOW);

        assertThat(figures.drivers()).extracting(RiskDriver::factor).containsExactly("tickets", "license");
        assertThat(figures.drivers().get(0).logOdds()).isCloseTo(1, within(1e-12));
        assertThat(figures.drivers().get(1).logOdds()).isCloseTo(-0.2, within(1e-12));
    }

    @Test
    void isUndefinedIfNothingIsKnown() {
        ChurnRiskFigures figures = RISK.figures(Map.of(), Health.WINDOW);

        assertThat(figures.risk().value()).isEmpty();
        assertThat(figures.coverage().value()).hasValue(0);
    }

    @Test
    void staysFiniteFarOut() {
        assertThat(RISK.figures(Map.of("license", 1e300), Health.WINDOW).risk().value())
                .hasValue(0);
        assertThat(RISK.figures(Map.of("license", -1e300), Health.WINDOW).risk().value())
                .hasValue(1);
    }

    @Test
    void refusesAFactorItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RISK.figures(Map.of("mood", 1.0), Health.WINDOW))
                .withMessage("values: mood, expected factors out of [license, tickets]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChurnRisk("d", 1, RISK.factors()))
                .withMessage("base: 1.0, expected a number in (0, 1)");
    }

    @Test
    void calibratesByHand() {
        ChurnCalibration calibration = ChurnCalibration.of(
                "risk",
                Health.WINDOW,
                List.of(outcome(0.9, true), outcome(0.4, true), outcome(0.4, false), outcome(0.1, false)));

        // (0.01 + 0.36 + 0.16 + 0.01)/4; of four pairs three are won and one is even.
        assertThat(calibration.brier().value()).hasValueCloseTo(0.135, within(1e-12));
        assertThat(calibration.area().value()).hasValue(0.875);
        assertThat(calibration.area().n()).isEqualTo(4);
    }

    @Test
    void findsTheAreaOfAWalkOverAllPairs() {
        Random random = new Random(11);
        List<ChurnOutcome> outcomes = IntStream.range(0, 300)
                .mapToObj(i -> outcome(random.nextInt(20) / 20.0, random.nextInt(3) == 0))
                .toList();
        double won = 0;
        long pairs = 0;
        for (ChurnOutcome left : outcomes) {
            for (ChurnOutcome stayed : outcomes) {
                if (left.left() && !stayed.left()) {
                    pairs++;
                    won += (Math.signum(left.risk() - stayed.risk()) + 1) / 2;
                }
            }
        }

        ChurnCalibration calibration = ChurnCalibration.of("risk", Health.WINDOW, outcomes);

        assertThat(calibration.area().value()).hasValueCloseTo(won / pairs, within(1e-12));
        assertThat(calibration.brier().interval()).isPresent();
    }

    @Test
    void hasNoAreaIfAllStayed() {
        ChurnCalibration calibration = ChurnCalibration.of("risk", Health.WINDOW, List.of(outcome(0.1, false)));

        assertThat(calibration.area().value()).isEmpty();
        assertThat(ChurnCalibration.of("risk", Health.WINDOW, List.of()).brier().value())
                .isEmpty();
    }

    private static ChurnOutcome outcome(double risk, boolean left) {
        return new ChurnOutcome(risk, left);
    }
}
