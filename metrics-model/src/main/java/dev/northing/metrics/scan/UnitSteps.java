package dev.northing.metrics.scan;

import dev.northing.metrics.aggregate.StateBody;
import dev.northing.metrics.aggregate.StateCodec;
import dev.northing.metrics.aggregate.StateKind;
import dev.northing.metrics.aggregate.StateReader;
import dev.northing.metrics.aggregate.StateWriter;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds when each unit took which step of a funnel, by the units' ids.
 *
 * <p>A dictionary and runs: the exact, mergeable state of a {@link FunnelScan}. Merging unites the events of each id. An
 * event takes 8 to 12 bytes, and a unit's id as {@link UnitIds} says.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class UnitSteps {

    private final UnitIds ids = new UnitIds();
    private final StepRuns runs = new StepRuns();

    /** Starts without events. */
    public UnitSteps() {}

    /**
     * Notes that a unit took a step.
     *
     * @param unit the unit's canonical id, not empty
     * @param epochMillis milliseconds since the epoch
     * @param step the number of the step, in [0, 15]
     * @throws IllegalArgumentException if the unit is empty, or the step is out of its range
     */
    public void add(String unit, long epochMillis, int step) {
        runs.add(ids.number(unit), epochMillis, step);
    }

    /**
     * Takes everything another state holds, which stays as it is in meaning.
     *
     * @param other the state to read; this very state changes nothing
     */
    public void addAll(UnitSteps other) {
        if (other == this) {
            return;
        }
        other.runs.forEach((unit, packed, from, to) -> {
            int into = ids.number(other.ids.id(unit));
            for (int i = from; i < to; i++) {
                runs.add(into, StepRuns.time(packed[i]), StepRuns.step(packed[i]));
            }
        });
    }

    /**
     * The runs behind it.
     *
     * @return the runs, whose units have the numbers of {@link #ids()}
     */
    public StepRuns runs() {
        return runs;
    }

    /**
     * Which unit has which number.
     *
     * @return the dictionary
     */
    public UnitIds ids() {
        return ids;
    }

    static StateCodec<UnitSteps> codec(String definition) {
        return StateCodec.of(new StateKind("unit_steps", 1, definition), new Body());
    }

    private SortedMap<String, long[]> ordered() {
        SortedMap<String, long[]> ordered = new TreeMap<>();
        runs.forEach((unit, packed, from, to) -> ordered.put(ids.id(unit), Arrays.copyOfRange(packed, from, to)));
        return ordered;
    }

    /** Writes units in the order of their ids; a unit is its id and its events in order, times as differences. */
    private static final class Body implements StateBody<UnitSteps> {

        @Override
        public void write(UnitSteps state, StateWriter writer) {
            SortedMap<String, long[]> ordered = state.ordered();
            writer.unsigned(ordered.size());
            ordered.forEach((unit, run) -> {
                writer.text(unit);
                writer.unsigned(run.length);
                long previous = 0;
                for (long packed : run) {
                    writer.signed(StepRuns.time(packed) - previous);
                    writer.unsigned(StepRuns.step(packed));
                    previous = StepRuns.time(packed);
                }
            });
        }

        @Override
        public UnitSteps read(StateReader reader) {
            UnitSteps state = new UnitSteps();
            String previous = "";
            for (int left = reader.count(); left > 0; left--) {
                String unit = reader.text();
                if (unit.compareTo(previous) <= 0) {
                    throw reader.malformed("units are out of order");
                }
                readRun(state, unit, reader);
                previous = unit;
            }
            return state;
        }

        private static void readRun(UnitSteps state, String unit, StateReader reader) {
            int count = reader.count();
            if (count == 0) {
                throw reader.malformed("a unit has no event");
            }
            int number = state.ids.number(unit);
            long time = 0;
            long previousStep = -1;
            for (int i = 0; i < count; i++) {
                long difference = reader.signed();
                long step = reader.unsigned();
                time += difference;
                boolean inOrder = i == 0 || difference > 0 || (difference == 0 && step > previousStep);
                boolean inRange = time >= StepRuns.LEAST_MILLIS
                        && time <= StepRuns.GREATEST_MILLIS
                        && step >= 0
                        && step < StepRuns.MOST_STEPS;
                if (!inOrder || !inRange) {
                    throw reader.malformed("events are out of order or out of range");
                }
                state.runs.add(number, time, (int) step);
                previousStep = step;
            }
        }
    }
}
