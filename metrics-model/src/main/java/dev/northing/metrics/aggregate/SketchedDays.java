package dev.northing.metrics.aggregate;

import dev.northing.metrics.input.Require;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds, for each local date, a sketch of the units that were active on it.
 *
 * <p>Several events of one unit on one date change nothing more than one. Merging unites the sketches of each date.
 * Memory is one sketch for each date with activity, whatever the number of units.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class SketchedDays {

    private final int precision;
    private final SortedMap<Long, DistinctSketch> days = new TreeMap<>();

    /**
     * Starts without activity.
     *
     * @param precision the precision of the sketches, in [4, 18]
     * @throws IllegalArgumentException if {@code precision} is not in [4, 18]
     */
    public SketchedDays(int precision) {
        this.precision = new DistinctSketch(precision).precision();
    }

    /**
     * Notes that a unit was active on a date.
     *
     * @param unit the unit's canonical id, not empty
     * @param epochDay the date, days since 1970-01-01
     * @throws IllegalArgumentException if {@code unit} is empty
     */
    public void add(String unit, long epochDay) {
        if (unit.isEmpty()) {
            throw Require.refused("unit", "empty", "the id of a unit; leave out events that have none");
        }
        day(epochDay).add(unit);
    }

    /**
     * Takes everything another state holds, which stays as it is.
     *
     * @param other the state to read; this very state changes nothing
     */
    public void addAll(SketchedDays other) {
        Map.copyOf(other.days).forEach((day, sketch) -> day(day).addAll(sketch));
    }

    /**
     * The units of several dates as one.
     *
     * @param from the first date, days since 1970-01-01
     * @param to the first date after
     * @return a sketch of its own
     */
    public DistinctSketch union(long from, long to) {
        DistinctSketch union = new DistinctSketch(precision);
        if (from < to) {
            days.subMap(from, to).values().forEach(union::addAll);
        }
        return union;
    }

    /**
     * How many dates from one on have activity.
     *
     * @param from the first date, days since 1970-01-01
     * @return the number, at least 0
     */
    public int daysFrom(long from) {
        return days.tailMap(from).size();
    }

    /**
     * The codec for the sketches of one definition.
     *
     * @param definition the id of the metric's definition
     * @param precision the precision of the sketches, in [4, 18]
     * @return the codec of kind {@code sketched_days}, version 1
     */
    public static StateCodec<SketchedDays> codec(String definition, int precision) {
        return StateCodec.of(new StateKind("sketched_days", 1, definition), new Body(precision));
    }

    private DistinctSketch day(long epochDay) {
        return days.computeIfAbsent(epochDay, unused -> new DistinctSketch(precision));
    }

    /** Writes dates in order; a date is its number and its registers that are not 0, with the gaps between them. */
    private record Body(int precision) implements StateBody<SketchedDays> {

        @Override
        public void write(SketchedDays state, StateWriter writer) {
            writer.unsigned(precision);
            writer.unsigned(state.days.size());
            state.days.forEach((day, sketch) -> {
                writer.signed(day);
                writeRegisters(sketch, writer);
            });
        }

        private void writeRegisters(DistinctSketch sketch, StateWriter writer) {
            int gap = 0;
            for (int i = 0; i < 1 << precision; i++) {
                if (sketch.register(i) == 0) {
                    gap++;
                } else {
                    writer.unsigned(sketch.register(i));
                    writer.unsigned(gap);
                    gap = 0;
                }
            }
            // No register is raised to 0: the end.
            writer.unsigned(0);
        }

        @Override
        public SketchedDays read(StateReader reader) {
            if (reader.unsigned() != precision) {
                throw reader.malformed("the sketches have another precision, expected " + precision);
            }
            SketchedDays state = new SketchedDays(precision);
            int count = reader.count();
            for (int i = 0; i < count; i++) {
                long day = reader.signed();
                if (!state.days.isEmpty() && day <= state.days.lastKey()) {
                    throw reader.malformed("dates are out of order");
                }
                readRegisters(state.day(day), reader);
            }
            return state;
        }

        private void readRegisters(DistinctSketch sketch, StateReader reader) {
            long at = -1;
            for (long run = reader.unsigned(); run != 0; run = reader.unsigned()) {
                long gap = reader.unsigned();
                at += gap + 1;
                if (run < 0 || run > Long.SIZE - precision + 1 || gap < 0 || at < 0 || at >= 1 << precision) {
                    throw reader.malformed("a register is out of range");
                }
                sketch.raise((int) at, (int) run);
            }
            if (at < 0) {
                throw reader.malformed("a date has no unit");
            }
        }
    }
}
