package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;

/**
 * Draws two-sided geometric noise, for pure differential privacy.
 *
 * <p>In words: whole numbers whose probability falls by a constant factor with each step away from 0. In symbols, for
 * the scale b: P[z] = (1 - &alpha;)/(1 + &alpha;) &alpha;<sup>|z|</sup>, &alpha; = exp(-1/b); a table of sensitivity
 * &Delta;<sub>1</sub> is then &epsilon;-private with &epsilon; = &Delta;<sub>1</sub>/b. Unit: that of the counts. Source:
 * Ghosh, Roughgarden and Sundararajan 2009; sampled as by Canonne, Kamath and Steinke 2020, algorithm 2. Example: the
 * scale 1, which is &epsilon; = 1 for one count of each subject, stays within 3 of the truth in 95 % ({@code
 * IntegerNoiseTest}).
 *
 * <p>Immutable.
 *
 * @param scale b, above 0, exact, at most 2^40 and with at most 20 decimals
 * @since 0.1.0
 */
public record DiscreteLaplace(BigDecimal scale) implements IntegerNoise {

    /** The largest scale and variance, in the unit of the counts: 2^40. */
    public static final BigDecimal MOST = BigDecimal.valueOf(1L << 40);

    /** The finest scale and variance, in decimals. */
    public static final int MOST_DECIMALS = 20;

    /**
     * Accepts a positive scale.
     *
     * @param scale b
     * @throws IllegalArgumentException if the scale is not in (0, 2^40] or has more than 20 decimals
     */
    public DiscreteLaplace {
        requireParameter("scale", scale);
    }

    static void requireParameter(String field, BigDecimal value) {
        if (value.signum() <= 0 || value.compareTo(MOST) > 0 || value.scale() > MOST_DECIMALS) {
            throw Require.refused(field, value, "a number in (0, 2^40] with at most " + MOST_DECIMALS + " decimals");
        }
    }

    /**
     * The noise that makes a table private.
     *
     * @param bounds the bounds within which each subject contributes to the table
     * @param epsilon the loss allowed, above 0, such as 1
     * @return noise of the scale &Delta;<sub>1</sub>/&epsilon;, rounded up
     * @throws IllegalArgumentException if {@code epsilon} is not positive, or the scale would be beyond 2^40
     */
    public static DiscreteLaplace of(ContributionBounds bounds, BigDecimal epsilon) {
        if (epsilon.signum() <= 0) {
            throw Require.refused("epsilon", epsilon, "more than 0");
        }
        return new DiscreteLaplace(
                new BigDecimal(bounds.absoluteSensitivity()).divide(epsilon, MOST_DECIMALS, RoundingMode.CEILING));
    }

    @Override
    public long sample(RandomGenerator random) {
        BigInteger unit = BigInteger.TEN.pow(Math.max(0, scale.scale()));
        BigInteger scaled = scale.multiply(new BigDecimal(unit)).toBigIntegerExact();
        return ExactDraws.clamp(new ExactDraws(random).laplace(unit, scaled));
    }

    @Override
    public long errorBound(double confidence) {
        Require.openUnit("confidence", confidence);
        double rate = 1 / scale.doubleValue();
        double alpha = Math.exp(-rate);
        // P[|z| > m] = 2 alpha^(m + 1) / (1 + alpha)
        double exact = -Math.log((1 - confidence) * (1 + alpha) / 2) / rate - 1;
        return (long) Math.max(0, Math.ceil(exact));
    }

    @Override
    public PrivacyLoss loss(ContributionBounds bounds, BigDecimal delta) {
        BigDecimal sensitivity = new BigDecimal(bounds.absoluteSensitivity());
        MathContext up = new MathContext(PrivacyLoss.DIGITS, RoundingMode.CEILING);
        return new PrivacyLoss(sensitivity.divide(scale, up), delta);
    }
}
