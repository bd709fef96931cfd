package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivalCurveTest {

    private static final SurvivalCurve TREATED = SurvivalCurve.kaplanMeier(Freireich.treated());
    private static final SurvivalCurve PLACEBO = SurvivalCurve.kaplanMeier(Freireich.placebo());

    @ParameterizedTest
    // Klein and Moeschberger 2003, table 4.1: estimate and standard error for the 6-MP group.
    @CsvSource({
        "6, 0.857, 0.0764",
        "7, 0.807, 0.0869",
        "10, 0.753, 0.0963",
        "13, 0.690, 0.1068",
        "16, 0.627, 0.1141",
        "22, 0.538, 0.1282",
        "23, 0.448, 0.1346"
    })
    void agreesWithThePublishedTrial(long duration, double survival, double error) {
        SurvivalStep step = TREATED.steps().stream()
                .filter(found -> found.duration() == duration)
                .findFirst()
                .orElseThrow();

        assertThat(step.survival()).isCloseTo(survival, within(0.0005));
        assertThat(step.survival() * Math.sqrt(step.relativeVariance().orElseThrow()))
                .isCloseTo(error, within(0.00005));
    }

    @Test
    void staysBetweenStepsAndStartsAtOne() {
        assertThat(TREATED.survivalAt(0)).hasValue(1);
        assertThat(TREATED.survivalAt(5)).hasValue(1);
        assertThat(TREATED.survivalAt(12)).isEqualTo(TREATED.survivalAt(10));
        assertThat(TREATED.size()).isEqualTo(21);
        assertThat(TREATED.events()).isEqualTo(9);
    }

    @Test
    void hasThePublishedMedians() {
        // R's survfit: 23 with the lower bound 16 (log) or 13 (log-log) and no upper one; 8 with 4 to 11 (log-log).
        assertThat(TREATED.quantile(0.5, 0.95, SurvivalScale.LOG).value()).hasValue(23);
        assertThat(TREATED.quantile(0.5, 0.95, SurvivalScale.LOG).low()).hasValue(16);
        assertThat(TREATED.quantile(0.5, 0.95, SurvivalScale.LOG_LOG).low()).hasValue(13);
        assertThat(TREATED.quantile(0.5, 0.95, SurvivalScale.LOG_LOG).high()).isEmpty();
        assertThat(TREATED.quantile(0.5, 0.95, SurvivalScale.LOG_LOG).interval())
                .isEmpty();
        SurvivalQuantile placebo = PLACEBO.quantile(0.5, 0.95, SurvivalScale.LOG_LOG);
        assertThat(placebo.value()).hasValue(8);
        assertThat(placebo.interval()).hasValue(new Interval(4, 11, 0.95, IntervalMethod.SURVIVAL_INVERSION));
    }

    @Test
    void computesBothBandsFromGreenwood() {
        double survival = 6.0 / 7;
        double variance = 3.0 / 21 / 18;
        double z = 1.959963984540054;

        Interval log = TREATED.interval(6, 0.95, SurvivalScale.LOG).orElseThrow();
        Interval logLog = TREATED.interval(6, 0.95, SurvivalScale.LOG_LOG).orElseThrow();

        assertThat(log.low()).isCloseTo(survival * Math.exp(-z * Math.sqrt(variance)), within(1e-12));
        assertThat(log.high()).isEqualTo(1);
        double width = z * Math.sqrt(variance) / -Math.log(survival);
        assertThat(logLog.low()).isCloseTo(Math.pow(survival, Math.exp(width)), within(1e-12));
        assertThat(logLog.high()).isCloseTo(Math.pow(survival, Math.exp(-width)), within(1e-12));
        // R's survfit prints 0.620 to 0.952 for log-log at 6 weeks.
        assertThat(logLog.low()).isCloseTo(0.620, within(0.0005));
        assertThat(logLog.high()).isCloseTo(0.952, within(0.0005));
    }

    @Test
    void isTheEmpiricalShareWithoutCensoring() {
        assertThat(PLACEBO.survivalAt(8)).hasValueCloseTo(8.0 / 21, within(1e-12));
        assertThat(PLACEBO.survivalAt(23)).hasValue(0);
        assertThat(PLACEBO.survivalAt(1_000)).hasValue(0);
    }

    @Test
    void takesAnEventBeforeACensoringOfTheSameDuration() {
        SurvivalCurve curve = SurvivalCurve.kaplanMeier(
                List.of(DurationCount.censored(5), DurationCount.event(5), DurationCount.censored(9)));

        assertThat(curve.steps().get(0).atRisk()).isEqualTo(3);
        assertThat(curve.survivalAt(5)).hasValueCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void isUndefinedBeyondTheLongestDurationWhileSomeWait() {
        assertThat(TREATED.survivalAt(35)).isPresent();
        assertThat(TREATED.survivalAt(36)).isEmpty();
        assertThat(TREATED.interval(36, 0.95, SurvivalScale.LOG_LOG)).isEmpty();
        assertThat(TREATED.restrictedMean(36)).isEmpty();
    }

    @Test
    void hasNoBandWhereAllOrNobodyWait() {
        assertThat(TREATED.interval(3, 0.95, SurvivalScale.LOG_LOG)).isEmpty();
        assertThat(PLACEBO.interval(23, 0.95, SurvivalScale.LOG)).isEmpty();
    }

    @Test
    void givesBackWhatItWasMadeOf() {
        assertThat(SurvivalCurve.kaplanMeier(TREATED.observed())).isEqualTo(TREATED);
        assertThat(TREATED.observed().get(0)).isEqualTo(new DurationCount(6, 3, 1));
    }

    @Test
    void isUndefinedWithoutUnits() {
        SurvivalCurve none = SurvivalCurve.kaplanMeier(List.of(new DurationCount(3, 0, 0)));

        assertThat(none.steps()).isEmpty();
        assertThat(none.size()).isZero();
        assertThat(none.survivalAt(0)).isEmpty();
        assertThat(none.quantile(0.5, 0.95, SurvivalScale.LOG_LOG).value()).isEmpty();
        assertThat(none.restrictedMean(0)).isEmpty();
        assertThat(none.restrictedMeanInterval(1, 0.95)).isEmpty();
    }

    @Test
    void hasTheMeanOfTheCutDurationsAsRestrictedMean() {
        // Without censoring the restricted mean is the mean of min(duration, horizon), its variance that of the cut
        // durations divided by n once more.
        double[] cut = Freireich.placebo().stream()
                .mapToDouble(count -> Math.min(count.duration(), 12))
                .toArray();
        double mean = Moments.of(cut).mean().orElseThrow();
        double variance = Moments.of(cut).variance().orElseThrow() * 20 / 21 / 21;

        Interval interval = PLACEBO.restrictedMeanInterval(12, 0.95).orElseThrow();

        assertThat(PLACEBO.restrictedMean(12)).hasValueCloseTo(mean, within(1e-12));
        assertThat(interval.high() - mean).isCloseTo(1.959963984540054 * Math.sqrt(variance), within(1e-12));
        assertThat(PLACEBO.restrictedMean(1_000)).hasValueCloseTo(182.0 / 21, within(1e-12));
    }

    @Test
    void agreesWithTheAreaUnderTheTreatedCurve() {
        // R's survfit prints 23.29 with the standard error 2.83 for the mean up to 35 weeks.
        Interval interval = TREATED.restrictedMeanInterval(35, 0.95).orElseThrow();

        assertThat(TREATED.restrictedMean(35)).hasValueCloseTo(23.29, within(0.005));
        assertThat((interval.high() - interval.low()) / 2 / 1.96).isCloseTo(2.83, within(0.005));
    }

    @Test
    void agreesWithTheProductOverRandomUnits() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            List<DurationCount> units = new ArrayList<>();
            int size = 1 + random.nextInt(30);
            for (int i = 0; i < size; i++) {
                long duration = random.nextInt(12);
                units.add(random.nextInt(3) == 0 ? DurationCount.censored(duration) : DurationCount.event(duration));
            }
            SurvivalCurve curve = SurvivalCurve.kaplanMeier(units);
            for (long t = 0; t < 12; t++) {
                double product = product(units, t);
                if (curve.survivalAt(t).isPresent()) {
                    assertThat(curve.survivalAt(t)).as("seed %d", seed).hasValueCloseTo(product, within(1e-12));
                }
            }
        }
    }

    @Test
    void refusesNegativeNumbersAndSharesOutsideTheirRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DurationCount.event(-1))
                .withMessage("duration: -1, expected at least 0");
        assertThatIllegalArgumentException().isThrownBy(() -> TREATED.survivalAt(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TREATED.quantile(1, 0.95, SurvivalScale.LOG))
                .withMessage("share: 1.0, expected a number in (0, 1)");
    }

    private static double product(List<DurationCount> units, long until) {
        double product = 1;
        for (long t = 0; t <= until; t++) {
            long time = t;
            double atRisk =
                    units.stream().filter(unit -> unit.duration() >= time).count();
            double events = units.stream()
                    .filter(unit -> unit.duration() == time && unit.events() == 1)
                    .count();
            product *= events == 0 ? 1 : 1 - events / atRisk;
        }
        return product;
    }
}
