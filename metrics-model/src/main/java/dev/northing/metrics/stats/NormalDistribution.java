package dev.northing.metrics.stats;

import dev.northing.metrics.input.Require;

/**
 * Gives the quantiles of the standard normal distribution.
 *
 * <p>In words: the point below which a given share of a standard normal variable lies. In symbols: z(p) with
 * &Phi;(z(p)) = p. Computed by algorithm AS 241, routine PPND16 (Wichura 1988), with a relative error of about 1e-16;
 * the tests hold it to 4e-15 against published values and an independent tail integral down to p = 1e-300. Example:
 * z(0.975) = 1.959963984540054 ({@code NormalDistributionTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class NormalDistribution {

    private static final double CENTRAL_HALF_WIDTH = 0.425;
    private static final double CENTRAL_SHIFT = 0.180625;
    private static final double TAIL_SPLIT = 5.0;
    private static final double NEAR_TAIL_SHIFT = 1.6;

    // Coefficients of the three rational approximations of AS 241, constant term first, as the shortest decimals of
    // their doubles.
    private static final double[] CENTRAL_TOP = {
        3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
        45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227
    };
    private static final double[] CENTRAL_BOTTOM = {
        1.0, 42.31333070160091, 687.1870074920579, 5394.196021424751,
        21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854
    };
    private static final double[] NEAR_TOP = {
        1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
        1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414
    };
    private static final double[] NEAR_BOTTOM = {
        1.0, 2.053191626637759, 1.6763848301838038, 0.6897673349851,
        0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9
    };
    private static final double[] FAR_TOP = {
        6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
        0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7
    };
    private static final double[] FAR_BOTTOM = {
        1.0, 0.599832206555888, 0.1369298809227358, 0.014875361290850615,
        0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15
    };

    private NormalDistribution() {}

    /**
     * The quantile of a probability.
     *
     * @param probability the share below the quantile, in (0, 1)
     * @return z with &Phi;(z) = {@code probability}
     * @throws IllegalArgumentException if {@code probability} is not in (0, 1)
     */
    public static double quantile(double probability) {
        Require.openUnit("probability", probability);
        double fromMedian = probability - 0.5;
        if (Math.abs(fromMedian) <= CENTRAL_HALF_WIDTH) {
            double r = CENTRAL_SHIFT - fromMedian * fromMedian;
            return fromMedian * ratio(CENTRAL_TOP, CENTRAL_BOTTOM, r);
        }
        double tail = upperTail(Math.min(probability, 1 - probability));
        return fromMedian < 0 ? -tail : tail;
    }

    /**
     * How many standard deviations around the mean hold a given share.
     *
     * @param level the share in the middle, in (0, 1), such as 0.95
     * @return z with &Phi;(z) - &Phi;(-z) = {@code level}, positive
     * @throws IllegalArgumentException if {@code level} is not in (0, 1)
     */
    public static double twoSided(double level) {
        // The lower tail is exact for levels near 1, where (1 + level) / 2 would round to 1.
        return -quantile((1 - Require.openUnit("level", level)) / 2);
    }

    /**
     * The share below a number of standard deviations.
     *
     * @param z a finite number
     * @return &Phi;({@code z}), in [0, 1]
     * @throws IllegalArgumentException if {@code z} is not finite
     */
    public static double below(double z) {
        // The square of a normal variable is twice a gamma variable of shape 1/2.
        double oneTail = new GammaDistribution(0.5).upper(Require.finite("z", z) * z / 2) / 2;
        return z < 0 ? oneTail : 1 - oneTail;
    }

    private static double upperTail(double tail) {
        double r = Math.sqrt(-Math.log(tail));
        return r <= TAIL_SPLIT
                ? ratio(NEAR_TOP, NEAR_BOTTOM, r - NEAR_TAIL_SHIFT)
                : ratio(FAR_TOP, FAR_BOTTOM, r - TAIL_SPLIT);
    }

    private static double ratio(double[] top, double[] bottom, double x) {
        return polynomial(top, x) / polynomial(bottom, x);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
