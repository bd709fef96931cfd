package dev.northing.metrics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnomalyScreenTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final AnomalyScreen SCREEN = new AnomalyScreen(AnomalyDetector.of(7, ValueScale.RAW), 0.05);

    @Test
    void alertsForTheOneMetricOfTwentyOneThatSpikes() {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            series.add(noise("quiet-" + i, i, 0));
        }
        series.add(noise("loud", 20, 30));

        ScreenFigures figures = SCREEN.screen(series, LATER);

        assertThat(figures.metrics()).hasSize(21);
        assertThat(figures.alerts()).extracting(ScreenedMetric::definition).containsExactly("loud");
        assertThat(figures.alerts().get(0).qValue()).isLessThan(0.001);
    }

    @Test
    void countsMetricsThatCannotBeJudgedInNoQValue() {
        Series tooShort = Series.every("new", START, Duration.ofDays(1), 1, 2, 3);

        ScreenFigures figures = SCREEN.screen(List.of(tooShort, noise("loud", 20, 30)), LATER);

        assertThat(figures.notJudged()).containsExactly("new");
        ScreenedMetric only = figures.metrics().get(0);
        assertThat(only.qValue()).isEqualTo(only.latest().pValue());
    }

    @Test
    void needsADistanceThatMatters() {
        AnomalyScreen strict = new AnomalyScreen(new AnomalyDetector(7, ValueScale.RAW, 0.5, window -> false), 0.05);

        assertThat(strict.screen(List.of(noise("loud", 20, 30)), LATER).alerts())
                .isEmpty();
    }

    @Test
    void isEmptyWithoutSeries() {
        assertThat(SCREEN.screen(List.of(), LATER)).isEqualTo(new ScreenFigures(List.of(), List.of()));
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnomalyScreen(AnomalyDetector.of(7, ValueScale.RAW), 0))
                .withMessage("rate: 0.0, expected a number in (0, 1)");
    }

    private static Series noise(String definition, long seed, double last) {
        Random random = new Random(seed);
        double[] values = new double[70];
        Arrays.setAll(values, i -> 100 + random.nextGaussian() + (i == 69 ? last : 0));
        return Series.every(definition, START, Duration.ofDays(1), values);
    }
}
