package dev.northing.metrics.signals;

import dev.northing.metrics.input.Require;

/**
 * Holds what one segment adds to a ratio of sums, such as successes and attempts of one plan.
 *
 * <p>Immutable.
 *
 * @param numerator the segment's part of the sum above, finite
 * @param denominator the segment's part of the sum below, finite and at least 0
 * @since 0.1.0
 */
public record SegmentTotals(double numerator, double denominator) {

    /**
     * Accepts finite totals.
     *
     * @param numerator the segment's part of the sum above
     * @param denominator the segment's part of the sum below
     * @throws IllegalArgumentException if one is not finite, {@code denominator} is negative, or it is 0 and
     *     {@code numerator} is not
     */
    public SegmentTotals {
        Require.finite("numerator", numerator);
        Require.finite("denominator", denominator);
        if (denominator < 0) {
            throw Require.refused("denominator", denominator, "at least 0");
        }
        if (denominator == 0 && numerator != 0) {
            throw Require.refused("numerator", numerator, "0 where the denominator is 0");
        }
    }
}
