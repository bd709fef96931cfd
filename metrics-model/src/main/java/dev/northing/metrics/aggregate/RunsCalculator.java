package dev.northing.metrics.aggregate;

import dev.northing.metrics.EventView;

/**
 * Computes a result from the events of each unit, each id counted once.
 *
 * <p>Immutable.
 *
 * @param <R> the result
 * @since 0.1.0
 */
public interface RunsCalculator<R> extends Aggregator<EventView, UnitRuns, R> {

    /**
     * The id of the metric's definition.
     *
     * @return the id that figures and states carry
     */
    String definition();

    @Override
    default UnitRuns create() {
        return new UnitRuns();
    }

    @Override
    default void merge(UnitRuns into, UnitRuns from) {
        into.addAll(from);
    }

    @Override
    default StateCodec<UnitRuns> codec() {
        return UnitRuns.codec(definition());
    }
}
