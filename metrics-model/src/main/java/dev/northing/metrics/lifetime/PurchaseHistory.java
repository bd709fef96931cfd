package dev.northing.metrics.lifetime;

import dev.northing.metrics.input.Require;

/**
 * Holds what one unit did since it first did it, such as a customer since the first purchase.
 *
 * <p>Immutable.
 *
 * @param repeats how often it did it again, at least 0
 * @param last when it last did it again, since its first time; 0 if never again
 * @param observed how long it has been observed since its first time, positive, at least {@code last}, in the same unit
 *     of time
 * @since 0.1.0
 */
public record PurchaseHistory(long repeats, double last, double observed) {

    /**
     * Accepts a consistent history.
     *
     * @param repeats how often it did it again
     * @param last when it last did it again
     * @param observed how long it has been observed
     * @throws IllegalArgumentException if {@code repeats} is negative, {@code observed} is not positive and finite,
     *     {@code last} is not in [0, {@code observed}], or {@code last} is 0 with repeats or positive without
     */
    public PurchaseHistory {
        Require.atLeast("repeats", repeats, 0);
        if (!(observed > 0 && observed <= Double.MAX_VALUE)) {
            throw Require.refused("observed", observed, "a positive, finite time");
        }
        if (repeats == 0 ? last != 0 : !(last > 0 && last <= observed)) {
            throw Require.refused(
                    "last", last, repeats == 0 ? "0 without repeats" : "in (0, " + observed + "] with repeats");
        }
    }
}
