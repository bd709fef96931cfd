package dev.northing.metrics.usage;

import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.EpochMillis;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts one unit's events where the pause between two of them reaches the gap, and at midnight if asked to. */
record SessionCutter(long gap, Optional<ZoneId> midnights) {

    List<List<Occurrence>> sessions(List<Occurrence> events) {
        List<List<Occurrence>> sessions = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= events.size(); i++) {
            if (i == events.size()
                    || isCut(events.get(i - 1).time(), events.get(i).time())) {
                sessions.add(events.subList(start, i));
                start = i;
            }
        }
        return sessions;
    }

    /** Whether no event at or after an instant could still belong to a session that was last seen before it. */
    boolean isOver(long last, long end) {
        return isCut(last, end);
    }

    private boolean isCut(long before, long after) {
        return EpochMillis.between(before, after) >= gap
                || midnights.map(zone -> day(before, zone) != day(after, zone)).orElse(false);
    }

    private static long day(long time, ZoneId zone) {
        return EpochDays.unfinished(Instant.ofEpochMilli(time), zone);
    }
}
