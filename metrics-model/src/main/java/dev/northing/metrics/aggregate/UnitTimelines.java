package dev.northing.metrics.aggregate;

import dev.northing.metrics.input.Require;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Holds the timeline of every unit: the exact state behind active units, activation and retention.
 *
 * <p>What is held apart is the pair of unit and millisecond. Several events of one unit in one millisecond count as one
 * instant, so redelivery changes nothing and no event id is kept; a metric that counts events needs another state.
 * Merging takes the earliest start and the union of the times. Memory is about 8 to 16 bytes for each distinct instant
 * and 150 bytes for each unit.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class UnitTimelines {

    private final Map<String, UnitTimeline> units = new HashMap<>();

    /** Starts without units. */
    public UnitTimelines() {}

    /**
     * Notes that a unit started; only the earliest start of a unit is kept.
     *
     * @param unit the unit's canonical id, not empty
     * @param epochMillis milliseconds since the epoch
     * @throws IllegalArgumentException if {@code unit} is empty
     */
    public void addStart(String unit, long epochMillis) {
        timeline(unit).addStart(epochMillis);
    }

    /**
     * Notes that a unit was active.
     *
     * @param unit the unit's canonical id, not empty
     * @param epochMillis milliseconds since the epoch
     * @throws IllegalArgumentException if {@code unit} is empty
     */
    public void addActivity(String unit, long epochMillis) {
        timeline(unit).addActivity(epochMillis);
    }

    /**
     * Takes everything another state holds, which stays as it is.
     *
     * @param other the state to read; this very state changes nothing
     */
    public void addAll(UnitTimelines other) {
        other.units.forEach((unit, timeline) -> timeline(unit).addAll(timeline));
    }

    /**
     * Shows every unit once, in no particular order.
     *
     * @param visitor takes the unit's id and its timeline
     */
    public void forEach(BiConsumer<? super String, ? super UnitTimeline> visitor) {
        units.forEach(visitor);
    }

    /**
     * How many units have a timeline.
     *
     * @return the number, at least 0
     */
    public int size() {
        return units.size();
    }

    /**
     * The codec for the timelines of one definition.
     *
     * @param definition the id of the metric's definition
     * @return the codec of kind {@code unit_timelines}, version 1
     */
    public static StateCodec<UnitTimelines> codec(String definition) {
        return StateCodec.of(new StateKind("unit_timelines", 1, definition), new UnitTimelinesBody());
    }

    UnitTimeline timeline(String unit) {
        UnitTimeline known = units.get(unit);
        return known != null ? known : begin(unit);
    }

    private UnitTimeline begin(String unit) {
        if (unit.isEmpty()) {
            throw Require.refused("unit", "empty", "the id of a unit; leave out events that have none");
        }
        UnitTimeline timeline = new UnitTimeline();
        units.put(unit, timeline);
        return timeline;
    }
}
