package dev.northing.metrics.priority;

import dev.northing.metrics.input.Require;
import java.util.random.RandomGenerator;

/**
 * Holds between which values an estimate may lie.
 *
 * <p>Immutable.
 *
 * @param low the least value, more than 0 and finite
 * @param high the greatest value, at least {@code low} and finite
 * @since 0.1.0
 */
public record EstimateRange(double low, double high) {

    /**
     * Accepts positive values in order.
     *
     * @param low the least value
     * @param high the greatest value
     * @throws IllegalArgumentException if a value is not positive and finite or they are out of order
     */
    public EstimateRange {
        if (!(low > 0 && low <= Double.MAX_VALUE)) {
            throw Require.refused("low", low, "a positive finite number");
        }
        if (!(high >= low && high <= Double.MAX_VALUE)) {
            throw Require.refused("high", high, "a finite number, at least " + low);
        }
    }

    /** A draw from the triangle over the range that peaks at the likely value, by the inverse of its distribution. */
    double draw(double likely, RandomGenerator random) {
        double width = high - low;
        if (width == 0) {
            return likely;
        }
        double share = random.nextDouble();
        return share * width < likely - low
                ? low + Math.sqrt(share * width * (likely - low))
                : high - Math.sqrt((1 - share) * width * (high - likely));
    }
}
