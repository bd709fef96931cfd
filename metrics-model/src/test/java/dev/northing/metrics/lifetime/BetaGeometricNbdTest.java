package dev.northing.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.SharedFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BetaGeometricNbdTest {

    // Fader, Hardie and Lee 2005, table 2 and section 5.
    private static final BetaGeometricNbdFit PUBLISHED =
            new BetaGeometricNbdFit(0.243, 4.414, 0.793, 2.426, -9582.4, true);

    @Test
    void findsTheParametersPublishedForCdnow() {
        List<PurchaseHistory> histories = SharedFiles.purchaseSummary().stream()
                .map(row -> new PurchaseHistory((long) row[0], row[1], row[2]))
                .toList();

        BetaGeometricNbdFit fit = BetaGeometricNbd.fit(histories).orElseThrow();

        assertThat(histories).hasSize(2_357);
        assertThat(fit.r()).isCloseTo(0.243, within(5e-4));
        assertThat(fit.alpha()).isCloseTo(4.414, within(5e-3));
        assertThat(fit.a()).isCloseTo(0.793, within(2e-3));
        assertThat(fit.b()).isCloseTo(2.426, within(5e-3));
        assertThat(fit.logLikelihood()).isCloseTo(-9582.4, within(0.1));
        assertThat(fit.identified()).isTrue();
    }

    @Test
    void computesTheLikelihoodThatIntegrationGives() {
        // The likelihood of one history given rate and chance, averaged over both distributions on a fine grid.
        for (PurchaseHistory history :
                List.of(new PurchaseHistory(0, 0, 10), new PurchaseHistory(1, 3, 10), new PurchaseHistory(4, 9, 10))) {
            double integrated = integrated(history);

            double closed = BetaGeometricNbd.logLikelihood(List.of(history), 2, 5, 2, 3);

            // The midpoint rule with 300 steps is good to about 1 in 300 squared.
            assertThat(closed).isCloseTo(Math.log(integrated), within(1e-4));
        }
    }

    @Test
    void findsTheParametersOfSimulatedCustomers() {
        BetaGeometricNbdFit fit = BetaGeometricNbd.fit(simulated(6, 6_000)).orElseThrow();

        // Rates are gamma (2, scale 1/8), chances beta (1, 3).
        assertThat(fit.r()).as("seed 6").isCloseTo(2, within(0.35));
        assertThat(fit.alpha()).as("seed 6").isCloseTo(8, within(1.5));
        assertThat(fit.a() / (fit.a() + fit.b())).as("seed 6").isCloseTo(0.25, within(0.04));
        assertThat(fit.identified()).isTrue();
    }

    @Test
    void expectsWhatIntegrationGives() {
        for (double time : new double[] {1, 10, 52}) {
            assertThat(PUBLISHED.expectedRepeats(time).orElseThrow())
                    .as("time %s", time)
                    .isCloseTo(integratedRepeats(PUBLISHED, time), within(1e-4));
        }
    }

    @Test
    void expectsThePublishedRepeatsOfACustomer() {
        // Fader, Hardie and Lee's spreadsheet: 2 repeats, the last at 30.43 of 38.86 weeks, 39 weeks ahead.
        PurchaseHistory history = new PurchaseHistory(2, 30.43, 38.86);

        assertThat(PUBLISHED.expectedRepeats(history, 39).orElseThrow()).isCloseTo(1.226, within(2e-3));
    }

    @Test
    void isContinuousWhereTheClosedFormDividesByZero() {
        PurchaseHistory history = new PurchaseHistory(2, 5, 9);
        BetaGeometricNbdFit at = new BetaGeometricNbdFit(0.5, 4, 1, 2, 0, true);
        BetaGeometricNbdFit beside = new BetaGeometricNbdFit(0.5, 4, 1.001, 2, 0, true);
        BetaGeometricNbdFit sum = new BetaGeometricNbdFit(0.5, 4, 0.4, 0.6, 0, true);

        assertThat(at.expectedRepeats(history, 10).orElseThrow())
                .isCloseTo(beside.expectedRepeats(history, 10).orElseThrow(), within(1e-2));
        assertThat(sum.expectedRepeats(10).orElseThrow()).isCloseTo(integratedRepeats(sum, 10), within(1e-2));
    }

    @Test
    void takesLongSilenceForStopping() {
        double recent = PUBLISHED.probabilityActive(new PurchaseHistory(8, 38, 39));
        double silent = PUBLISHED.probabilityActive(new PurchaseHistory(8, 10, 39));

        assertThat(recent).isGreaterThan(0.8);
        assertThat(silent).isLessThan(0.1);
        assertThat(PUBLISHED.probabilityActive(new PurchaseHistory(0, 0, 39))).isEqualTo(1);
    }

    @Test
    void isNothingWithoutRepeats() {
        assertThat(BetaGeometricNbd.fit(List.of())).isEmpty();
        assertThat(BetaGeometricNbd.fit(List.of(new PurchaseHistory(0, 0, 5)))).isEmpty();
    }

    @Test
    void saysWhenTheHistoriesSettleNothing() {
        BetaGeometricNbdFit fit =
                BetaGeometricNbd.fit(List.of(new PurchaseHistory(3, 9, 10))).orElseThrow();

        assertThat(fit.identified()).isFalse();
    }

    @Test
    void refusesHistoriesThatContradictThemselves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PurchaseHistory(-1, 0, 1))
                .withMessage("repeats: -1, expected at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PurchaseHistory(0, 1, 2))
                .withMessage("last: 1.0, expected 0 without repeats");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PurchaseHistory(1, 3, 2))
                .withMessage("last: 3.0, expected in (0, 2.0] with repeats");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PurchaseHistory(0, 0, 0))
                .withMessage("observed: 0.0, expected a positive, finite time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PUBLISHED.expectedRepeats(0))
                .withMessage("time: 0.0, expected a positive, finite number");
    }

    private static List<PurchaseHistory> simulated(long seed, int customers) {
        Random random = new Random(seed);
        List<PurchaseHistory> histories = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            double rate = -(Math.log(random.nextDouble()) + Math.log(random.nextDouble())) / 8;
            double chance = 1 - Math.cbrt(random.nextDouble());
            double observed = random.nextDouble(20, 50);
            double time = 0;
            double last = 0;
            long repeats = 0;
            boolean active = true;
            while (active) {
                time += -Math.log(random.nextDouble()) / rate;
                active = time < observed;
                if (active) {
                    repeats++;
                    last = time;
                    active = random.nextDouble() >= chance;
                }
            }
            histories.add(new PurchaseHistory(repeats, last, observed));
        }
        return histories;
    }

    /** For r 2, alpha 5, a 2 and b 3: the densities have no singular ends, so the midpoint rule is enough. */
    private static double integrated(PurchaseHistory history) {
        double sum = 0;
        int steps = 3_000;
        for (int i = 0; i < steps; i++) {
            double rate = (i + 0.5) * 4 / steps;
            double rateDensity = 5 * 5 * rate * Math.exp(-5 * rate);
            double inner = 0;
            for (int j = 0; j < 300; j++) {
                double chance = (j + 0.5) / 300;
                double chanceDensity = 12 * chance * (1 - chance) * (1 - chance);
                inner += chanceDensity * likelihood(history, rate, chance) / 300;
            }
            sum += rateDensity * inner * 4 / steps;
        }
        return sum;
    }

    private static double likelihood(PurchaseHistory history, double rate, double chance) {
        double x = history.repeats();
        double stays = Math.pow(1 - chance, x) * Math.pow(rate, x) * Math.exp(-rate * history.observed());
        double stopped = x == 0
                ? 0
                : chance * Math.pow(1 - chance, x - 1) * Math.pow(rate, x) * Math.exp(-rate * history.last());
        return stays + stopped;
    }

    /** The mean over chances p of (1 - (alpha / (alpha + p t))^r) / p, in p = u^(1/a), which has no singular end. */
    private static double integratedRepeats(BetaGeometricNbdFit fit, double time) {
        double sum = 0;
        double weights = 0;
        int steps = 100_000;
        for (int i = 0; i < steps; i++) {
            double u = (i + 0.5) / steps;
            double p = Math.pow(u, 1 / fit.a());
            double weight = Math.pow(1 - p, fit.b() - 1);
            double given = (1 - Math.pow(fit.alpha() / (fit.alpha() + p * time), fit.r())) / p;
            sum += weight * given;
            weights += weight;
        }
        return sum / weights;
    }
}
