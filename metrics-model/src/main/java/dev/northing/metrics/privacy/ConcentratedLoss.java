package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Measures what tables with Gaussian noise tell together: losses add up.
 *
 * <p>In words: the loss of one table is its squared sensitivity over twice the variance of its noise. In symbols: &rho;
 * = &Delta;<sub>2</sub>&sup2;/2&sigma;&sup2;, and &epsilon; = &rho; + 2 &radic;(&rho; ln(1/&delta;)) for every
 * &delta;. Unit: none. Source: Bun and Steinke 2016, Concentrated differential privacy, propositions 1.6 and 1.3.
 * Example: &rho; = 0.1 at &delta; = 0.00001 is &epsilon; = 2.2460 ({@code PrivacyLossTest}).
 *
 * <p>Immutable.
 *
 * @param rho &rho;, at least 0
 * @since 0.1.0
 */
public record ConcentratedLoss(BigDecimal rho) {

    static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * Accepts a loss.
     *
     * @param rho &rho;
     * @throws IllegalArgumentException if the loss is negative
     */
    public ConcentratedLoss {
        if (rho.signum() < 0) {
            throw Require.refused("rho", rho, "at least 0");
        }
    }

    static ConcentratedLoss of(ContributionBounds bounds, BigDecimal variance) {
        BigDecimal twice = variance.multiply(TWO);
        MathContext up = new MathContext(PrivacyLoss.DIGITS, RoundingMode.CEILING);
        return new ConcentratedLoss(new BigDecimal(bounds.squaredSensitivity()).divide(twice, up));
    }

    /**
     * What this and another table tell together.
     *
     * @param other the other's loss
     * @return the sum
     */
    public ConcentratedLoss plus(ConcentratedLoss other) {
        return new ConcentratedLoss(rho.add(other.rho));
    }

    /**
     * The loss in the terms of a budget.
     *
     * @param delta the probability with which the loss may be larger, in (0, 1)
     * @return &epsilon;, rounded up, and {@code delta}
     * @throws IllegalArgumentException if {@code delta} is not in (0, 1)
     */
    public PrivacyLoss toLoss(BigDecimal delta) {
        Require.openUnit("delta", delta.doubleValue());
        MathContext up = new MathContext(PrivacyLoss.DIGITS, RoundingMode.CEILING);
        return new PrivacyLoss(rho.add(root(rho.multiply(logInverse(delta)), up).multiply(TWO)), delta);
    }

    /** ln(1 / delta), at least the true value: a double's logarithm is off by less than 1 in 10^15. */
    private static BigDecimal logInverse(BigDecimal delta) {
        return new BigDecimal(Math.nextUp(-Math.log(delta.doubleValue()) * (1 + 0x1p-48)));
    }

    private static BigDecimal root(BigDecimal square, MathContext up) {
        int scale = 2 * PrivacyLoss.DIGITS;
        BigInteger floor =
                square.setScale(scale, RoundingMode.CEILING).unscaledValue().sqrt();
        BigInteger atLeast = square.signum() == 0 ? floor : floor.add(BigInteger.ONE);
        return new BigDecimal(atLeast, scale / 2).round(up);
    }
}
