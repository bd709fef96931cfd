package dev.northing.metrics.privacy;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;

/**
 * Adds whole numbers drawn at random to counts, so that a count hides any one subject.
 *
 * <p>Samples are exact: they are made of whole numbers only, since the low bits of floating-point noise betray what it
 * was added to (Mironov 2012). They take a variable time. Give a {@link java.security.SecureRandom} in production;
 * other generators are for tests.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface IntegerNoise permits DiscreteLaplace, DiscreteGaussian {

    /**
     * Draws noise.
     *
     * @param random where bits come from
     * @return a whole number, symmetric around 0
     */
    long sample(RandomGenerator random);

    /**
     * How far the noise stays from 0 with a confidence.
     *
     * @param confidence in (0, 1), such as 0.95
     * @return a bound that the absolute noise exceeds with a probability of at most 1 - {@code confidence}
     * @throws IllegalArgumentException if {@code confidence} is not in (0, 1)
     */
    long errorBound(double confidence);

    /**
     * What a table costs to which this noise was added.
     *
     * @param bounds the bounds within which each subject contributed to the table
     * @param delta the probability with which the loss may be larger, in [0, 1); above 0 for Gaussian noise
     * @return the loss, rounded up
     * @throws IllegalArgumentException if {@code delta} is out of its range
     */
    PrivacyLoss loss(ContributionBounds bounds, BigDecimal delta);
}
