package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalDistributionTest {

    private static final double RELATIVE_ERROR = 4e-15;

    @ParameterizedTest
    // The first three are the test values published with AS 241; the others are textbook percentage points.
    @CsvSource({
        "0.25, -0.6744897501960817",
        "0.001, -3.090232306167813",
        "1e-20, -9.262340089798408",
        "0.975, 1.959963984540054",
        "0.995, 2.5758293035489004",
        "0.95, 1.6448536269514722",
        "0.9, 1.2815515655446004",
        "0.999, 3.090232306167813"
    })
    void agreesWithPublishedValues(double probability, double quantile) {
        assertThat(NormalDistribution.quantile(probability))
                .isCloseTo(quantile, within(RELATIVE_ERROR * Math.abs(quantile)));
    }

    @Test
    void isZeroAtTheMedian() {
        assertThat(NormalDistribution.quantile(0.5)).isZero();
    }

    @Test
    void invertsAnIndependentTailIntegralDownToTheSmallestTails() {
        for (double p = 0.4; p > 1e-300; p *= 0.37) {
            double z = -NormalDistribution.quantile(p);
            // A relative error e of z shows as about z * z * e (for large z) in the tail.
            assertThat(upperTail(z)).as("p = %s", p).isCloseTo(p, within(p * 1e-14 * Math.max(4, z * z)));
        }
    }

    @Test
    void isOddAroundTheMedian() {
        // Powers of two, so that 1 - p is exact.
        for (double p = 0.25; p > 1e-15; p /= 2) {
            assertThat(NormalDistribution.quantile(1 - p)).isEqualTo(-NormalDistribution.quantile(p));
        }
    }

    @Test
    void growsAcrossTheBordersOfItsApproximations() {
        for (double border : new double[] {0.075, 0.925, Math.exp(-25)}) {
            double below = NormalDistribution.quantile(border * (1 - 1e-12));
            double at = NormalDistribution.quantile(border);
            double above = NormalDistribution.quantile(border * (1 + 1e-12));

            assertThat(below).isLessThan(at);
            assertThat(above).isGreaterThan(at);
            assertThat(above - below).isLessThan(1e-10);
        }
    }

    @Test
    void findsTheMiddleOfALevel() {
        assertThat(NormalDistribution.twoSided(0.95)).isCloseTo(1.959963984540054, within(1e-14));
        assertThat(NormalDistribution.twoSided(0.6826894921370859)).isCloseTo(1, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoProbability(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NormalDistribution.quantile(value))
                .withMessage("probability: " + value + ", expected a number in (0, 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NormalDistribution.twoSided(value))
                .withMessageStartingWith("level: ");
    }

    /** The tail beyond z: Taylor's series of the lower half for small z, Laplace's continued fraction for large z. */
    private static double upperTail(double z) {
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return z < 3 ? 0.5 - density * oddSeries(z) : density / fraction(z);
    }

    private static double oddSeries(double z) {
        double term = z;
        double sum = z;
        for (int k = 1; k < 200; k++) {
            term *= z * z / (2 * k + 1);
            sum += term;
        }
        return sum;
    }

    private static double fraction(double z) {
        double value = z;
        for (int k = 400; k >= 1; k--) {
            value = z + k / value;
        }
        return value;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.841344746068543",
        "-1, 0.158655253931457",
        "1.959963984540054, 0.975",
        "-3, 0.00134989803163009",
        "-8, 6.22096057427178e-16"
    })
    void givesTheShareBelow(double z, double share) {
        assertThat(NormalDistribution.below(z)).isCloseTo(share, within(share * 1e-13));
    }
}
