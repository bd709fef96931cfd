package dev.northing.metrics.quality;

import dev.northing.metrics.input.Require;
import java.time.Duration;
import java.util.List;

/**
 * Says over which two windows a budget must burn how fast to call somebody.
 *
 * <p>The long window makes sure that it matters, the short one that it still goes on.
 *
 * <p>Immutable.
 *
 * @param longWindow the long window, whole milliseconds, positive
 * @param shortWindow the short window, whole milliseconds, positive, shorter than the long one
 * @param rate how many times faster than the budget allows, positive and finite; 1 spends it exactly in its window
 * @since 0.1.0
 */
public record BurnAlert(Duration longWindow, Duration shortWindow, double rate) {

    /** The usual three: 14.4 over 1 h and 5 min, 6 over 6 h and 30 min, 1 over 3 d and 6 h. */
    public static final List<BurnAlert> DEFAULTS = List.of(
            new BurnAlert(Duration.ofHours(1), Duration.ofMinutes(5), 14.4),
            new BurnAlert(Duration.ofHours(6), Duration.ofMinutes(30), 6),
            new BurnAlert(Duration.ofDays(3), Duration.ofHours(6), 1));

    /**
     * Accepts two windows and a rate.
     *
     * @param longWindow the long window
     * @param shortWindow the short window
     * @param rate how many times faster than the budget allows
     * @throws IllegalArgumentException if a window is not a positive number of whole milliseconds, the short one is not
     *     the shorter, or {@code rate} is not positive and finite
     */
    public BurnAlert {
        Require.positiveMillis("longWindow", longWindow);
        Require.positiveMillis("shortWindow", shortWindow);
        if (shortWindow.compareTo(longWindow) >= 0) {
            throw Require.refused("shortWindow", shortWindow, "less than the long window " + longWindow);
        }
        if (!(rate > 0 && rate <= Double.MAX_VALUE)) {
            throw Require.refused("rate", rate, "a positive finite number");
        }
    }
}
