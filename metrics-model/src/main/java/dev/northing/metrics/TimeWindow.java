package dev.northing.metrics;

import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds a half-open span of time: its start belongs to it, its end does not.
 *
 * <p>Two windows that share a bound therefore never count an event twice. A window never reads the clock.
 *
 * <p>Immutable.
 *
 * @param start the first instant inside, before {@code end}; {@link Instant#MIN} for "everything before the end"
 * @param end the first instant after the window
 * @since 0.1.0
 */
public record TimeWindow(Instant start, Instant end) {

    /**
     * Accepts a span that is not empty.
     *
     * @param start the first instant inside
     * @param end the first instant after it
     * @throws IllegalArgumentException if {@code start} is not before {@code end}
     */
    public TimeWindow {
        if (!start.isBefore(end)) {
            throw Require.refused("start", start, "an instant before the end " + end);
        }
    }

    /**
     * The window {@code [asOf - length, asOf)}.
     *
     * @param length how long it is, positive
     * @param asOf its end
     * @return the window that ends at {@code asOf}
     * @throws IllegalArgumentException if {@code length} is not positive
     */
    public static TimeWindow trailing(Duration length, Instant asOf) {
        if (length.isZero() || length.isNegative()) {
            throw Require.refused("length", length, "a positive duration");
        }
        return new TimeWindow(asOf.minus(length), asOf);
    }

    /**
     * The window {@code [asOf - days x 24 h, asOf)}: elapsed days, whatever the local clocks did.
     *
     * @param days how many days of 24 hours, at least 1
     * @param asOf its end
     * @return the window that ends at {@code asOf}
     * @throws IllegalArgumentException if {@code days} is less than 1
     */
    public static TimeWindow trailingDays(int days, Instant asOf) {
        return trailing(Duration.ofDays(Require.atLeast("days", days, 1)), asOf);
    }

    /**
     * Everything before an instant.
     *
     * @param end the first instant outside, after {@link Instant#MIN}
     * @return the window that starts at {@link Instant#MIN}
     */
    public static TimeWindow before(Instant end) {
        return new TimeWindow(Instant.MIN, end);
    }

    /**
     * The equally long window that ends where this one starts.
     *
     * @return {@code [start - length, start)}
     * @throws java.time.DateTimeException if that is outside the range of {@link Instant}, as for {@link #before}
     */
    public TimeWindow previous() {
        return new TimeWindow(start.minus(duration()), start);
    }

    /**
     * How long this window is.
     *
     * @return the time from start to end, positive
     */
    public Duration duration() {
        return Duration.between(start, end);
    }

    /**
     * Whether an instant lies inside.
     *
     * @param instant the instant to look for
     * @return true if {@code start <= instant < end}
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /**
     * Whether a millisecond lies inside.
     *
     * @param epochMillis milliseconds since 1970-01-01T00:00:00Z
     * @return true if {@code startMillis() <= epochMillis < endMillis()}
     */
    public boolean contains(long epochMillis) {
        return startMillis() <= epochMillis && epochMillis < endMillis();
    }

    /**
     * The first whole millisecond inside or after the start.
     *
     * @return milliseconds since the epoch, saturated at the range of a long
     */
    public long startMillis() {
        return EpochMillis.ceil(start);
    }

    /**
     * The first whole millisecond that is not before the end.
     *
     * @return milliseconds since the epoch, saturated at the range of a long
     */
    public long endMillis() {
        return EpochMillis.ceil(end);
    }

    /**
     * The window in interval notation.
     *
     * @return {@code [start, end)} with ISO instants, or {@code (.., end)} if it has no start
     */
    @Override
    public String toString() {
        return start.equals(Instant.MIN) ? "(.., " + end + ")" : "[" + start + ", " + end + ")";
    }
}
