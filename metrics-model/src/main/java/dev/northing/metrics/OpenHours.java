package dev.northing.metrics;

import dev.northing.metrics.input.Require;
import java.time.LocalTime;

/**
 * Holds a span of local time within one day.
 *
 * <p>Immutable.
 *
 * @param from when it begins
 * @param to when it ends, after {@code from}; midnight means the end of the day
 * @since 0.1.0
 */
public record OpenHours(LocalTime from, LocalTime to) {

    /**
     * Accepts a span that is not empty.
     *
     * @param from when it begins
     * @param to when it ends
     * @throws IllegalArgumentException if {@code to} is neither after {@code from} nor midnight
     */
    public OpenHours {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw Require.refused("to", to, "a time after " + from + ", or midnight for the end of the day");
        }
    }
}
