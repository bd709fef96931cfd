package dev.northing.collector.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Retry-After} in both its forms: seconds, and a date in any of HTTP's three notations.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class RetryAfter {

    /** The longest wait that is granted to a receiver. */
    public static final Duration MAX = Duration.ofHours(1);

    /** Characters of a value at most; the longest date has 33. */
    private static final int MAX_LENGTH = 64;

    /** Digits of a number of seconds at most; all beyond is longer than {@link #MAX} anyway. */
    private static final int MAX_DIGITS = 18;

    private RetryAfter() {}

    /**
     * Reads how long to wait.
     *
     * <p>A date is judged by the receiver's own clock when the answer says what that is, so that a wrong clock here does
     * not matter.
     *
     * @param value the header's value, or null when the answer has none
     * @param date the value of the header {@code Date}, or null when the answer has none
     * @param now the local time
     * @return the wait, at most {@link #MAX}; zero for a value that is absent, past, or makes no sense
     */
    public static Duration parse(@Nullable String value, @Nullable String date, Instant now) {
        if (value == null || value.isBlank() || value.length() > MAX_LENGTH) {
            return Duration.ZERO;
        }
        String text = value.strip();
        Duration wait = isNumber(text) ? seconds(text) : untilDate(text, date, now);
        return wait.compareTo(MAX) > 0 ? MAX : wait;
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Duration seconds(String digits) {
        return digits.length() > MAX_DIGITS ? MAX : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Duration untilDate(String text, @Nullable String date, Instant now) {
        Instant until = parseDate(text);
        Instant sent = date == null || date.length() > MAX_LENGTH ? null : parseDate(date.strip());
        if (until == null) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(sent == null ? now : sent, until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static @Nullable Instant parseDate(String text) {
        for (DateTimeFormatter format : Dates.FORMS) {
            try {
                return LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException anotherForm) {
                // Tried next.
            }
        }
        return null;
    }

    /** Made when the first date comes, which is seldom: a start need not wait for them. */
    private static final class Dates {

        static final List<DateTimeFormatter> FORMS = List.of(
                DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH),
                DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.ENGLISH),
                DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH));
    }
}
