package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;

/**
 * Draws normal noise on whole numbers, for tables in which a subject counts in many cells.
 *
 * <p>In words: whole numbers with the probabilities of a normal density at them. In symbols: P[z] &prop;
 * exp(-z&sup2;/2&sigma;&sup2;); a table of sensitivity &Delta;<sub>2</sub> then has the loss &rho; =
 * &Delta;<sub>2</sub>&sup2;/2&sigma;&sup2; in concentrated differential privacy. Unit: that of the counts, squared.
 * Source: Canonne, Kamath and Steinke 2020, theorem 4 and algorithm 3. Example: the variance 4 draws 0 with the
 * probability 0.1995 ({@code IntegerNoiseTest}).
 *
 * <p>Immutable.
 *
 * @param variance &sigma;&sup2;, above 0, exact, at most 2^40 and with at most 20 decimals
 * @since 0.1.0
 */
public record DiscreteGaussian(BigDecimal variance) implements IntegerNoise {

    /**
     * Accepts a positive variance.
     *
     * @param variance &sigma;&sup2;
     * @throws IllegalArgumentException if the variance is not in (0, 2^40] or has more than 20 decimals
     */
    public DiscreteGaussian {
        DiscreteLaplace.requireParameter("variance", variance);
    }

    /**
     * The noise that makes a table private.
     *
     * @param bounds the bounds within which each subject contributes to the table
     * @param allowed the loss allowed
     * @return noise of the variance &Delta;<sub>2</sub>&sup2;/2&rho;, rounded up
     * @throws IllegalArgumentException if nothing is allowed, or the variance would be beyond 2^40
     */
    public static DiscreteGaussian of(ContributionBounds bounds, ConcentratedLoss allowed) {
        if (allowed.rho().signum() == 0) {
            throw Require.refused("rho", allowed.rho(), "more than 0");
        }
        return new DiscreteGaussian(new BigDecimal(bounds.squaredSensitivity())
                .divide(
                        allowed.rho().multiply(ConcentratedLoss.TWO),
                        DiscreteLaplace.MOST_DECIMALS,
                        RoundingMode.CEILING));
    }

    @Override
    public long sample(RandomGenerator random) {
        BigInteger unit = BigInteger.TEN.pow(Math.max(0, variance.scale()));
        BigInteger scaled = variance.multiply(new BigDecimal(unit)).toBigIntegerExact();
        return ExactDraws.clamp(new ExactDraws(random).gaussian(scaled, unit));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Computed from the tail bound P[|z| &ge; m] &le; 2 exp(-m&sup2;/2&sigma;&sup2;), so it is a little too large.
     */
    @Override
    public long errorBound(double confidence) {
        Require.openUnit("confidence", confidence);
        return (long) Math.ceil(Math.sqrt(2 * variance.doubleValue() * Math.log(2 / (1 - confidence))));
    }

    @Override
    public PrivacyLoss loss(ContributionBounds bounds, BigDecimal delta) {
        return ConcentratedLoss.of(bounds, variance).toLoss(delta);
    }
}
