package dev.northing.report;

import dev.northing.metrics.TimeWindow;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Writes spans of time as local dates, with the time of day only where it is not midnight. */
final class Dates {

    private Dates() {}

    /** A window's name in a row of windows: when it starts, or when it ends if it has no start. */
    static String label(TimeWindow window, ZoneId zone) {
        return window.start().equals(Instant.MIN) ? "to " + moment(window.end(), zone) : moment(window.start(), zone);
    }

    /** A window in words; an end at midnight is said as the date before it. */
    static String span(TimeWindow window, ZoneId zone) {
        String start = window.start().equals(Instant.MIN) ? "" : moment(window.start(), zone) + " ";
        return start + "to " + lastMoment(window.end(), zone) + " (" + zone + ")";
    }

    private static String lastMoment(Instant end, ZoneId zone) {
        ZonedDateTime local = end.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().minusDays(1).toString()
                : moment(end, zone);
    }

    private static String moment(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        String date = local.toLocalDate().toString();
        return local.toLocalTime().equals(LocalTime.MIDNIGHT) ? date : date + " " + local.toLocalTime();
    }
}
