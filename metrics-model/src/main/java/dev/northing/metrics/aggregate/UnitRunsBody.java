package dev.northing.metrics.aggregate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes units in the order of their ids; a unit is its id and its events in order, times as differences. */
final class UnitRunsBody implements StateBody<UnitRuns> {

    @Override
    public void write(UnitRuns state, StateWriter writer) {
        writer.unsigned(state.size());
        state.forEach((unit, run) -> {
            writer.text(unit);
            writeRun(run.occurrences(), writer);
        });
    }

    @Override
    public UnitRuns read(StateReader reader) {
        UnitRuns state = new UnitRuns();
        String previous = "";
        for (int left = reader.count(); left > 0; left--) {
            String unit = reader.text();
            if (unit.compareTo(previous) <= 0) {
                throw reader.malformed("units are out of order");
            }
            readRun(state.run(unit), reader);
            previous = unit;
        }
        return state;
    }

    private static void writeRun(List<Occurrence> run, StateWriter writer) {
        writer.unsigned(run.size());
        long previous = 0;
        for (Occurrence occurrence : run) {
            // Wraps for times further apart than a long can say; reading wraps back.
            writer.signed(occurrence.time() - previous);
            writer.signed(occurrence.value());
            writer.text(occurrence.id());
            previous = occurrence.time();
        }
    }

    private static void readRun(UnitRun run, StateReader reader) {
        int count = reader.count();
        if (count == 0) {
            throw reader.malformed("a unit has no event");
        }
        Occurrence previous = new Occurrence(Long.MIN_VALUE, Long.MIN_VALUE, "");
        Set<String> ids = new HashSet<>();
        long time = 0;
        for (int left = count; left > 0; left--) {
            time += reader.signed();
            Occurrence occurrence = new Occurrence(time, reader.signed(), reader.text());
            if (occurrence.compareTo(previous) <= 0 || !ids.add(occurrence.id())) {
                throw reader.malformed("events are out of order or repeated");
            }
            run.add(occurrence);
            previous = occurrence;
        }
    }
}
