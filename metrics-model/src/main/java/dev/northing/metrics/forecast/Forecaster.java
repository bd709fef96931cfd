package dev.northing.metrics.forecast;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Interval;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.signals.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Forecasts a series by the method that would have forecast its past best.
 *
 * <p>In words: every method forecasts the last periods from those before them, from up to {@value #MOST_ORIGINS} points
 * in time; the one with the smallest error is used, and repeating the season before unless another one beats it. In
 * symbols: MASE = mean over all such forecasts of |y - forecast| / q, q = mean|y<sub>t</sub> - y<sub>t-m</sub>| within
 * the history of that forecast. Coverage is the share of y within their intervals. Unit: that of the series; errors are
 * ratios. Source: Hyndman and Koehler 2006 (MASE), Tashman 2000 (rolling origins). Methods: {@link SeasonalNaive},
 * {@link HoltWinters} (both seasons where there is one) and {@link Ets}, whose form is chosen from what is known at the
 * first of these points in time only, and for the forecast itself from the whole history.
 *
 * <p>Periods not over at the as-of instant are left out and noted. A history too short for a backtest is forecast by
 * the bar alone, and one too short for that gives undefined figures with the note {@value #PERIODS_MISSING}. Example:
 * a straight line with a season is forecast better by smoothing than by its season before ({@code ForecasterTest}).
 *
 * <p>Immutable.
 *
 * @param period how many periods make a season, 1 for none
 * @param horizon how many periods to forecast, at least 1
 * @param level the confidence of the intervals in (0, 1)
 * @param next the period after a given one
 * @since 0.1.0
 */
public record Forecaster(int period, int horizon, double level, UnaryOperator<TimeWindow> next) {

    /** From how many points in time the past is forecast, at most. */
    public static final int MOST_ORIGINS = 12;

    /** How many periods more than two seasons the shortest tried history has, at least. */
    public static final int LEAST_BEYOND_SEASONS = 8;

    /** The code of a {@link dev.northing.metrics.Note}: how many more periods a forecast would need. */
    public static final String PERIODS_MISSING = "periods_missing";

    /**
     * Accepts a complete definition.
     *
     * @param period how many periods make a season
     * @param horizon how many periods to forecast
     * @param level the confidence of the intervals
     * @param next the period after a given one
     * @throws IllegalArgumentException if {@code period} or {@code horizon} is less than 1, or {@code level} is not in
     *     (0, 1)
     */
    public Forecaster {
        Require.atLeast("period", period, 1);
        Require.atLeast("horizon", horizon, 1);
        Require.openUnit("level", level);
        Objects.requireNonNull(next, "next");
    }

    /**
     * Forecasts calendar periods at 95 %.
     *
     * @param periods the calendar's division, such as months
     * @param zone the zone whose midnights bound the periods
     * @param season how many periods make a season, such as 12
     * @param horizon how many periods to forecast, at least 1
     * @return the forecaster
     * @throws IllegalArgumentException if {@code season} or {@code horizon} is less than 1
     */
    public static Forecaster calendar(CalendarPeriod periods, ZoneId zone, int season, int horizon) {
        return new Forecaster(
                season,
                horizon,
                0.95,
                window -> periods.window(window.end().atZone(zone).toLocalDate(), zone));
    }

    /**
     * Forecasts periods of equal length at 95 %.
     *
     * @param length how long each period is, positive
     * @param season how many periods make a season
     * @param horizon how many periods to forecast, at least 1
     * @return the forecaster
     * @throws IllegalArgumentException if {@code season} or {@code horizon} is less than 1
     */
    public static Forecaster every(Duration length, int season, int horizon) {
        return new Forecaster(
                season,
                horizon,
                0.95,
                window -> TimeWindow.trailing(length, window.end().plus(length)));
    }

    /**
     * Forecasts a series.
     *
     * @param series the series, with at least one complete period
     * @param asOf the instant up to which periods are over
     * @return the forecast of the periods after the last complete one
     * @throws IllegalArgumentException if no period is complete
     */
    public ForecastFigures forecast(Series series, Instant asOf) {
        Series complete = series.completeAt(asOf);
        if (complete.size() == 0) {
            throw Require.refused("series", "no complete period", "at least one period that ends by " + asOf);
        }
        Rolling rolling = new Rolling(this, complete);
        List<Backtest> backtests = rolling.backtests(methods());
        ForecastMethod chosen = rolling.best(methods(), backtests);
        Optional<Projection> projection = chosen.project(horizon, level, complete.values());
        return new ForecastFigures(
                projection.map(Projection::model).orElse("none"),
                figures(complete, projection, (long) series.size() - complete.size()),
                backtests);
    }

    private List<ForecastMethod> methods() {
        List<ForecastMethod> methods = new ArrayList<>();
        methods.add(new SeasonalNaive(period));
        if (period > 1) {
            methods.add(new HoltWinters(period, Seasonality.ADDITIVE));
            methods.add(new HoltWinters(period, Seasonality.MULTIPLICATIVE));
        } else {
            methods.add(new HoltWinters(period, Seasonality.NONE));
        }
        methods.add(Ets.choosing(period));
        return methods;
    }

    private List<Figure> figures(Series complete, Optional<Projection> projection, long notOver) {
        List<Figure> figures = new ArrayList<>();
        TimeWindow window = complete.observations().get(complete.size() - 1).window();
        for (int h = 0; h < horizon; h++) {
            window = next.apply(window);
            FigureBuilder figure = Figure.builder(complete.definition() + ".forecast", window)
                    .n(complete.size())
                    .note(Series.PERIODS_NOT_OVER, notOver);
            if (projection.isPresent()) {
                ProjectedPoint point = projection.get().points().get(h);
                Optional<Interval> interval = point.interval();
                figure.value(point.value()).interval(interval);
            } else {
                figure.note(PERIODS_MISSING, Math.max(0, period + 2L - complete.size()));
            }
            figures.add(figure.build());
        }
        return figures;
    }
}
