package dev.northing.metrics.aggregate;

import dev.northing.metrics.EventView;
import dev.northing.metrics.input.EpochDays;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * Computes a result from the local dates on which each unit was active.
 *
 * <p>Only whole days are judged: a date counts once it is over at the as-of instant.
 *
 * <p>Immutable.
 *
 * @param <R> the result
 * @since 0.1.0
 */
public interface DaysCalculator<R> extends Aggregator<EventView, UnitDays, R> {

    /**
     * The id of the metric's definition.
     *
     * @return the id that figures and states carry
     */
    String definition();

    /**
     * The zone whose midnights divide the days.
     *
     * @return the zone
     */
    ZoneId zone();

    /**
     * Which events make a unit active.
     *
     * @return the predicate
     */
    Predicate<? super EventView> qualifying();

    @Override
    default UnitDays create() {
        return new UnitDays();
    }

    @Override
    default void add(UnitDays state, EventView event) {
        if (qualifying().test(event)) {
            state.add(event.unit(), EpochDays.of(event.epochMillis(), zone()));
        }
    }

    @Override
    default void merge(UnitDays into, UnitDays from) {
        into.addAll(from);
    }

    @Override
    default StateCodec<UnitDays> codec() {
        return UnitDays.codec(definition());
    }
}
