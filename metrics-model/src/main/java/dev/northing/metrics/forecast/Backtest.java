package dev.northing.metrics.forecast;

import dev.northing.metrics.Figure;
import java.util.Objects;

/**
 * Holds how well a method would have forecast the past.
 *
 * <p>Immutable.
 *
 * @param method how the method is called
 * @param error the mean absolute scaled error (MASE): below 1 is better than repeating the season before within the
 *     history; undefined if the method could not forecast or the history never changed
 * @param coverage the share of values that lay within their intervals; undefined if there were none
 * @since 0.1.0
 */
public record Backtest(String method, Figure error, Figure coverage) {

    /**
     * Accepts a result.
     *
     * @param method how the method is called
     * @param error the mean absolute scaled error
     * @param coverage the share of values that lay within their intervals
     */
    public Backtest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(coverage, "coverage");
    }
}
