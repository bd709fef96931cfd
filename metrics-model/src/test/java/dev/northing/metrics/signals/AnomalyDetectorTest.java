package dev.northing.metrics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnomalyDetectorTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final AnomalyDetector WEEKLY = AnomalyDetector.of(7, ValueScale.RAW);

    @Test
    void findsTheWednesdayThatStandsOutOfSixWeeks() {
        double[] values = weeks(6);
        values[16] = 300;

        AnomalyFigures figures = detect(WEEKLY, values);

        assertThat(figures.baseline()).isEqualTo(Baseline.SEASON_AND_TREND);
        assertThat(figures.anomalies()).hasSize(1);
        Anomaly anomaly = figures.anomalies().get(0);
        assertThat(anomaly.observed().window().start()).isEqualTo(MONDAY.plus(DAY.multipliedBy(16)));
        assertThat(anomaly.observed().value()).isEqualTo(300);
        assertThat(anomaly.expected().value().orElseThrow()).isCloseTo(100, within(5.0));
        assertThat(anomaly.score()).isGreaterThan(AnomalyDetector.THRESHOLD);
        assertThat(anomaly.shape()).isEqualTo(AnomalyShape.SPIKE);
    }

    @Test
    void leavesSundaysAlone() {
        assertThat(detect(WEEKLY, weeks(6)).anomalies()).isEmpty();
    }

    @Test
    void tellsALevelShiftFromASpike() {
        double[] values = weeks(10);
        Random random = new Random(2);
        for (int i = 0; i < values.length; i++) {
            values[i] += random.nextGaussian() + (i >= 37 ? 60 : 0);
        }

        AnomalyFigures figures = detect(WEEKLY, values);

        assertThat(figures.anomalies()).isNotEmpty();
        assertThat(figures.anomalies()).extracting(Anomaly::shape).contains(AnomalyShape.LEVEL_SHIFT);
    }

    @Test
    void doesNotJudgeAPeriodThatIsNotOver() {
        double[] values = weeks(6);
        values[41] = 3;
        Series series = Series.every("dau", MONDAY, DAY, values);

        AnomalyFigures figures =
                WEEKLY.detect(series, MONDAY.plus(DAY.multipliedBy(42)).minusNanos(1));

        assertThat(figures.judged()).isEqualTo(41);
        assertThat(figures.anomalies()).isEmpty();
        assertThat(figures.notes()).containsExactly(new Note(Series.PERIODS_NOT_OVER, 1));
    }

    @Test
    void countsHolidaysWithoutReportingThem() {
        double[] values = weeks(6);
        values[16] = 0;
        Instant holiday = MONDAY.plus(DAY.multipliedBy(16));
        AnomalyDetector knowing = new AnomalyDetector(
                7, ValueScale.RAW, 0, window -> window.start().equals(holiday));

        AnomalyFigures figures = detect(knowing, values);

        assertThat(figures.anomalies()).isEmpty();
        assertThat(figures.notes()).containsExactly(new Note(AnomalyFigures.ANOMALIES_KNOWN, 1));
    }

    @Test
    void ignoresWhatIsTooSmallToMatter() {
        double[] values = weeks(6);
        values[16] = 104;

        assertThat(detect(WEEKLY, values).anomalies()).hasSize(1);
        assertThat(detect(new AnomalyDetector(7, ValueScale.RAW, 0.1, window -> false), values)
                        .anomalies())
                .isEmpty();
    }

    @Test
    void comparesWithTheSeasonBeforeWhereTheHistoryIsShort() {
        double[] values = new double[11];
        Random random = new Random(4);
        Arrays.setAll(values, i -> 50 + random.nextGaussian());
        values[10] = 500;

        AnomalyFigures season = detect(AnomalyDetector.of(3, ValueScale.RAW), Arrays.copyOf(values, 5));
        AnomalyFigures longSeason = detect(AnomalyDetector.of(8, ValueScale.RAW), values);
        double[] sixteen = new double[16];
        Arrays.setAll(sixteen, i -> 50 + random.nextGaussian());
        AnomalyFigures half = detect(AnomalyDetector.of(8, ValueScale.RAW), Arrays.copyOf(sixteen, 15));

        assertThat(season.baseline()).isEqualTo(Baseline.NONE);
        assertThat(longSeason.baseline()).isEqualTo(Baseline.PERIOD_BEFORE);
        assertThat(longSeason.judged()).isEqualTo(10);
        assertThat(longSeason.anomalies()).isNotEmpty();
        assertThat(half.baseline()).isEqualTo(Baseline.PERIOD_BEFORE);
        assertThat(detect(AnomalyDetector.of(30, ValueScale.RAW), weeks(6)).baseline())
                .isEqualTo(Baseline.SEASON_BEFORE);
    }

    @Test
    void saysNothingOfTooShortASeries() {
        AnomalyFigures figures = detect(WEEKLY, 1, 2, 300);

        assertThat(figures.baseline()).isEqualTo(Baseline.NONE);
        assertThat(figures.judged()).isZero();
        assertThat(figures.anomalies()).isEmpty();
        assertThat(figures.latest()).isEmpty();
        assertThat(detect(WEEKLY).baseline()).isEqualTo(Baseline.NONE);
    }

    @Test
    void findsNothingInConstantSeries() {
        for (double constant : new double[] {0, 0.1, 1e9}) {
            double[] values = new double[40];
            Arrays.fill(values, constant);

            AnomalyFigures figures = detect(WEEKLY, values);

            assertThat(figures.anomalies()).isEmpty();
            assertThat(figures.latest().orElseThrow().score()).isZero();
            assertThat(figures.latest().orElseThrow().expected().interval()).isEmpty();
            assertThat(figures.latest().orElseThrow().pValue()).isEqualTo(1);
        }
    }

    @Test
    void usesTheMeanDeviationWhereTheMedianOneIsZero() {
        double[] values = new double[40];
        Arrays.fill(values, 10);
        values[20] = 11;

        AnomalyFigures figures = detect(AnomalyDetector.of(1, ValueScale.RAW), values);

        assertThat(figures.anomalies()).isNotEmpty();
        assertThat(figures.anomalies().get(0).observed().value()).isEqualTo(11);
    }

    @Test
    void judgesRatiosOnTheLogarithmicScale() {
        double[] values = new double[70];
        Random random = new Random(9);
        Arrays.setAll(values, i -> Math.round(100 * Math.exp(0.05 * i + 0.02 * random.nextGaussian())));
        values[10] /= 2;

        AnomalyFigures figures = detect(AnomalyDetector.of(7, ValueScale.LOG), values);

        assertThat(figures.anomalies())
                .extracting(anomaly -> anomaly.observed().value())
                .containsExactly(values[10]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> detect(AnomalyDetector.of(7, ValueScale.LOG), 1, 2, -3))
                .withMessage("observations.value: -3.0, expected at least 0 on the scale LOG");
    }

    @Test
    void staysFiniteForSeriesOfAnyKind() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] values = new double[random.nextInt(0, 60)];
            double size = Math.pow(10, random.nextInt(-90, 90));
            Arrays.setAll(values, i -> random.nextInt(3) == 0 ? 0 : size * Math.abs(random.nextGaussian()));
            ValueScale scale = random.nextBoolean() ? ValueScale.LOG : ValueScale.RAW;

            AnomalyFigures figures = detect(AnomalyDetector.of(random.nextInt(1, 9), scale), values);

            // A figure refuses what is not finite by itself.
            figures.anomalies().forEach(anomaly -> assertThat(anomaly.score()).isFinite());
            figures.latest().ifPresent(anomaly -> assertThat(anomaly.pValue()).isBetween(0.0, 1.0));
            assertThat(figures.anomalies().size())
                    .as("seed %s", seed)
                    .isLessThanOrEqualTo(Math.max(1, figures.judged() / 10));
        }
    }

    @Test
    void namesItsConstants() {
        assertThat(AnomalyDetector.THRESHOLD).isEqualTo(3.5);
        assertThat(AnomalyDetector.LEAST_JUDGED).isEqualTo(8);
        assertThat(AnomalyDetector.SIGNIFICANCE).isEqualTo(0.05);
        assertThat(AnomalyDetector.LARGEST_SHARE).isEqualTo(0.1);
    }

    @Test
    void refusesAnImpossibleDefinition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnomalyDetector.of(0, ValueScale.RAW))
                .withMessage("period: 0, expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnomalyDetector(7, ValueScale.RAW, -0.1, window -> false))
                .withMessage("smallestChange: -0.1, expected a finite number, at least 0");
    }

    /** Hundred a day and 40 on Sundays. */
    private static double[] weeks(int weeks) {
        double[] values = new double[7 * weeks];
        Arrays.setAll(values, i -> i % 7 == 6 ? 40 : 100);
        return values;
    }

    private static AnomalyFigures detect(AnomalyDetector detector, double... values) {
        return detector.detect(Series.every("dau", MONDAY, DAY, values), Instant.parse("2030-01-01T00:00:00Z"));
    }
}
