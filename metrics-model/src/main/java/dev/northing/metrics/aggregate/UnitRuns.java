package dev.northing.metrics.aggregate;

import dev.northing.metrics.EventView;
import dev.northing.metrics.input.Require;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Holds the events of every unit by id: the exact state behind all that counts events or follows their order.
 *
 * <p>Events are held apart by unit and id; a redelivery changes nothing. Merging unites the runs.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class UnitRuns {

    private final Map<String, UnitRun> units = new HashMap<>();

    /** Starts without units. */
    public UnitRuns() {}

    /**
     * Notes an event.
     *
     * @param event the event, with a unit and an id that are not empty
     * @param value what the calculator needs to know of it
     * @throws IllegalArgumentException if the unit or the id is empty
     */
    public void add(EventView event, long value) {
        if (event.id().isEmpty()) {
            throw Require.refused("id", "empty", "the id of an event, by which its redeliveries are known");
        }
        run(event.unit()).add(new Occurrence(event.epochMillis(), value, event.id()));
    }

    /**
     * Takes everything another state holds, which stays as it is.
     *
     * @param other the state to read; this very state changes nothing
     */
    public void addAll(UnitRuns other) {
        other.units.forEach((unit, run) -> run(unit).addAll(run));
    }

    /**
     * Shows every unit once, in the order of their ids.
     *
     * @param visitor takes the unit's id and its run
     */
    public void forEach(BiConsumer<? super String, ? super UnitRun> visitor) {
        new TreeMap<>(units).forEach(visitor);
    }

    /**
     * The codec for the runs of one definition.
     *
     * @param definition the id of the metric's definition
     * @return the codec of kind {@code unit_runs}, version 1
     */
    public static StateCodec<UnitRuns> codec(String definition) {
        return StateCodec.of(new StateKind("unit_runs", 1, definition), new UnitRunsBody());
    }

    UnitRun run(String unit) {
        if (unit.isEmpty()) {
            throw Require.refused("unit", "empty", "the id of a unit; leave out events that have none");
        }
        return units.computeIfAbsent(unit, unused -> new UnitRun());
    }

    int size() {
        return units.size();
    }
}
