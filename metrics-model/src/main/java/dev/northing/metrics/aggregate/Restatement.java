package dev.northing.metrics.aggregate;

import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.util.Objects;

/**
 * Says what figures were reported, and what they are now that late events are known.
 *
 * <p>Both are computed for the same as-of instant, so that nothing but the late events lies between them. Example: two
 * late events of a third unit take a count of 2 to one of 3 ({@code RestatementTest}).
 *
 * <p>Immutable.
 *
 * @param asOf the instant from which the past is seen, both times
 * @param reported the result without the late events
 * @param restated the result with them
 * @param lateEvents how many events came late, at least 0
 * @param <R> the result
 * @since 0.1.0
 */
public record Restatement<R>(Instant asOf, R reported, R restated, long lateEvents) {

    /**
     * Accepts any two results.
     *
     * @param asOf the instant from which the past is seen
     * @param reported the result without the late events
     * @param restated the result with them
     * @param lateEvents how many events came late
     * @throws IllegalArgumentException if {@code lateEvents} is negative
     */
    public Restatement {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(reported, "reported");
        Objects.requireNonNull(restated, "restated");
        Require.atLeast("lateEvents", lateEvents, 0);
    }

    /**
     * Adds late events to a state that was reported on.
     *
     * @param calculator computes the figures
     * @param state the state behind what was reported; it holds the late events afterwards
     * @param late the events that came late; those that the state held already change nothing
     * @param asOf the instant of the report
     * @param <E> the events
     * @param <S> the state
     * @param <R> the result
     * @return what was reported and what should have been
     */
    public static <E, S, R> Restatement<R> of(
            Aggregator<E, S, R> calculator, S state, Iterable<? extends E> late, Instant asOf) {
        R reported = calculator.finish(state, asOf);
        long count = 0;
        for (E event : late) {
            calculator.add(state, event);
            count++;
        }
        return new Restatement<>(asOf, reported, calculator.finish(state, asOf), count);
    }

    /**
     * Whether anything has to be said at all.
     *
     * @return true if the results differ
     */
    public boolean isChanged() {
        return !reported.equals(restated);
    }
}
