package dev.northing.metrics.stats;

import dev.northing.metrics.input.Require;

/**
 * Computes the logarithm of the gamma function.
 *
 * <p>In words: the sum of the logarithms of 1 to z - 1, continued to all positive z. In symbols: log &Gamma;(z) = (z -
 * 1/2) log z - z + log(2&pi;)/2 + &epsilon;(z), &epsilon; being the error of Stirling's formula. Relative error about
 * 1e-14, absolute where the result is near 0. Source: Loader 2000. Example: log &Gamma;(5) = log 24
 * ({@code GammaFunctionTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class GammaFunction {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private GammaFunction() {}

    /**
     * The logarithm of the gamma function.
     *
     * @param z a positive, finite number
     * @return log &Gamma;(z)
     * @throws IllegalArgumentException if {@code z} is not positive and finite
     */
    public static double log(double z) {
        if (!(z > 0 && z <= Double.MAX_VALUE)) {
            throw Require.refused("z", z, "a positive, finite number");
        }
        return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + Stirling.error(z);
    }
}
