package dev.northing.metrics.aggregate;

import dev.northing.metrics.input.Require;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Holds the local dates on which each unit was active: the exact state behind lifecycle, stickiness and growth.
 *
 * <p>Days are numbered from 1970-01-01 in the zone of the calculator. Several events of one unit on one date count as
 * one day, so redelivery changes nothing. Merging unites the days. Memory is about 12 bytes for 64 days of a unit and
 * 130 bytes for the unit.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class UnitDays {

    private final Map<String, DaySet> units = new HashMap<>();

    /** Starts without units. */
    public UnitDays() {}

    /**
     * Notes that a unit was active on a date.
     *
     * @param unit the unit's canonical id, not empty
     * @param epochDay the date, days since 1970-01-01
     * @throws IllegalArgumentException if {@code unit} is empty
     */
    public void add(String unit, long epochDay) {
        days(unit).add(epochDay);
    }

    /**
     * Takes everything another state holds, which stays as it is.
     *
     * @param other the state to read; this very state changes nothing
     */
    public void addAll(UnitDays other) {
        other.units.forEach((unit, days) -> days(unit).addAll(days));
    }

    /**
     * Shows every unit once, in no particular order.
     *
     * @param visitor takes the unit's id and its days
     */
    public void forEach(BiConsumer<? super String, ? super DaySet> visitor) {
        units.forEach(visitor);
    }

    /**
     * How many units have a day.
     *
     * @return the number, at least 0
     */
    public int size() {
        return units.size();
    }

    /**
     * The codec for the days of one definition.
     *
     * @param definition the id of the metric's definition
     * @return the codec of kind {@code unit_days}, version 1
     */
    public static StateCodec<UnitDays> codec(String definition) {
        return StateCodec.of(new StateKind("unit_days", 1, definition), new Body());
    }

    private DaySet days(String unit) {
        DaySet known = units.get(unit);
        return known != null ? known : begin(unit);
    }

    private DaySet begin(String unit) {
        if (unit.isEmpty()) {
            throw Require.refused("unit", "empty", "the id of a unit; leave out events that have none");
        }
        DaySet days = new DaySet();
        units.put(unit, days);
        return days;
    }

    /** Writes units in the order of their ids; a unit is its id and its words with the differences of their indexes. */
    private static final class Body implements StateBody<UnitDays> {

        @Override
        public void write(UnitDays state, StateWriter writer) {
            writer.unsigned(state.units.size());
            new TreeMap<>(state.units).forEach((unit, days) -> {
                writer.text(unit);
                writer.unsigned(days.size());
                int previous = 0;
                for (int i = 0; i < days.size(); i++) {
                    writer.signed((long) days.index(i) - previous);
                    writer.unsigned(days.word(i));
                    previous = days.index(i);
                }
            });
        }

        @Override
        public UnitDays read(StateReader reader) {
            UnitDays state = new UnitDays();
            String previous = "";
            for (int left = reader.count(); left > 0; left--) {
                String unit = reader.text();
                if (unit.compareTo(previous) <= 0) {
                    throw reader.malformed("units are out of order");
                }
                readDays(state.days(unit), reader);
                previous = unit;
            }
            return state;
        }

        private static void readDays(DaySet days, StateReader reader) {
            int words = reader.count();
            if (words == 0) {
                throw reader.malformed("a unit has no day");
            }
            long index = 0;
            for (int i = 0; i < words; i++) {
                long difference = reader.signed();
                long word = reader.unsigned();
                index += difference;
                if ((i > 0 && difference <= 0) || word == 0 || index != (int) index) {
                    throw reader.malformed("words of days are empty or out of order");
                }
                days.addWord((int) index, word);
            }
        }
    }
}
