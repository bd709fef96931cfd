package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FisherExactTest {

    @Test
    void testsTheLadyTastingTea() {
        // Fisher 1935: 3 of 4 cups right, both sides of the hypergeometric: 34/70.
        assertThat(FisherExact.pValue(new Proportion(3, 4), new Proportion(1, 4)))
                .isCloseTo(34.0 / 70, within(1e-14));
        assertThat(FisherExact.pValue(new Proportion(4, 4), new Proportion(0, 4)))
                .isCloseTo(2.0 / 70, within(1e-14));
    }

    @Test
    void agreesWithBinomialCoefficientsOfAnyLength() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            int n1 = random.nextInt(60);
            int n0 = random.nextInt(60);
            Proportion first = new Proportion(random.nextInt(n1 + 1), n1);
            Proportion second = new Proportion(random.nextInt(n0 + 1), n0);

            assertThat(FisherExact.pValue(first, second))
                    .as("seed 3, table %s", i)
                    .isCloseTo(exact(first, second), within(1e-10));
        }
    }

    @Test
    void staysFiniteForManyUnits() {
        double p = FisherExact.pValue(new Proportion(60_000, 100_000), new Proportion(59_900, 100_000));

        // The normal approximation of this difference is 0.456 standard errors: 0.648, a little more when exact.
        assertThat(p).isCloseTo(0.651, within(0.002));
        assertThat(FisherExact.pValue(new Proportion(100_000, 100_000), new Proportion(0, 100_000)))
                .isLessThan(1e-300);
    }

    @Test
    void findsNothingWithoutTrials() {
        assertThat(FisherExact.pValue(new Proportion(0, 0), new Proportion(3, 5)))
                .isEqualTo(1);
        assertThat(FisherExact.pValue(new Proportion(0, 0), new Proportion(0, 0)))
                .isEqualTo(1);
    }

    private static double exact(Proportion first, Proportion second) {
        int successes = (int) (first.successes() + second.successes());
        BigInteger observed = ways(first, second, successes, first.successes());
        BigInteger extreme = BigInteger.ZERO;
        BigInteger all = BigInteger.ZERO;
        for (int k = 0; k <= successes; k++) {
            BigInteger ways = ways(first, second, successes, k);
            all = all.add(ways);
            extreme = ways.compareTo(observed) <= 0 ? extreme.add(ways) : extreme;
        }
        return new BigDecimal(extreme)
                .divide(new BigDecimal(all), MathContext.DECIMAL64)
                .doubleValue();
    }

    private static BigInteger ways(Proportion first, Proportion second, int successes, long k) {
        return choose(first.trials(), k).multiply(choose(second.trials(), successes - k));
    }

    private static BigInteger choose(long n, long k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        BigInteger ways = BigInteger.ONE;
        for (long i = 1; i <= k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }
}
