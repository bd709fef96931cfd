package dev.northing.metrics.quality;

import dev.northing.metrics.EventView;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.EventSample;
import dev.northing.metrics.input.Require;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Says which events are measured, when, and how long they took.
 *
 * <p>The window is part of what is asked for, so that a sample is one of that window alone.
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param window when the events happened
 * @param measured which events are measured
 * @param millis how long an event took in milliseconds; negative lengths are noted and ignored
 * @param capacity up to how many events the result is exact, at least 1; beyond it a sample of that size stands for all
 * @since 0.1.0
 */
public record Measured(
        String definition,
        TimeWindow window,
        Predicate<? super EventView> measured,
        ToLongFunction<? super EventView> millis,
        int capacity) {

    /**
     * Accepts a complete question.
     *
     * @param definition the id of the metric's definition
     * @param window when the events happened
     * @param measured which events are measured
     * @param millis how long an event took
     * @param capacity up to how many events the result is exact
     * @throws IllegalArgumentException if {@code definition} is blank or {@code capacity} is less than 1
     */
    public Measured {
        Require.text("definition", definition);
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(measured, "measured");
        Objects.requireNonNull(millis, "millis");
        Require.atLeast("capacity", capacity, 1);
    }

    /**
     * Measures events, exact up to {@value EventSample#DEFAULT_CAPACITY} of them.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window when the events happened
     * @param measured which events are measured
     * @param millis how long an event took in milliseconds
     * @return the question
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static Measured of(
            String definition,
            TimeWindow window,
            Predicate<? super EventView> measured,
            ToLongFunction<? super EventView> millis) {
        return new Measured(definition, window, measured, millis, EventSample.DEFAULT_CAPACITY);
    }

    boolean looksFor(EventView event) {
        return window.contains(event.epochMillis()) && measured.test(event);
    }
}
