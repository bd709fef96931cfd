package dev.northing.metrics.aggregate;

import java.util.Map;
import java.util.TreeMap;

/** Writes units in the order of their ids; a unit is its id, a start if it has one, and its times as differences. */
final class UnitTimelinesBody implements StateBody<UnitTimelines> {

    @Override
    public void write(UnitTimelines state, StateWriter writer) {
        Map<String, UnitTimeline> ordered = new TreeMap<>();
        state.forEach(ordered::put);
        writer.unsigned(ordered.size());
        ordered.forEach((unit, timeline) -> {
            writer.text(unit);
            writeStart(timeline, writer);
            writeActivity(timeline.activity(), writer);
        });
    }

    @Override
    public UnitTimelines read(StateReader reader) {
        UnitTimelines state = new UnitTimelines();
        String previous = "";
        for (int left = reader.count(); left > 0; left--) {
            String unit = reader.text();
            if (unit.compareTo(previous) <= 0) {
                throw reader.malformed("units are out of order");
            }
            readUnit(state.timeline(unit), reader);
            previous = unit;
        }
        return state;
    }

    private static void writeStart(UnitTimeline timeline, StateWriter writer) {
        writer.unsigned(timeline.start().isPresent() ? 1 : 0);
        timeline.start().ifPresent(writer::signed);
    }

    private static void writeActivity(TimeSet activity, StateWriter writer) {
        writer.unsigned(activity.size());
        for (int i = 0; i < activity.size(); i++) {
            if (i == 0) {
                writer.signed(activity.at(0));
            } else {
                // Wraps for times further apart than a long can say; reading wraps back.
                writer.unsigned(activity.at(i) - activity.at(i - 1));
            }
        }
    }

    private static void readUnit(UnitTimeline timeline, StateReader reader) {
        int starts = reader.count();
        if (starts > 1) {
            throw reader.malformed("a unit has more than one start");
        }
        if (starts == 1) {
            timeline.addStart(reader.signed());
        }
        int times = reader.count();
        if (starts + times == 0) {
            throw reader.malformed("a unit has neither start nor activity");
        }
        readActivity(timeline, times, reader);
    }

    private static void readActivity(UnitTimeline timeline, int times, StateReader reader) {
        long previous = 0;
        for (int i = 0; i < times; i++) {
            long time = i == 0 ? reader.signed() : previous + reader.unsigned();
            if (i > 0 && time <= previous) {
                throw reader.malformed("times are out of order");
            }
            timeline.addActivity(time);
            previous = time;
        }
    }
}
