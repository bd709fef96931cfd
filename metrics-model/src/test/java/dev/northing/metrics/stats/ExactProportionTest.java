package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact and the Bayesian interval of a proportion. */
class ExactProportionTest {

    private static final MathContext DIGITS = new MathContext(40);

    @ParameterizedTest
    // Newcombe 1998 (single proportion), table I, method 5.
    @CsvSource({"81, 263, 0.2527, 0.3676", "15, 148, 0.0578, 0.1617", "0, 20, 0.0000, 0.1684", "1, 29, 0.0009, 0.1776"})
    void clopperPearsonAgreesWithThePublishedTable(long successes, long trials, double low, double high) {
        Interval interval = exact(successes, trials, 0.95);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
        assertThat(interval.method()).isEqualTo(IntervalMethod.CLOPPER_PEARSON);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 0.95", "7, 10, 0.9", "81, 263, 0.95", "2, 60, 0.999999", "59, 60, 0.5", "400, 900, 0.99"})
    void clopperPearsonLeavesTheSameTailOnBothSides(int successes, int trials, double level) {
        Interval interval = exact(successes, trials, level);
        double tail = (1 - level) / 2;

        // P(X >= k) under the lower bound and P(X <= k) under the upper one, summed in decimals.
        assertThat(binomialSum(trials, successes, trials, interval.low()) / tail)
                .isCloseTo(1, within(1e-9));
        assertThat(binomialSum(trials, 0, successes, interval.high()) / tail).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1", "20", "1000000", "1000000000000", "9007199254740991"})
    void hasAClosedFormWhereNoneSucceeded(long trials) {
        Interval none = exact(0, trials, 0.95);
        Interval all = exact(trials, trials, 0.95);

        // 1 - 0.025^(1/n)
        double expected = -Math.expm1(Math.log(0.025) / trials);
        assertThat(none.low()).isZero();
        assertThat(none.high() / expected).isCloseTo(1, within(1e-12));
        assertThat(all.high()).isEqualTo(1);
        assertThat(1 - all.low()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void approachesWilsonForManyTrials() {
        for (long trials : new long[] {100_000_000L, 1_000_000_000_000L}) {
            Proportion proportion = new Proportion(trials / 3, trials);
            Interval wilson = Wilson.interval(proportion).orElseThrow();
            double width = wilson.width();

            assertThat(exact(trials / 3, trials, 0.95).low()).isCloseTo(wilson.low(), within(width * 1e-3));
            assertThat(exact(trials / 3, trials, 0.95).high()).isCloseTo(wilson.high(), within(width * 1e-3));
            assertThat(jeffreys(trials / 3, trials).low()).isCloseTo(wilson.low(), within(width * 1e-3));
        }
    }

    @Test
    void doesNotJumpWhereItsComputationChanges() {
        // Both parameters of the beta cross 3,000 here: bounds and their steps must stay smooth.
        double previousStep = Double.NaN;
        for (long successes = 2_990; successes <= 3_010; successes++) {
            double step = exact(successes + 1, 7_000, 0.95).low()
                    - exact(successes, 7_000, 0.95).low();
            if (successes > 2_990) {
                assertThat(step / previousStep).isCloseTo(1, within(1e-5));
            }
            previousStep = step;
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 10", "5, 10", "12, 40", "39, 40", "300, 1000"})
    void jeffreysLeavesTheSameBeliefOnBothSides(int successes, int trials) {
        Interval interval = jeffreys(successes, trials);

        if (successes > 0) {
            assertThat(beliefBelow(interval.low(), successes, trials)).isCloseTo(0.025, within(1e-8));
        } else {
            assertThat(interval.low()).isZero();
        }
        assertThat(beliefBelow(interval.high(), successes, trials)).isCloseTo(0.975, within(1e-8));
        assertThat(interval.method()).isEqualTo(IntervalMethod.JEFFREYS);
    }

    @Test
    void jeffreysTouchesTheEndsWhereNoneOrAllSucceeded() {
        assertThat(jeffreys(0, 10).high()).isCloseTo(0.2172, within(0.00005));
        assertThat(jeffreys(10, 10).high()).isEqualTo(1);
        assertThat(jeffreys(10, 10).low()).isCloseTo(1 - 0.2172, within(0.00005));
    }

    @Test
    void holdTheShareAndLieWithinOneAnother() {
        for (long trials = 1; trials <= 25; trials++) {
            for (long successes = 0; successes <= trials; successes++) {
                Interval outer = exact(successes, trials, 0.95);
                Interval inner = jeffreys(successes, trials);

                assertThat(outer.contains((double) successes / trials)).isTrue();
                assertThat(inner.low()).isGreaterThanOrEqualTo(outer.low());
                assertThat(inner.high()).isLessThanOrEqualTo(outer.high());
            }
        }
    }

    @Test
    void haveNoneWithoutTrials() {
        assertThat(ClopperPearson.interval(new Proportion(0, 0), 0.95)).isEmpty();
        assertThat(Jeffreys.interval(new Proportion(0, 0), 0.95)).isEmpty();
    }

    @Test
    void refuseALevelOutsideItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClopperPearson.interval(new Proportion(1, 2), 1))
                .withMessage("level: 1.0, expected a number in (0, 1)");
        assertThatIllegalArgumentException().isThrownBy(() -> Jeffreys.interval(new Proportion(1, 2), 0));
    }

    private static Interval exact(long successes, long trials, double level) {
        return ClopperPearson.interval(new Proportion(successes, trials), level).orElseThrow();
    }

    private static Interval jeffreys(long successes, long trials) {
        return Jeffreys.interval(new Proportion(successes, trials), 0.95).orElseThrow();
    }

    private static double binomialSum(int n, int from, int to, double share) {
        BigDecimal p = new BigDecimal(share);
        BigDecimal sum = BigDecimal.ZERO;
        BigInteger choose = BigInteger.ONE;
        for (int k = 0; k <= to; k++) {
            if (k >= from) {
                sum = sum.add(
                        new BigDecimal(choose)
                                .multiply(p.pow(k, DIGITS))
                                .multiply(BigDecimal.ONE.subtract(p).pow(n - k, DIGITS)),
                        DIGITS);
            }
            choose = choose.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1));
        }
        return sum.doubleValue();
    }

    /** The share of Beta(k + 1/2, n - k + 1/2) below x: with x = sin^2 the density is smooth, so Simpson's rule holds. */
    private static double beliefBelow(double x, int successes, int trials) {
        return simpson(Math.asin(Math.sqrt(x)), successes, trials) / simpson(Math.PI / 2, successes, trials);
    }

    private static double simpson(double to, int successes, int trials) {
        int panels = 20_000;
        double width = to / panels;
        double sum = 0;
        for (int i = 0; i <= panels; i++) {
            double weight = i == 0 || i == panels ? 1 : i % 2 == 1 ? 4 : 2;
            double angle = i * width;
            double peak = successes * log((double) successes / trials)
                    + (trials - successes) * log(1 - (double) successes / trials);
            double log = 2 * successes * log(Math.sin(angle)) + 2 * (trials - successes) * log(Math.cos(angle));
            sum += weight * Math.exp(log - peak);
        }
        return sum * width / 3;
    }

    private static double log(double value) {
        return Math.log(Math.max(value, 1e-300));
    }
}
