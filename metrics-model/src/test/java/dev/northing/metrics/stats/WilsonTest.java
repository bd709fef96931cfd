package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {

    private static final MathContext DIGITS = new MathContext(60);

    @ParameterizedTest
    // Newcombe 1998 (single proportion), table I, score method without continuity correction.
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void agreesWithThePublishedTable(long successes, long trials, double low, double high) {
        Interval interval = interval(successes, trials);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
        assertThat(interval.level()).isEqualTo(Wilson.DEFAULT_LEVEL).isEqualTo(0.95);
        assertThat(interval.method()).isEqualTo(IntervalMethod.WILSON);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "1, 2",
        "1, 1000000000000",
        "999999999999, 1000000000000",
        "500000000000, 1000000000000",
        "1, 9007199254740991",
        "7, 10"
    })
    void agreesWithSixtyDigitArithmetic(long successes, long trials) {
        Interval interval = interval(successes, trials);

        assertThat(interval.low()).isCloseTo(exact(successes, trials, -1), within(1e-15));
        assertThat(interval.high()).isCloseTo(exact(successes, trials, 1), within(1e-15));
        assertThat(relative(interval.low(), exact(successes, trials, -1))).isLessThan(1e-14);
        assertThat(relative(interval.high(), exact(successes, trials, 1))).isLessThan(1e-14);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "29", "1000000000000"})
    void touchesTheEndsExactlyWhereNoneOrAllSucceeded(long trials) {
        assertThat(interval(0, trials).low()).isZero();
        assertThat(interval(trials, trials).high()).isEqualTo(1);
        assertThat(interval(0, trials).high()).isPositive().isLessThan(1);
        assertThat(interval(trials, trials).low()).isPositive().isLessThan(1);
    }

    @Test
    void holdsTheShareAndStaysWithinItsRange() {
        for (long trials = 1; trials <= 60; trials++) {
            for (long successes = 0; successes <= trials; successes++) {
                Interval interval = interval(successes, trials);

                assertThat(interval.contains((double) successes / trials)).isTrue();
                assertThat(interval.low()).isBetween(0.0, 1.0);
                assertThat(interval.high()).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void hasNoneWithoutTrials() {
        assertThat(Wilson.interval(new Proportion(0, 0))).isEmpty();
        assertThat(new Proportion(0, 0).value()).isEmpty();
    }

    @Test
    void isWiderAtAHigherLevel() {
        Proportion proportion = new Proportion(7, 10);

        double at95 = Wilson.interval(proportion, 0.95).orElseThrow().width();
        double at99 = Wilson.interval(proportion, 0.99).orElseThrow().width();

        assertThat(at99).isGreaterThan(at95);
    }

    @Test
    void refusesCountsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proportion(3, 2))
                .withMessage("successes: 3, expected a count in [0, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proportion(-1, 2))
                .withMessageStartingWith("successes: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proportion(0, -1))
                .withMessage("trials: -1, expected at least 0");
    }

    private static Interval interval(long successes, long trials) {
        return Wilson.interval(new Proportion(successes, trials)).orElseThrow();
    }

    private static double relative(double found, double expected) {
        return expected == 0 ? Math.abs(found) : Math.abs(found / expected - 1);
    }

    /** The textbook form: centre and half width, with z = 1.9599639845400542355 to 20 digits. */
    private static double exact(long successes, long trials, int side) {
        BigDecimal n = BigDecimal.valueOf(trials);
        BigDecimal p = BigDecimal.valueOf(successes).divide(n, DIGITS);
        BigDecimal z = new BigDecimal("1.9599639845400542355");
        BigDecimal zz = z.multiply(z);
        BigDecimal centre = p.add(zz.divide(n.multiply(BigDecimal.valueOf(2)), DIGITS));
        BigDecimal spread = p.multiply(BigDecimal.ONE.subtract(p))
                .divide(n, DIGITS)
                .add(zz.divide(n.multiply(n).multiply(BigDecimal.valueOf(4)), DIGITS))
                .sqrt(DIGITS)
                .multiply(z);
        BigDecimal bound = centre.add(spread.multiply(BigDecimal.valueOf(side)))
                .divide(BigDecimal.ONE.add(zz.divide(n, DIGITS)), DIGITS);
        return bound.abs().compareTo(new BigDecimal("1e-50")) < 0 ? 0 : bound.doubleValue();
    }
}
