package dev.northing.metrics.scan;

import dev.northing.metrics.aggregate.StateBody;
import dev.northing.metrics.aggregate.StateCodec;
import dev.northing.metrics.aggregate.StateKind;
import dev.northing.metrics.aggregate.StateReader;
import dev.northing.metrics.aggregate.StateWriter;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds on which of the observed dates each unit was active, by the units' ids.
 *
 * <p>A dictionary and a matrix: the exact, mergeable state of an {@link ActivityScan}. Merging unites the dates of each
 * id. A unit of 90 days takes about 16 bytes for its days, and its id as {@link UnitIds} says.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class UnitActivity {

    private final UnitIds ids = new UnitIds();
    private final ActivityMatrix matrix;

    /**
     * Starts without activity.
     *
     * @param observed the dates to keep apart
     */
    public UnitActivity(ObservedDays observed) {
        this.matrix = new ActivityMatrix(observed);
    }

    /**
     * Notes that a unit was active.
     *
     * @param unit the unit's canonical id, not empty
     * @param epochMillis milliseconds since the epoch
     * @throws IllegalArgumentException if {@code unit} is empty
     */
    public void add(String unit, long epochMillis) {
        matrix.add(ids.number(unit), epochMillis);
    }

    /**
     * Takes everything another state holds, which stays as it is.
     *
     * @param other the state to read; this very state changes nothing
     * @throws IllegalArgumentException if the other observes other dates
     */
    public void addAll(UnitActivity other) {
        matrix.requireSameDays(other.matrix);
        // The number of units is read once: the other state may be this one.
        int count = other.ids.size();
        for (int from = 0; from < count; from++) {
            int into = ids.number(other.ids.id(from));
            for (int i = 0; i < matrix.words(); i++) {
                matrix.addWord(into, i, other.matrix.word(from, i));
            }
        }
    }

    /**
     * The rows behind it.
     *
     * @return the matrix, whose units have the numbers of {@link #ids()}
     */
    public ActivityMatrix matrix() {
        return matrix;
    }

    /**
     * Which unit has which number.
     *
     * @return the dictionary
     */
    public UnitIds ids() {
        return ids;
    }

    static StateCodec<UnitActivity> codec(String definition, ObservedDays observed) {
        return StateCodec.of(new StateKind("unit_activity", 1, definition), new Body(observed));
    }

    /** Writes the observed dates, then units in the order of their ids; a unit is its id and its words. */
    private record Body(ObservedDays observed) implements StateBody<UnitActivity> {

        @Override
        public void write(UnitActivity state, StateWriter writer) {
            SortedMap<String, Integer> ordered = state.ordered();
            writer.signed(observed.first().toEpochDay());
            writer.unsigned(observed.days());
            writer.text(observed.zone().getId());
            writer.unsigned(ordered.size());
            ordered.forEach((unit, number) -> {
                writer.text(unit);
                for (int i = 0; i < state.matrix.words(); i++) {
                    writer.unsigned(state.matrix.word(number, i));
                }
            });
        }

        @Override
        public UnitActivity read(StateReader reader) {
            requireSameDays(reader);
            UnitActivity state = new UnitActivity(observed);
            String previous = "";
            for (int left = reader.count(); left > 0; left--) {
                String unit = reader.text();
                if (unit.compareTo(previous) <= 0) {
                    throw reader.malformed("units are out of order");
                }
                readRow(state, unit, reader);
                previous = unit;
            }
            return state;
        }

        private void requireSameDays(StateReader reader) {
            boolean same = reader.signed() == observed.first().toEpochDay();
            same &= reader.unsigned() == observed.days();
            same &= reader.text().equals(observed.zone().getId());
            if (!same) {
                throw reader.malformed("other dates are observed, expected " + observed);
            }
        }

        private void readRow(UnitActivity state, String unit, StateReader reader) {
            int number = state.ids.number(unit);
            long any = 0;
            for (int i = 0; i < state.matrix.words(); i++) {
                long word = reader.unsigned();
                state.matrix.addWord(number, i, word);
                any |= word;
            }
            int bits = observed.days() + 2;
            boolean beyond = bits % Long.SIZE != 0 && state.matrix.word(number, bits / Long.SIZE) >>> bits != 0;
            if (any == 0 || beyond) {
                throw reader.malformed("a unit has no day, or days beyond the last");
            }
        }
    }

    private SortedMap<String, Integer> ordered() {
        SortedMap<String, Integer> ordered = new TreeMap<>();
        for (int number = 0; number < ids.size(); number++) {
            ordered.put(ids.id(number), number);
        }
        return ordered;
    }
}
