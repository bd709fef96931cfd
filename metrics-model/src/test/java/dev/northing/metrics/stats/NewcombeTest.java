package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewcombeTest {

    private static final double LEVEL = 0.95;

    @ParameterizedTest
    // Newcombe 1998 (difference of independent proportions), table II, method 10.
    @CsvSource({"56, 70, 48, 80, 0.0524, 0.3339", "9, 10, 3, 10, 0.1705, 0.8090", "10, 10, 0, 20, 0.6791, 1.0000"})
    void agreesWithThePublishedTable(long k1, long n1, long k2, long n2, double low, double high) {
        Interval interval = difference(new Proportion(k1, n1), new Proportion(k2, n2));

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
        assertThat(interval.method()).isEqualTo(IntervalMethod.NEWCOMBE_HYBRID);
        assertThat(interval.level()).isEqualTo(LEVEL);
    }

    @Test
    void turnsAroundWithItsSides() {
        Proportion one = new Proportion(56, 70);
        Proportion other = new Proportion(48, 80);

        assertThat(difference(other, one).low())
                .isCloseTo(-difference(one, other).high(), within(1e-15));
        assertThat(difference(other, one).high())
                .isCloseTo(-difference(one, other).low(), within(1e-15));
    }

    @Test
    void holdsTheDifferenceAndStaysWithinItsRange() {
        for (long k1 = 0; k1 <= 7; k1++) {
            for (long k2 = 0; k2 <= 5; k2++) {
                Interval interval = difference(new Proportion(k1, 7), new Proportion(k2, 5));

                assertThat(interval.contains(k1 / 7.0 - k2 / 5.0)).isTrue();
                assertThat(interval.low()).isGreaterThanOrEqualTo(-1);
                assertThat(interval.high()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void hasNoneIfOneSideHasNoTrials() {
        Proportion none = new Proportion(0, 0);
        Proportion some = new Proportion(1, 2);

        assertThat(Newcombe.difference(none, some, LEVEL)).isEmpty();
        assertThat(Newcombe.difference(some, none, LEVEL)).isEmpty();
    }

    private static Interval difference(Proportion one, Proportion other) {
        return Newcombe.difference(one, other, LEVEL).orElseThrow();
    }
}
