package dev.northing.metrics.privacy;

import java.math.BigInteger;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Draws from distributions with whole numbers alone: no rounding can betray a value.
 *
 * <p>The algorithms are those of Canonne, Kamath and Steinke 2020, The Discrete Gaussian for Differential Privacy,
 * algorithms 1 and 2. Each gives exactly the distribution it names if the generator's bits are uniform.
 */
final class ExactDraws {

    private static final BigInteger TWO = BigInteger.TWO;

    private final RandomGenerator random;

    ExactDraws(RandomGenerator random) {
        this.random = Objects.requireNonNull(random, "random");
    }

    /** Uniform in [0, bound): too large draws are thrown away, a remainder would favor small numbers. */
    BigInteger uniform(BigInteger bound) {
        int bits = bound.subtract(BigInteger.ONE).bitLength();
        while (true) {
            BigInteger drawn = bits(bits);
            if (drawn.compareTo(bound) < 0) {
                return drawn;
            }
        }
    }

    private BigInteger bits(int bits) {
        if (bits < Long.SIZE) {
            return BigInteger.valueOf(random.nextLong() >>> 1 & (1L << bits) - 1);
        }
        byte[] bytes = new byte[(bits + Byte.SIZE - 1) / Byte.SIZE];
        random.nextBytes(bytes);
        return new BigInteger(1, bytes).mod(BigInteger.ONE.shiftLeft(bits));
    }

    boolean coin() {
        return random.nextLong() < 0;
    }

    /** True with the probability n / d, 0 &le; n &le; d. */
    boolean bernoulli(BigInteger numerator, BigInteger denominator) {
        return uniform(denominator).compareTo(numerator) < 0;
    }

    /** True with the probability exp(-n / d), n &ge; 0. */
    boolean bernoulliExp(BigInteger numerator, BigInteger denominator) {
        BigInteger rest = numerator;
        while (rest.compareTo(denominator) > 0) {
            if (!bernoulliExpUnit(denominator, denominator)) {
                return false;
            }
            rest = rest.subtract(denominator);
        }
        return bernoulliExpUnit(rest, denominator);
    }

    /** True with the probability exp(-n / d), 0 &le; n &le; d: the series of exp, drawn term by term. */
    private boolean bernoulliExpUnit(BigInteger numerator, BigInteger denominator) {
        BigInteger scaled = denominator;
        boolean odd = true;
        while (bernoulli(numerator, scaled)) {
            scaled = scaled.add(denominator);
            odd = !odd;
        }
        return odd;
    }

    /** Noise beyond the range of long has a probability far below that of broken hardware; it ends at the border. */
    static long clamp(BigInteger noise) {
        return noise.bitLength() < Long.SIZE ? noise.longValue() : noise.signum() * Long.MAX_VALUE;
    }

    /** A whole number z with a probability proportional to exp(-|z| s / t). */
    BigInteger laplace(BigInteger s, BigInteger t) {
        while (true) {
            BigInteger magnitude = geometric(t).divide(s);
            boolean negative = coin();
            if (!negative || magnitude.signum() != 0) {
                return negative ? magnitude.negate() : magnitude;
            }
        }
    }

    /** A whole number x &ge; 0 with a probability proportional to exp(-x / t). */
    private BigInteger geometric(BigInteger t) {
        BigInteger within = uniform(t);
        while (!bernoulliExpUnit(within, t)) {
            within = uniform(t);
        }
        BigInteger whole = BigInteger.ZERO;
        while (bernoulliExpUnit(BigInteger.ONE, BigInteger.ONE)) {
            whole = whole.add(BigInteger.ONE);
        }
        return within.add(whole.multiply(t));
    }

    /** A whole number z with a probability proportional to exp(-z&sup2; q / 2p). */
    BigInteger gaussian(BigInteger p, BigInteger q) {
        BigInteger t = p.divide(q).sqrt().add(BigInteger.ONE);
        BigInteger scale = q.multiply(t);
        BigInteger denominator = TWO.multiply(p).multiply(scale).multiply(t);
        while (true) {
            BigInteger drawn = laplace(BigInteger.ONE, t);
            BigInteger off = drawn.abs().multiply(scale).subtract(p);
            if (bernoulliExp(off.multiply(off), denominator)) {
                return drawn;
            }
        }
    }
}
