package dev.northing.metrics.forecast;

import dev.northing.metrics.Figure;
import java.util.List;

/**
 * Holds a forecast and why its method was chosen.
 *
 * <p>Immutable.
 *
 * @param model the chosen method with its form, or {@code none} if nothing could be forecast
 * @param points one figure for each period to come, the next one first; undefined ones note how many periods of history
 *     are missing
 * @param backtests how each method would have forecast the past, the bar first; empty if the history is too short
 * @since 0.1.0
 */
public record ForecastFigures(String model, List<Figure> points, List<Backtest> backtests) {

    /**
     * Copies the lists.
     *
     * @param model the chosen method with its form
     * @param points one figure for each period to come
     * @param backtests how each method would have forecast the past
     */
    public ForecastFigures {
        points = List.copyOf(points);
        backtests = List.copyOf(backtests);
    }
}
