package dev.northing.metrics.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares samples with the exact probabilities by a chi-square test. */
class IntegerNoiseTest {

    private static final int SAMPLES = 20_000;

    /** A correct sampler exceeds it once in a million seeds at the up to 30 cells used here. */
    private static final double WORST_CHI_SQUARE = 80;

    @ParameterizedTest
    @CsvSource({"1, 11", "0.25, 12", "2.5, 13", "7, 14", "0.333, 15"})
    void laplaceHasTheGeometricProbabilities(BigDecimal scale, long seed) {
        double alpha = Math.exp(-1 / scale.doubleValue());

        assertThat(chiSquare(
                        new DiscreteLaplace(scale),
                        seed,
                        z -> (1 - alpha) / (1 + alpha) * Math.pow(alpha, (double) Math.abs(z))))
                .isLessThan(WORST_CHI_SQUARE);
    }

    @ParameterizedTest
    @CsvSource({"4, 21", "0.2, 22", "10.25, 23", "30, 24", "1, 25"})
    void gaussianHasTheNormalProbabilities(BigDecimal variance, long seed) {
        double norm = 0;
        for (int z = -500; z <= 500; z++) {
            norm += weight(z, variance);
        }
        double sum = norm;

        assertThat(chiSquare(new DiscreteGaussian(variance), seed, z -> weight(z, variance) / sum))
                .isLessThan(WORST_CHI_SQUARE);
    }

    private static double weight(long z, BigDecimal variance) {
        return Math.exp(-(double) z * z / (2 * variance.doubleValue()));
    }

    @Test
    void theTestSeesAWrongScale() {
        double alpha = Math.exp(-1 / 1.1);

        assertThat(chiSquare(
                        new DiscreteLaplace(BigDecimal.ONE),
                        31,
                        z -> (1 - alpha) / (1 + alpha) * Math.pow(alpha, (double) Math.abs(z))))
                .isGreaterThan(WORST_CHI_SQUARE);
    }

    /** Sum of (observed - expected)^2 / expected over values expected at least 10 times, and one cell of the others. */
    private static double chiSquare(IntegerNoise noise, long seed, LongToDoubleFunction probability) {
        SplittableRandom random = new SplittableRandom(seed);
        int reach = 0;
        while (probability.applyAsDouble(reach + 1) * SAMPLES >= 10) {
            reach++;
        }
        long[] observed = new long[2 * reach + 2];
        for (int i = 0; i < SAMPLES; i++) {
            long drawn = noise.sample(random);
            observed[Math.abs(drawn) <= reach ? (int) drawn + reach : observed.length - 1]++;
        }
        double sum = 0;
        double left = 1;
        for (int z = -reach; z <= reach; z++) {
            double expected = probability.applyAsDouble(z);
            left -= expected;
            sum += square(observed[z + reach] - expected * SAMPLES) / (expected * SAMPLES);
        }
        double rest = Math.max(left, 1e-9) * SAMPLES;
        return rest < 1 ? sum : sum + square(observed[observed.length - 1] - rest) / rest;
    }

    private static double square(double x) {
        return x * x;
    }

    @Test
    void aCountAtEpsilonOneStaysWithinThree() {
        DiscreteLaplace noise = DiscreteLaplace.of(new ContributionBounds(1, 1), BigDecimal.ONE);

        assertThat(noise.scale()).isEqualByComparingTo("1");
        assertThat(noise.errorBound(0.95)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"1", "0.25", "3.7", "100"})
    void theLaplaceBoundIsTheLeastOneThatHolds(double scale) {
        double alpha = Math.exp(-1 / scale);
        long bound = new DiscreteLaplace(BigDecimal.valueOf(scale)).errorBound(0.99);

        assertThat(2 * Math.pow(alpha, bound + 1.0) / (1 + alpha)).isLessThanOrEqualTo(0.01 + 1e-12);
        if (bound > 0) {
            assertThat(2 * Math.pow(alpha, (double) bound) / (1 + alpha)).isGreaterThan(0.01);
        }
    }

    @Test
    void theGaussianBoundHolds() {
        BigDecimal variance = BigDecimal.valueOf(9);
        long bound = new DiscreteGaussian(variance).errorBound(0.95);
        double beyond = 0;
        double sum = 0;
        for (int z = -200; z <= 200; z++) {
            sum += weight(z, variance);
            beyond += Math.abs(z) > bound ? weight(z, variance) : 0;
        }

        assertThat(beyond / sum).isLessThan(0.05);
        assertThat(bound).isLessThan(10);
    }

    @Test
    void scalesTheNoiseToTheBounds() {
        ContributionBounds bounds = new ContributionBounds(2, 5);

        assertThat(DiscreteLaplace.of(bounds, new BigDecimal("0.5")).scale()).isEqualByComparingTo("20");
        // 2 * 5^2 / (2 * 0.1)
        assertThat(DiscreteGaussian.of(bounds, new ConcentratedLoss(new BigDecimal("0.1")))
                        .variance())
                .isEqualByComparingTo("250");
    }

    @Test
    void tellsTheLossOfNoise() {
        ContributionBounds bounds = new ContributionBounds(2, 5);
        BigDecimal delta = new BigDecimal("0.00001");

        assertThat(new DiscreteLaplace(BigDecimal.valueOf(20)).loss(bounds, BigDecimal.ZERO))
                .isEqualTo(new PrivacyLoss(new BigDecimal("0.5"), BigDecimal.ZERO));
        assertThat(new DiscreteGaussian(BigDecimal.valueOf(250)).loss(bounds, delta))
                .isEqualTo(new ConcentratedLoss(new BigDecimal("0.1")).toLoss(delta));
    }

    @Test
    void drawsFromTheSystemsGenerator() throws java.security.NoSuchAlgorithmException {
        IntegerNoise noise = new DiscreteLaplace(BigDecimal.valueOf(1L << 40));
        SecureRandom random = SecureRandom.getInstanceStrong();

        assertThat(java.util.stream.LongStream.generate(() -> noise.sample(random))
                        .limit(4)
                        .distinct()
                        .count())
                .isGreaterThan(1);
    }

    @Test
    void refusesScalesOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DiscreteLaplace(BigDecimal.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscreteGaussian(DiscreteLaplace.MOST.add(BigDecimal.ONE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscreteLaplace(BigDecimal.ONE.movePointLeft(DiscreteLaplace.MOST_DECIMALS + 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscreteLaplace.of(new ContributionBounds(1, 1), BigDecimal.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> DiscreteGaussian.of(new ContributionBounds(1, 1), new ConcentratedLoss(BigDecimal.ZERO)));
    }
}
