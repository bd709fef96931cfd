package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;

/**
 * Holds where a better grade begins, and whether the border itself belongs to it.
 *
 * <p>Immutable.
 *
 * @param bound the border, finite, in the unit of what is graded
 * @param included whether the border itself has the better grade
 * @since 0.1.0
 */
public record Border(double bound, boolean included) {

    /**
     * Accepts a finite border.
     *
     * @param bound the border
     * @param included whether it belongs to the better grade
     * @throws IllegalArgumentException if {@code bound} is not finite
     */
    public Border {
        Require.finite("bound", bound);
    }

    /**
     * A border that belongs to the better grade.
     *
     * @param bound the border, finite
     * @return the border
     * @throws IllegalArgumentException if {@code bound} is not finite
     */
    public static Border at(double bound) {
        return new Border(bound, true);
    }

    /**
     * A border that must be passed.
     *
     * @param bound the border, finite
     * @return the border
     * @throws IllegalArgumentException if {@code bound} is not finite
     */
    public static Border beyond(double bound) {
        return new Border(bound, false);
    }
}
