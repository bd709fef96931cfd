package dev.northing.metrics.aggregate;

import dev.northing.metrics.EventView;
import java.util.function.Predicate;

/**
 * Computes a result from the earliest start and the instants of activity of each unit.
 *
 * <p>Immutable.
 *
 * @param <R> the result
 * @since 0.1.0
 */
public interface TimelinesCalculator<R> extends Aggregator<EventView, UnitTimelines, R> {

    /**
     * The id of the metric's definition.
     *
     * @return the id that figures and states carry
     */
    String definition();

    /**
     * Which events start a unit.
     *
     * @return the predicate, which holds for no event unless the calculator says otherwise
     */
    default Predicate<? super EventView> starting() {
        return event -> false;
    }

    /**
     * Which events show that a unit is active.
     *
     * @return the predicate
     */
    Predicate<? super EventView> activity();

    @Override
    default UnitTimelines create() {
        return new UnitTimelines();
    }

    @Override
    default void add(UnitTimelines state, EventView event) {
        if (starting().test(event)) {
            state.addStart(event.unit(), event.epochMillis());
        }
        if (activity().test(event)) {
            state.addActivity(event.unit(), event.epochMillis());
        }
    }

    @Override
    default void merge(UnitTimelines into, UnitTimelines from) {
        into.addAll(from);
    }

    @Override
    default StateCodec<UnitTimelines> codec() {
        return UnitTimelines.codec(definition());
    }
}
