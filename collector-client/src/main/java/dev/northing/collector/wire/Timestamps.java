package dev.northing.collector.wire;

/** Reads the times that canonical JSON holds, {@code yyyy-MM-ddTHH:mm:ss[.fraction]Z}, without allocating. */
final class Timestamps {

    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int SECONDS_PER_DAY = 86_400;

    /** Up to the seconds' last digit; each nought stands for a digit. */
    private static final String FORM = "0000-00-00T00:00:00";

    private static final int WHOLE = FORM.length();

    private static final int DAYS_PER_ERA = 146_097;
    private static final int YEARS_PER_ERA = 400;

    /** Days from the first of March of the year 0 to 1970. */
    private static final int DAYS_TO_1970 = 719_468;

    private Timestamps() {}

    /** Whether these bytes have the form; what the digits say is not looked at. */
    static boolean isOne(byte[] text, int from, int to) {
        int length = to - from;
        if (length <= WHOLE || length > WHOLE + 11 || text[to - 1] != 'Z') {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            if (!isAsFormed(text[from + i], i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAsFormed(byte c, int at) {
        if (at == WHOLE) {
            return c == '.';
        }
        boolean isDigit = c >= '0' && c <= '9';
        boolean wantsDigit = at > WHOLE || FORM.charAt(at) == '0';
        return wantsDigit ? isDigit : c == FORM.charAt(at);
    }

    /** Milliseconds since 1970, the rest cut off. */
    static long millis(byte[] text, int from) {
        return seconds(text, from) * MILLIS_PER_SECOND + fraction(text, from + WHOLE, 3);
    }

    /** Nanoseconds since 1970, or the nearest that 64 bits hold. */
    static long nanos(byte[] text, int from, int to) {
        long seconds = seconds(text, from);
        if (seconds > Long.MAX_VALUE / NANOS_PER_SECOND - 1 || seconds < Long.MIN_VALUE / NANOS_PER_SECOND + 1) {
            return seconds > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        return seconds * NANOS_PER_SECOND + (to - from > WHOLE + 1 ? fraction(text, from + WHOLE, 9) : 0);
    }

    private static long seconds(byte[] text, int from) {
        int ofDay = (digits(text, from + 11, 2) * 60 + digits(text, from + 14, 2)) * 60 + digits(text, from + 17, 2);
        return days(digits(text, from, 4), digits(text, from + 5, 2), digits(text, from + 8, 2)) * SECONDS_PER_DAY
                + ofDay;
    }

    /** Counted from March on, so that the leap day is the last of a year. */
    private static long days(int year, int month, int day) {
        int shifted = month > 2 ? year : year - 1;
        int era = Math.floorDiv(shifted, YEARS_PER_ERA);
        int ofEra = shifted - era * YEARS_PER_ERA;
        int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return (long) era * DAYS_PER_ERA + ofEra * 365L + ofEra / 4 - ofEra / 100 + ofYear - DAYS_TO_1970;
    }

    /** The digits behind the point, as many as asked for, with noughts for those that are missing. */
    private static int fraction(byte[] text, int point, int count) {
        if (point >= text.length || text[point] != '.') {
            return 0;
        }
        int value = 0;
        boolean isDigit = true;
        for (int i = 1; i <= count; i++) {
            isDigit = isDigit && text[point + i] >= '0' && text[point + i] <= '9';
            value = value * 10 + (isDigit ? text[point + i] - '0' : 0);
        }
        return value;
    }

    private static int digits(byte[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return value;
    }
}
