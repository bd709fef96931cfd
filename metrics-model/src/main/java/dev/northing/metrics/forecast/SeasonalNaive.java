package dev.northing.metrics.forecast;

import dev.northing.metrics.input.Require;
import java.util.Optional;

/**
 * Forecasts that each period repeats the one a season before: the bar that every other method has to clear.
 *
 * <p>In words: next Monday is like last Monday, and off by as much as Mondays used to differ, more so for later
 * seasons. In symbols, for season m: y<sub>n+h</sub> = y<sub>n+h-mk</sub>, k = &lceil;h/m&rceil;, with variance k
 * s&sup2;, s&sup2; the mean of (y<sub>t</sub> - y<sub>t-m</sub>)&sup2;. Unit: that of the values. Source: Hyndman and
 * Athanasopoulos 2021, chapter 5. Fewer than m + 2 values give nothing. Example: 1, 2, 3, 1, 2, 4 with season 3 go on
 * with 1, 2, 4 ({@code SeasonalNaiveTest}).
 *
 * <p>Immutable.
 *
 * @param period how many values make a season, 1 for none
 * @since 0.1.0
 */
public record SeasonalNaive(int period) implements ForecastMethod {

    /**
     * Accepts a season.
     *
     * @param period how many values make a season
     * @throws IllegalArgumentException if {@code period} is less than 1
     */
    public SeasonalNaive {
        Require.atLeast("period", period, 1);
    }

    @Override
    public String label() {
        return "seasonal naive";
    }

    @Override
    public Optional<Projection> project(int horizon, double level, double... history) {
        History.require(horizon, level, history);
        int n = history.length;
        int differences = n - period;
        if (differences < 2) {
            return Optional.empty();
        }
        double square = 0;
        for (int t = period; t < n; t++) {
            square += (history[t] - history[t - period]) * (history[t] - history[t - period]) / differences;
        }
        double deviation = Math.sqrt(square);
        return Projection.of(label(), horizon, h -> {
            int seasons = (h - 1) / period + 1;
            double value = history[n + h - 1 - seasons * period];
            return ProjectedPoint.of(value, deviation * Math.sqrt(seasons), differences, level, x -> x);
        });
    }
}
