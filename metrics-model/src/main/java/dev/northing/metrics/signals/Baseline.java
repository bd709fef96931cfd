package dev.northing.metrics.signals;

/**
 * Names what a series is compared with to see what stands out.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Baseline {
    /** Season and trend by robust STL: two whole seasons or more. */
    SEASON_AND_TREND,
    /** The value one season before, moved by the usual change over a season. */
    SEASON_BEFORE,
    /** The value one period before, moved by the usual change over a period. */
    PERIOD_BEFORE,
    /** Nothing: there are too few complete periods to know what is usual. */
    NONE
}
