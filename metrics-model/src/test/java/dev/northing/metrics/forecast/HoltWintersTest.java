package dev.northing.metrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.PublishedSeries;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoltWintersTest {

    private static final HoltWinters ADDITIVE = new HoltWinters(12, Seasonality.ADDITIVE);
    private static final HoltWinters MULTIPLICATIVE = new HoltWinters(12, Seasonality.MULTIPLICATIVE);

    // What print(HoltWinters(co2)) and print(HoltWinters(AirPassengers, seasonal = "mult")) show in R's manual.
    private static final double[] CARBON_DIOXIDE_SEASON = {
        0.22153, 0.95528, 1.59847, 2.87580, 3.28201, 2.44070, 0.89694, -1.37964, -3.41124, -3.25702, -1.91349, -0.58442
    };
    private static final double[] PASSENGERS_SEASON = {
        0.94646, 0.88292, 0.97174, 1.03048, 1.04769, 1.18053, 1.35908, 1.33317, 1.10834, 0.98688, 0.83613, 0.92099
    };

    @Test
    void endsWhereRDoesWithItsParameters() {
        HoltWintersFit fit = ADDITIVE.fit(PublishedSeries.carbonDioxide(), 0.5126484, 0.0094977, 0.4728868);

        assertThat(fit.level()).isCloseTo(364.76162, within(1e-5));
        assertThat(fit.trend()).isCloseTo(0.12474, within(1e-5));
        for (int i = 0; i < 12; i++) {
            assertThat(fit.season().get(i)).isCloseTo(CARBON_DIOXIDE_SEASON[i], within(1e-5));
        }
    }

    @Test
    void findsTheParametersOfR() {
        HoltWintersFit fit = ADDITIVE.fit(PublishedSeries.carbonDioxide()).orElseThrow();
        HoltWintersFit ofR = ADDITIVE.fit(PublishedSeries.carbonDioxide(), 0.51265, 0.0094977, 0.47289);

        assertThat(fit.squares()).isLessThanOrEqualTo(ofR.squares());
        assertThat(fit.alpha()).isCloseTo(0.51265, within(1e-3));
        assertThat(fit.beta()).isCloseTo(0.0094977, within(1e-3));
        assertThat(fit.gamma()).isCloseTo(0.47289, within(1e-3));
        assertThat(fit.level()).isCloseTo(364.76162, within(1e-3));
    }

    @Test
    void findsTheMultiplicativeParametersOfR() {
        HoltWintersFit fit = MULTIPLICATIVE.fit(PublishedSeries.airPassengers()).orElseThrow();
        HoltWintersFit ofR = MULTIPLICATIVE.fit(PublishedSeries.airPassengers(), 0.27559, 0.032693, 0.87073);

        assertThat(ofR.level()).isCloseTo(469.32322, within(5e-3));
        assertThat(ofR.trend()).isCloseTo(3.02154, within(5e-4));
        for (int i = 0; i < 12; i++) {
            assertThat(ofR.season().get(i)).isCloseTo(PASSENGERS_SEASON[i], within(1e-5));
        }
        assertThat(fit.squares()).isLessThanOrEqualTo(ofR.squares());
        assertThat(fit.alpha()).isCloseTo(0.27559, within(1e-3));
        assertThat(fit.gamma()).isCloseTo(0.87073, within(2e-3));
    }

    @Test
    void carriesALineOn() {
        double[] line = IntStream.range(0, 20).mapToDouble(i -> 3 + 2 * i).toArray();

        Projection projection =
                new HoltWinters(1, Seasonality.NONE).project(3, 0.95, line).orElseThrow();

        assertThat(projection.points().get(2).value()).isCloseTo(3 + 2 * 22, within(1e-9));
        assertThat(projection.points().get(2).interval()).isEmpty();
    }

    @Test
    void isLessSureOfWhatIsFartherAway() {
        Projection projection =
                ADDITIVE.project(24, 0.95, PublishedSeries.carbonDioxide()).orElseThrow();

        double before = 0;
        for (ProjectedPoint point : projection.points()) {
            double width = point.interval().orElseThrow().width();
            assertThat(width).isGreaterThan(before);
            assertThat(point.interval().orElseThrow().contains(point.value())).isTrue();
            before = width;
        }
    }

    @Test
    void needsTwoSeasonsAndEightErrors() {
        double[] values = IntStream.range(0, 24).mapToDouble(i -> 10 + i % 3).toArray();

        assertThat(ADDITIVE.fit(Arrays.copyOf(values, 23))).isEmpty();
        assertThat(ADDITIVE.fit(values)).isPresent();
        assertThat(new HoltWinters(1, Seasonality.NONE).fit(Arrays.copyOf(values, 2 + HoltWinters.LEAST_ERRORS - 1)))
                .isEmpty();
        assertThat(HoltWinters.LEAST_ERRORS).isEqualTo(8);
        assertThat(ADDITIVE.fit()).isEmpty();
    }

    @Test
    void hasNoMultiplicativeSeasonWithoutPositiveValues() {
        assertThat(MULTIPLICATIVE.fit(new double[60])).isEmpty();
    }

    @Test
    void keepsAConstantSeriesWithoutPretendingToKnowItsSpread() {
        double[] values = new double[40];
        Arrays.fill(values, 7);

        ProjectedPoint point =
                ADDITIVE.project(1, 0.95, values).orElseThrow().points().get(0);

        assertThat(point.value()).isCloseTo(7, within(1e-9));
        assertThat(point.interval()).isEmpty();
    }

    @Test
    void refusesASeasonOfOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HoltWinters(1, Seasonality.ADDITIVE))
                .withMessage("period: 1, expected at least 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ADDITIVE.project(0, 0.95, 1, 2))
                .withMessage("horizon: 0, expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ADDITIVE.project(1, 0.95, 1, Double.NaN))
                .withMessage("history: NaN, expected a finite number");
    }
}
