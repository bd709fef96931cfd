package dev.northing.metrics.input;

import dev.northing.metrics.TimeWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Numbers local dates from 1970-01-01 on. */
public final class EpochDays {

    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long SECONDS_PER_DAY = 86_400;

    private EpochDays() {}

    public static long of(long epochMillis, ZoneId zone) {
        int offset =
                zone.getRules().getOffset(Instant.ofEpochMilli(epochMillis)).getTotalSeconds();
        return Math.floorDiv(Math.floorDiv(epochMillis, MILLIS_PER_SECOND) + offset, SECONDS_PER_DAY);
    }

    /** The date that has begun but is not over at an instant: all earlier ones are over. */
    public static long unfinished(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate().toEpochDay();
    }

    /** The dates [from, to) as instants. */
    public static TimeWindow window(long from, long to, ZoneId zone) {
        return new TimeWindow(start(from, zone), start(to, zone));
    }

    private static Instant start(long day, ZoneId zone) {
        return LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant();
    }
}
