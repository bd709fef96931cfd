package dev.northing.metrics.aggregate;

import dev.northing.metrics.input.Require;

/** Writes the capacity, whether events are missing, and the kept ones in the order of ranks, ranks as differences. */
final class EventSampleBody implements StateBody<EventSample> {

    private final int capacity;

    EventSampleBody(int capacity) {
        Require.atLeast("capacity", capacity, 1);
        this.capacity = capacity;
    }

    @Override
    public void write(EventSample state, StateWriter writer) {
        writer.unsigned(capacity);
        writer.unsigned(state.isSampled() ? 1 : 0);
        writer.unsigned(state.kept().size());
        long[] previous = {0};
        state.kept().forEach((rank, measurement) -> {
            writer.unsigned(rank - previous[0]);
            writer.signed(measurement.time());
            writer.signed(measurement.value());
            previous[0] = rank;
        });
    }

    @Override
    public EventSample read(StateReader reader) {
        if (reader.unsigned() != capacity) {
            throw reader.malformed("the sample has another capacity than " + capacity);
        }
        int sampled = reader.count();
        int count = reader.count();
        if (count > capacity || sampled > 1 || (sampled == 1 && count != capacity)) {
            throw reader.malformed("the sample does not have the size it should have");
        }
        EventSample state = new EventSample(capacity);
        long previous = 0;
        for (int i = 0; i < count; i++) {
            long rank = previous + reader.unsigned();
            if (i > 0 && Long.compareUnsigned(rank, previous) <= 0) {
                throw reader.malformed("ranks are out of order");
            }
            state.keep(rank, new Measurement(reader.signed(), reader.signed()));
            previous = rank;
        }
        if (sampled == 1) {
            state.markSampled();
        }
        return state;
    }
}
