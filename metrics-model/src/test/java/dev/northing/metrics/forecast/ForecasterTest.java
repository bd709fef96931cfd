package dev.northing.metrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.Figure;
import dev.northing.metrics.PublishedSeries;
import dev.northing.metrics.signals.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecasterTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Forecaster WEEKLY = Forecaster.every(DAY, 7, 7);

    @Test
    void prefersSmoothingForALineWithASeason() {
        Random random = new Random(1);
        double[] values = new double[84];
        Arrays.setAll(values, i -> 100 + 2 * i + 20 * (i % 7) + random.nextGaussian());

        ForecastFigures figures = forecast(values);

        assertThat(figures.model()).isNotEqualTo("seasonal naive");
        // The line moves on by 14 a week, which is what the season before misses: scaled errors of about 1 or more.
        assertThat(error(figures, 0)).isGreaterThan(0.9);
        assertThat(figures.backtests().stream()
                        .mapToDouble(ForecasterTest::error)
                        .min()
                        .orElseThrow())
                .isLessThan(0.3);
        assertThat(figures.points().get(6).value().orElseThrow()).isCloseTo(100 + 2 * 90 + 20 * 6, within(5.0));
    }

    @Test
    void keepsTheBarWhereNothingBeatsIt() {
        double[] values = new double[84];
        Arrays.setAll(values, i -> i % 7 * 10.0);

        ForecastFigures figures = forecast(values);

        assertThat(figures.model()).isEqualTo("seasonal naive");
        assertThat(figures.backtests().get(0).error().value()).isEmpty();
        assertThat(figures.points().get(3).value()).hasValue(30);
        assertThat(figures.points().get(3).interval()).isEmpty();
    }

    @Test
    void measuresErrorsAndCoverageOfTheBarAsByHand() {
        double[] values = new double[84];
        Arrays.setAll(values, i -> i % 7 * 10.0 + Math.floorDiv(i, 7));

        Backtest bar = forecast(values).backtests().get(0);

        // Every value is one more than a week before, within the history and beyond.
        assertThat(bar.error().value().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(bar.error().n()).isEqualTo(7L * Forecaster.MOST_ORIGINS);
        assertThat(bar.coverage().value()).hasValue(1);
        assertThat(Forecaster.MOST_ORIGINS).isEqualTo(12);
        assertThat(Forecaster.LEAST_BEYOND_SEASONS).isEqualTo(8);
    }

    @Test
    void coversThePassengersNearlyAsOftenAsItSays() {
        Series series = Series.calendar(
                "passengers",
                CalendarPeriod.Standard.MONTH,
                ZoneOffset.UTC,
                LocalDate.of(1949, 1, 1),
                PublishedSeries.airPassengers());

        ForecastFigures figures = Forecaster.calendar(CalendarPeriod.Standard.MONTH, ZoneOffset.UTC, 12, 6)
                .forecast(series, LATER);

        assertThat(figures.model()).isNotEqualTo("seasonal naive");
        Backtest best = figures.backtests().stream()
                .min((one, other) -> Double.compare(error(one), error(other)))
                .orElseThrow();
        assertThat(error(best)).isLessThan(0.7);
        assertThat(best.coverage().value().orElseThrow()).isGreaterThan(0.75);
        assertThat(figures.points().get(0).window().start()).isEqualTo(Instant.parse("1961-01-01T00:00:00Z"));
        assertThat(figures.points().get(1).window().duration()).isEqualTo(Duration.ofDays(28));
    }

    @Test
    void leavesOutAPeriodThatIsNotOver() {
        Series series = Series.every("dau", START, DAY, 5, 6, 5, 6, 5, 6, 5, 6, 5, 1);

        ForecastFigures figures = Forecaster.every(DAY, 1, 1).forecast(series, START.plus(DAY.multipliedBy(9)));

        Figure point = figures.points().get(0);
        assertThat(point.noted(Series.PERIODS_NOT_OVER)).isEqualTo(1);
        assertThat(point.n()).isEqualTo(9);
        assertThat(point.window().start()).isEqualTo(START.plus(DAY.multipliedBy(9)));
    }

    @Test
    void followsTheCalendarOverAChangeOfClocks() {
        ZoneId zone = ZoneId.of("America/New_York");
        Series series = Series.calendar(
                "dau", CalendarPeriod.Standard.DAY, zone, LocalDate.of(2026, 3, 1), 1, 2, 3, 4, 5, 6, 7);

        ForecastFigures figures =
                Forecaster.calendar(CalendarPeriod.Standard.DAY, zone, 1, 2).forecast(series, LATER);

        assertThat(figures.points().get(0).window().duration()).isEqualTo(Duration.ofHours(23));
        assertThat(figures.backtests()).isEmpty();
        assertThat(figures.model()).isEqualTo("seasonal naive");
    }

    @Test
    void saysHowManyPeriodsAreMissing() {
        ForecastFigures figures = WEEKLY.forecast(Series.every("dau", START, DAY, 1, 2, 3), LATER);

        assertThat(figures.model()).isEqualTo("none");
        assertThat(figures.points()).hasSize(7).allSatisfy(figure -> {
            assertThat(figure.value()).isEmpty();
            assertThat(figure.noted(Forecaster.PERIODS_MISSING)).isEqualTo(6);
        });
    }

    @Test
    void staysFiniteForSeriesOfAnyKind() {
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            double[] values = new double[random.nextInt(1, 45)];
            double size = Math.pow(10, random.nextInt(-6, 9));
            Arrays.setAll(values, i -> random.nextInt(3) == 0 ? 0 : size * random.nextGaussian());

            for (Figure figure : Forecaster.every(DAY, 4, 5)
                    .forecast(Series.every("x", START, DAY, values), LATER)
                    .points()) {
                assertThat(figure.value().isPresent() || figure.noted(Forecaster.PERIODS_MISSING) > 0)
                        .as("seed %s", seed)
                        .isTrue();
            }
        }
    }

    @Test
    void keepsAllZerosAtZero() {
        ForecastFigures figures = forecast(new double[60]);

        assertThat(figures.points()).allSatisfy(figure -> {
            assertThat(figure.value()).hasValue(0);
            assertThat(figure.interval()).isEmpty();
        });
    }

    @Test
    void refusesASeriesWithoutACompletePeriod() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WEEKLY.forecast(Series.every("dau", START, DAY, 1), START))
                .withMessageStartingWith("series: no complete period, expected at least one period that ends by ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Forecaster.every(DAY, 0, 1))
                .withMessage("period: 0, expected at least 1");
    }

    private static ForecastFigures forecast(double... values) {
        return WEEKLY.forecast(Series.every("dau", START, DAY, values), LATER);
    }

    private static double error(ForecastFigures figures, int method) {
        return error(figures.backtests().get(method));
    }

    private static double error(Backtest backtest) {
        return backtest.error().value().orElse(Double.POSITIVE_INFINITY);
    }
}
