package dev.northing.metrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.PublishedSeries;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EtsTest {

    private static final EtsForm DAMPED = new EtsForm(Trend.DAMPED, true, false);
    private static final EtsForm SEASON_ONLY = new EtsForm(Trend.NONE, true, false);

    // From R's ets(austourists, model = "AAA", damped = TRUE) and "ANA": parameters, squares of its residuals,
    // forecast.
    private static final double[] DAMPED_OF_R = {0.35445427, 0.03200749, 0.39993387, 0.97999997};
    private static final double[] DAMPED_FORECAST_OF_R = {76.07768073, 51.61741109, 63.96457729, 68.27886241};
    private static final double[] SEASON_OF_R = {0.54216695, 0, 0.39203017, 1};
    private static final double[] SEASON_FORECAST_OF_R = {75.32914757, 50.16726775, 62.21021038, 65.90296904};
    private static final double[] DAMPED_RESIDUALS_OF_R = {
        -0.26798435,
        -0.04630728,
        -0.87557077,
        -1.4331853,
        -0.71563504,
        2.05806973,
        -0.26951398,
        3.63132722,
        -0.5877063,
        -2.298133,
        -1.37167077,
        -7.23113563,
        0.74431761,
        -1.36496138,
        -1.03054168,
        0.13951296,
        -2.14456228,
        -4.80123742,
        1.23254375,
        3.81013169,
        4.54570909,
        1.23362309,
        -5.80537564,
        0.11921716,
        2.17526674,
        -1.81028412,
        1.63287579,
        0.18696324,
        2.32278686,
        1.49515573,
        1.21423523,
        1.2080084,
        1.47298206,
        -0.96587189,
        -0.73496207,
        -4.49136396,
        2.77964892,
        -0.4023417,
        2.56739546,
        -0.3528009,
        2.93799853,
        -2.04792512,
        -0.32153726,
        0.34337982,
        3.5868423,
        -2.08710743,
        0.0445612,
        -0.4213726,
        0.42503913,
        1.33130497,
        -0.01070432,
        1.34977138,
        -0.96810389,
        -0.64824959,
        4.05921227,
        1.25175905,
        1.40494397,
        -3.01261098,
        -1.83932914,
        2.68029762,
        -2.41239421,
        0.24543639,
        0.61368165,
        1.86496496,
        4.78495661,
        0.25626885,
        1.97641408,
        1.89116018
    };

    @Test
    void fitsAtLeastAsWellAsRWithItsParameters() {
        double squaresOfR = History.squares(DAMPED_RESIDUALS_OF_R);

        EtsFit same = new EtsModel(DAMPED, 4, PublishedSeries.visitorNights()).fit(DAMPED_OF_R);

        // R searches for the state at the start, which is here exact: a little less is left over.
        assertThat(same.squares()).isLessThanOrEqualTo(squaresOfR).isGreaterThan(squaresOfR * 0.9);
    }

    @Test
    void findsAFitAtLeastAsGoodAsThatOfR() {
        EtsFit fit = new Ets(4, Optional.of(DAMPED))
                .fit(PublishedSeries.visitorNights())
                .orElseThrow();

        assertThat(fit.squares()).isLessThanOrEqualTo(History.squares(DAMPED_RESIDUALS_OF_R));
        assertThat(fit.beta()).isLessThan(fit.alpha());
        assertThat(fit.gamma()).isLessThan(1 - fit.alpha());
        assertThat(fit.phi()).isBetween(0.8, 0.98);
    }

    @Test
    void forecastsWhatRDoesWithItsParameters() {
        assertForecast(DAMPED, DAMPED_OF_R, DAMPED_FORECAST_OF_R);
        assertForecast(SEASON_ONLY, SEASON_OF_R, SEASON_FORECAST_OF_R);
    }

    @Test
    void findsTheStateAtTheStartThatNoOtherBeats() {
        // Without smoothing the model is a regression on a line and a season: nothing is left of one.
        double[] season = {3, -1, -2};
        double[] values = new double[30];
        Arrays.setAll(values, t -> 5 + 2.0 * t + season[t % 3]);

        EtsFit fit = new EtsModel(new EtsForm(Trend.ADDITIVE, true, false), 3, values).fit(1e-9, 1e-12, 1e-9, 1);

        assertThat(fit.squares()).isCloseTo(0, within(1e-16));
        assertThat(fit.trend()).isCloseTo(2, within(1e-6));
        assertThat(fit.season().get(0)).isCloseTo(3, within(1e-6));
    }

    @Test
    void choosesRatiosWhereTheSeasonGrowsWithTheLevel() {
        EtsFit fit = Ets.choosing(12).fit(PublishedSeries.airPassengers()).orElseThrow();

        assertThat(fit.form().logarithmic()).isTrue();
        assertThat(fit.form().seasonal()).isTrue();
        assertThat(fit.form().trend()).isNotEqualTo(Trend.NONE);
    }

    @Test
    void choosesNoSeasonAndNoTrendInNoise() {
        Random random = new Random(11);
        double[] noise = new double[80];
        Arrays.setAll(noise, t -> random.nextGaussian());

        assertThat(Ets.choosing(4).fit(noise).orElseThrow().form()).isEqualTo(new EtsForm(Trend.NONE, false, false));
    }

    @Test
    void coversNewValuesOfItsOwnModelAsOftenAsItSays() {
        Random random = new Random(5);
        int covered = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            double level = 50;
            double[] values = new double[63];
            for (int t = 0; t < values.length; t++) {
                double error = random.nextGaussian();
                values[t] = level + error;
                level += 0.4 * error;
            }
            Projection projection = new Ets(1, Optional.of(new EtsForm(Trend.NONE, false, false)))
                    .project(3, 0.8, Arrays.copyOf(values, 60))
                    .orElseThrow();
            covered += projection.points().get(2).interval().orElseThrow().contains(values[62]) ? 1 : 0;
        }
        // Within four standard errors of 80 %, and a little for estimating the parameters.
        assertThat(covered / (double) runs).isBetween(0.70, 0.88);
    }

    @Test
    void widensIntervalsByTheWeightsOfPastErrors() {
        double[] values = PublishedSeries.visitorNights();
        Ets ets = new Ets(4, Optional.of(SEASON_ONLY));
        EtsFit fit = ets.fit(values).orElseThrow();
        Projection projection = ets.project(5, 0.95, values).orElseThrow();

        double first = projection.points().get(0).interval().orElseThrow().width();
        double second = projection.points().get(1).interval().orElseThrow().width();
        double fifth = projection.points().get(4).interval().orElseThrow().width();

        double alpha = fit.alpha();
        assertThat(second / first).isCloseTo(Math.sqrt(1 + alpha * alpha), within(1e-9));
        double seasonal = alpha + fit.gamma();
        assertThat(fifth / first).isCloseTo(Math.sqrt(1 + 3 * alpha * alpha + seasonal * seasonal), within(1e-9));
    }

    @Test
    void isNothingWithTooFewValues() {
        assertThat(Ets.choosing(4).fit(1, 2, 3, 4)).isEmpty();
        assertThat(Ets.choosing(4).fit(1, 2, 3, 4, 6)).isPresent();
        assertThat(Ets.choosing(4).project(1, 0.95)).isEmpty();
    }

    @Test
    void keepsAConstantSeries() {
        for (double constant : new double[] {0, 3}) {
            double[] values = new double[40];
            Arrays.fill(values, constant);

            ProjectedPoint point = Ets.choosing(4)
                    .project(2, 0.95, values)
                    .orElseThrow()
                    .points()
                    .get(1);

            assertThat(point.value()).isCloseTo(constant, within(1e-9));
            assertThat(point.interval()).isEmpty();
        }
    }

    @Test
    void refusesALongSeasonInItsState() {
        assertThat(Ets.LONGEST_SEASON).isEqualTo(24);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ets(25, Optional.of(SEASON_ONLY)))
                .withMessage("period: 25, expected from 2 to 24 for a model with a season");
        assertThat(DAMPED.label()).isEqualTo("ETS(A,Ad,A)");
    }

    private static void assertForecast(EtsForm form, double[] parameters, double[] expected) {
        EtsFit fit = new EtsModel(form, 4, PublishedSeries.visitorNights()).fit(parameters);
        double carried = 0;
        for (int h = 0; h < 4; h++) {
            carried += Math.pow(fit.phi(), h + 1.0) * fit.trend();
            assertThat(fit.level() + carried + fit.season().get(h)).isCloseTo(expected[h], within(0.05));
        }
    }
}
