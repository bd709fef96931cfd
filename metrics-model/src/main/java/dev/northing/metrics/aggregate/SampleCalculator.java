package dev.northing.metrics.aggregate;

import dev.northing.metrics.EventView;

/**
 * Computes a result from all measurements, or from a uniform sample of them where they are too many.
 *
 * <p>Immutable.
 *
 * @param <R> the result
 * @since 0.1.0
 */
public interface SampleCalculator<R> extends Aggregator<EventView, EventSample, R> {

    /**
     * The id of the metric's definition.
     *
     * @return the id that figures and states carry
     */
    String definition();

    /**
     * Up to how many measurements the result is exact.
     *
     * @return how many are kept, at least 1
     */
    int capacity();

    @Override
    default EventSample create() {
        return new EventSample(capacity());
    }

    @Override
    default void merge(EventSample into, EventSample from) {
        into.addAll(from);
    }

    @Override
    default StateCodec<EventSample> codec() {
        return EventSample.codec(definition(), capacity());
    }
}
