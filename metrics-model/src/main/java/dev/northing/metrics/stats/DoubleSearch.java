package dev.northing.metrics.stats;

import java.util.function.DoublePredicate;

/** Finds where a condition turns true by halving the set of doubles itself: at most 64 tries, exact to the last bit. */
final class DoubleSearch {

    private DoubleSearch() {}

    /** The smallest double in [low, high] at which the condition holds; low is at least 0, high is taken for true. */
    static double smallest(double low, double high, DoublePredicate holds) {
        long below = Double.doubleToRawLongBits(low);
        long above = Double.doubleToRawLongBits(high);
        while (below < above) {
            // The bits of doubles from 0 on are ordered as the doubles are.
            long middle = (below + above) >>> 1;
            if (holds.test(Double.longBitsToDouble(middle))) {
                above = middle;
            } else {
                below = middle + 1;
            }
        }
        return Double.longBitsToDouble(above);
    }
}
