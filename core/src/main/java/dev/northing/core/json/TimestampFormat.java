package dev.northing.core.json;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes instants as RFC 3339 in UTC, just as {@link Instant#toString} does, but without allocating.
 *
 * <p>The date of the last instant is kept, since events come mostly from one day. Confined to one thread.
 */
final class TimestampFormat {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** Where the time of day begins, behind {@code yyyy-MM-ddT}. */
    private static final int TIME_OFFSET = 11;

    private final char[] text = "0000-00-00T00:00:00.000000000Z".toCharArray();
    private long dayInText = Long.MIN_VALUE;

    char[] text() {
        return text;
    }

    /**
     * Formats an instant of the years 0000 to 9999 into {@link #text()}.
     *
     * @return how many characters it takes
     */
    int format(Instant instant) {
        long seconds = instant.getEpochSecond();
        long day = Math.floorDiv(seconds, SECONDS_PER_DAY);
        if (day != dayInText) {
            formatDate(day);
        }
        int ofDay = Math.floorMod(seconds, SECONDS_PER_DAY);
        digits(ofDay / 3600, 2, TIME_OFFSET);
        digits(ofDay / 60 % 60, 2, TIME_OFFSET + 3);
        digits(ofDay % 60, 2, TIME_OFFSET + 6);
        return formatFraction(instant.getNano(), TIME_OFFSET + 8);
    }

    private void formatDate(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        digits(date.getYear(), 4, 0);
        digits(date.getMonthValue(), 2, 5);
        digits(date.getDayOfMonth(), 2, 8);
        dayInText = day;
    }

    private int formatFraction(int nanos, int at) {
        int end = at;
        if (nanos != 0) {
            text[at] = '.';
            if (nanos % NANOS_PER_MILLI == 0) {
                end = digits(nanos / NANOS_PER_MILLI, 3, at + 1);
            } else if (nanos % NANOS_PER_MICRO == 0) {
                end = digits(nanos / NANOS_PER_MICRO, 6, at + 1);
            } else {
                end = digits(nanos, 9, at + 1);
            }
        }
        text[end] = 'Z';
        return end + 1;
    }

    private int digits(int value, int count, int at) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }
}
