package dev.northing.metrics.stats;

import dev.northing.metrics.input.Require;

/**
 * Holds how many units were seen for one duration, and how their observation ended.
 *
 * <p>Immutable.
 *
 * @param duration how long they were seen, at least 0, in any one unit of time
 * @param events for how many the awaited event happened after that duration, at least 0
 * @param censored how many were still waiting when the observation ended, at least 0
 * @since 0.1.0
 */
public record DurationCount(long duration, long events, long censored) {

    /**
     * Accepts counts that are not negative.
     *
     * @param duration how long they were seen
     * @param events for how many the event happened
     * @param censored how many were still waiting
     * @throws IllegalArgumentException if a number is negative
     */
    public DurationCount {
        Require.atLeast("duration", duration, 0);
        Require.atLeast("events", events, 0);
        Require.atLeast("censored", censored, 0);
    }

    /**
     * One unit for which the event happened.
     *
     * @param duration after how long, at least 0
     * @return one event
     */
    public static DurationCount event(long duration) {
        return new DurationCount(duration, 1, 0);
    }

    /**
     * One unit that was still waiting.
     *
     * @param duration how long it had waited, at least 0
     * @return one censored unit
     */
    public static DurationCount censored(long duration) {
        return new DurationCount(duration, 0, 1);
    }

    DurationCount plus(DurationCount other) {
        return new DurationCount(duration, events + other.events, censored + other.censored);
    }
}
