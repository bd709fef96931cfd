package dev.northing.metrics.forecast;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.signals.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Forecasts the past of one series from several points in time. */
final class Rolling {

    private final Forecaster forecaster;
    private final Series series;
    private final double[] values;
    private final int firstOrigin;
    private final int lastOrigin;

    Rolling(Forecaster forecaster, Series series) {
        this.forecaster = forecaster;
        this.series = series;
        values = series.values();
        lastOrigin = values.length - forecaster.horizon();
        int least = 2 * forecaster.period() + Forecaster.LEAST_BEYOND_SEASONS;
        firstOrigin = Math.max(least, lastOrigin - Forecaster.MOST_ORIGINS + 1);
    }

    List<Backtest> backtests(List<ForecastMethod> methods) {
        return firstOrigin > lastOrigin
                ? List.of()
                : methods.stream().map(this::backtest).toList();
    }

    /** The method with the smallest error; the first one unless another is better. */
    ForecastMethod best(List<ForecastMethod> methods, List<Backtest> backtests) {
        int best = 0;
        for (int i = 1; i < backtests.size(); i++) {
            best = error(backtests.get(i)) < error(backtests.get(best)) ? i : best;
        }
        return methods.get(best);
    }

    private static double error(Backtest backtest) {
        return backtest.error().value().orElse(Double.POSITIVE_INFINITY);
    }

    private Backtest backtest(ForecastMethod method) {
        ForecastMethod settled = method.settled(Arrays.copyOf(values, firstOrigin));
        Score score = new Score();
        for (int origin = firstOrigin; origin <= lastOrigin; origin++) {
            double[] history = Arrays.copyOf(values, origin);
            Optional<Projection> projection = settled.project(forecaster.horizon(), forecaster.level(), history);
            if (projection.isEmpty()) {
                return result(settled, new Score());
            }
            score.add(projection.get(), origin, scale(history));
        }
        return result(settled, score);
    }

    private Backtest result(ForecastMethod method, Score score) {
        TimeWindow window = new TimeWindow(
                series.observations().get(firstOrigin).window().start(),
                series.observations().get(values.length - 1).window().end());
        Figure error = Figure.builder(series.definition() + ".forecast_error", window)
                .ratio(score.scaledErrors, (double) score.count)
                .n(score.count)
                .build();
        Figure coverage = Figure.builder(series.definition() + ".forecast_coverage", window)
                .ratio(score.covered, score.intervals)
                .n(score.intervals)
                .build();
        return new Backtest(method.label(), error, coverage);
    }

    private double scale(double[] history) {
        int period = forecaster.period();
        double sum = 0;
        for (int t = period; t < history.length; t++) {
            sum += Math.abs(history[t] - history[t - period]);
        }
        return sum / (history.length - period);
    }

    /** What the forecasts of one method missed by. */
    private final class Score {

        private double scaledErrors;
        private long count;
        private long covered;
        private long intervals;

        void add(Projection projection, int origin, double scale) {
            for (int h = 0; h < projection.points().size() && scale > 0; h++) {
                ProjectedPoint point = projection.points().get(h);
                double value = values[origin + h];
                scaledErrors += Math.abs(value - point.value()) / scale;
                count++;
                intervals += point.interval().isPresent() ? 1 : 0;
                covered +=
                        point.interval().isPresent() && point.interval().get().contains(value) ? 1 : 0;
            }
        }
    }
}
