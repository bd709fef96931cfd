package dev.northing.metrics.aggregate;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Computes one calculator's result for each segment of the events, such as each plan.
 *
 * <p>In words: the calculator sees the events of each segment by themselves. In symbols, for events E, a segment s(e)
 * and a calculator R: s &#8614; R({e &isin; E : s(e) = s}). Unit: that of the calculator. Source: that of the
 * calculator. Example: signups of two plans give an activation rate for each plan ({@code SegmentedTest}).
 *
 * <p>Every event goes to exactly one segment. For a calculator that follows units over time, all events of a unit must
 * name the same segment: segment by a property of the unit, not of the event. No events give no segments.
 *
 * <p>Immutable.
 *
 * @param <E> the events
 * @param <S> the calculator's state
 * @param <R> the calculator's result
 * @since 0.1.0
 */
public final class Segmented<E, S, R> implements Aggregator<E, SortedMap<String, S>, SortedMap<String, R>> {

    private final Aggregator<E, S, R> calculator;
    private final Function<? super E, String> segment;

    private Segmented(Aggregator<E, S, R> calculator, Function<? super E, String> segment) {
        this.calculator = Objects.requireNonNull(calculator, "calculator");
        this.segment = Objects.requireNonNull(segment, "segment");
    }

    /**
     * Divides a calculator's events into segments.
     *
     * @param calculator what to compute for each segment
     * @param segment names the segment of an event, never null
     * @param <E> the events
     * @param <S> the calculator's state
     * @param <R> the calculator's result
     * @return the segmented calculator
     */
    public static <E, S, R> Segmented<E, S, R> by(Aggregator<E, S, R> calculator, Function<? super E, String> segment) {
        return new Segmented<>(calculator, segment);
    }

    @Override
    public SortedMap<String, S> create() {
        return new TreeMap<>();
    }

    @Override
    public void add(SortedMap<String, S> state, E event) {
        calculator.add(part(state, segment.apply(event)), event);
    }

    @Override
    public void merge(SortedMap<String, S> into, SortedMap<String, S> from) {
        from.forEach((name, part) -> calculator.merge(part(into, name), part));
    }

    @Override
    public SortedMap<String, R> finish(SortedMap<String, S> state, Instant asOf) {
        SortedMap<String, R> results = new TreeMap<>();
        state.forEach((name, part) -> results.put(name, calculator.finish(part, asOf)));
        return Collections.unmodifiableSortedMap(results);
    }

    /**
     * The form in which segmented states travel: each segment's name and its state in the calculator's own frame.
     *
     * @return the codec of kind {@code segmented}, version 1, with the calculator's definition
     */
    @Override
    public StateCodec<SortedMap<String, S>> codec() {
        String definition = calculator.codec().kind().definition();
        return StateCodec.of(new StateKind("segmented", 1, definition), new Body<>(calculator.codec()));
    }

    private S part(SortedMap<String, S> state, String name) {
        return state.computeIfAbsent(name, unused -> calculator.create());
    }

    private record Body<S>(StateCodec<S> inner) implements StateBody<SortedMap<String, S>> {

        @Override
        public void write(SortedMap<String, S> state, StateWriter writer) {
            writer.unsigned(state.size());
            for (Map.Entry<String, S> part : state.entrySet()) {
                writer.text(part.getKey());
                writer.bytes(inner.encode(part.getValue()));
            }
        }

        @Override
        public SortedMap<String, S> read(StateReader reader) {
            SortedMap<String, S> state = new TreeMap<>();
            for (int left = reader.count(); left > 0; left--) {
                String name = reader.text();
                if (!state.isEmpty() && name.compareTo(state.lastKey()) <= 0) {
                    throw reader.malformed("segments are out of order");
                }
                state.put(name, inner.decode(reader.bytes()));
            }
            return state;
        }
    }
}
