package dev.northing.metrics.aggregate;

import java.time.Instant;

/**
 * Turns events into state and state into a result: the contract that every calculator keeps.
 *
 * <p>The law: for one multiset of events, every partition into states and every order of merging them give the same
 * {@linkplain #codec() encoded} bytes. Merging is therefore associative and commutative, a state without events is its
 * identity, and delivering an event again changes nothing: each calculator says what it holds apart and what it treats
 * as one. The same code runs on one machine and inside a distributed engine (create, add, merge and finish are the four
 * steps of Beam, Flink and Spark aggregators).
 *
 * <p>State does not know the as-of instant: one state answers for any number of them. A state is used by one thread at
 * a time; any number of threads may use one aggregator, each with states of its own.
 *
 * <p>Immutable.
 *
 * @param <E> the events
 * @param <S> the state, a mutable accumulator
 * @param <R> the result
 * @since 0.1.0
 */
public interface Aggregator<E, S, R> {

    /**
     * Makes a state without events, the identity of {@link #merge}.
     *
     * @return a fresh state
     */
    S create();

    /**
     * Takes one event into a state.
     *
     * @param state the state to change
     * @param event the event; one that the calculator does not look for changes nothing
     * @throws IllegalArgumentException if the calculator looks for the event but cannot take it, such as one without
     *     unit
     */
    void add(S state, E event);

    /**
     * Takes everything one state holds into another.
     *
     * @param into the state to change
     * @param from the state to read, unchanged by this call and not shared with {@code into} afterwards
     */
    void merge(S into, S from);

    /**
     * Computes the result at an instant; the state keeps its meaning and may take further events.
     *
     * @param state the state to read
     * @param asOf the instant from which the past is seen; what happened at or after it is not known yet
     * @return the result, equal for equal states
     */
    R finish(S state, Instant asOf);

    /**
     * The form in which states travel and rest.
     *
     * @return the codec, whose bytes are canonical: equal states have equal bytes
     */
    StateCodec<S> codec();

    /**
     * Computes the result of all given events in one go.
     *
     * @param events the events in any order
     * @param asOf the instant from which the past is seen
     * @return the result
     */
    default R evaluate(Iterable<? extends E> events, Instant asOf) {
        S state = create();
        for (E event : events) {
            add(state, event);
        }
        return finish(state, asOf);
    }
}
