package dev.northing.report;

import dev.northing.core.dictionary.MetricTarget;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;

/**
 * Names whether a figure reaches its target.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Verdict {
    /** The value reaches the target, and so does every value in its interval. */
    MET("met", "\u2713"),
    /** The value reaches the target, but not every value in its interval does. */
    MET_NOT_CERTAIN("met, not certain", "\u2713"),
    /** The value does not reach the target, but some value in its interval does. */
    NOT_MET_NOT_CERTAIN("not met, not certain", "\u2717"),
    /** The value does not reach the target, and no value in its interval does. */
    NOT_MET("not met", "\u2717"),
    /** The figure is undefined, so nothing can be said. */
    UNKNOWN("cannot be told", "?");

    private final String words;
    private final String symbol;

    Verdict(String words, String symbol) {
        this.words = words;
        this.symbol = symbol;
    }

    /**
     * Compares a figure to its target.
     *
     * @param target the target, in the unit of the figure
     * @param figure any figure
     * @return {@link #UNKNOWN} if and only if the figure is undefined
     */
    public static Verdict of(MetricTarget target, Figure figure) {
        if (figure.value().isEmpty()) {
            return UNKNOWN;
        }
        boolean met = target.isMetBy(figure.value().getAsDouble());
        boolean certain = figure.interval().map(it -> agrees(target, it, met)).orElse(true);
        if (met) {
            return certain ? MET : MET_NOT_CERTAIN;
        }
        return certain ? NOT_MET : NOT_MET_NOT_CERTAIN;
    }

    private static boolean agrees(MetricTarget target, Interval interval, boolean met) {
        return target.isMetBy(interval.low()) == met && target.isMetBy(interval.high()) == met;
    }

    String words() {
        return words;
    }

    String symbol() {
        return symbol;
    }
}
