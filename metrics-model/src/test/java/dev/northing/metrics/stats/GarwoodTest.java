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

class GarwoodTest {

    @ParameterizedTest
    // Garwood 1936, the limits at 95 %, as reprinted by Ulm 1990 and others.
    @CsvSource({
        "0, 0, 3.689",
        "1, 0.0253, 5.572",
        "2, 0.2422, 7.225",
        "3, 0.6187, 8.767",
        "4, 1.0899, 10.242",
        "5, 1.6235, 11.668",
        "10, 4.795, 18.390",
        "20, 12.217, 30.888",
        "50, 37.111, 65.919",
        "100, 81.364, 121.627"
    })
    void agreesWithThePublishedLimits(long events, double low, double high) {
        Interval interval = Garwood.count(events, 0.95);

        assertThat(interval.low()).isCloseTo(low, within(0.0005));
        assertThat(interval.high()).isCloseTo(high, within(0.0005));
        assertThat(interval.method()).isEqualTo(IntervalMethod.GARWOOD);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.95", "7, 0.5", "90, 0.999999", "400, 0.95", "2999, 0.95", "3001, 0.95"})
    void leavesTheSameTailOnBothSides(int events, double level) {
        Interval interval = Garwood.count(events, level);
        double tail = (1 - level) / 2;

        assertThat((1 - poissonUpTo(events - 1, interval.low())) / tail).isCloseTo(1, within(1e-8));
        assertThat(poissonUpTo(events, interval.high()) / tail).isCloseTo(1, within(1e-8));
    }

    @Test
    void approachesTheNormalForHugeCounts() {
        long events = 1_000_000_000_000L;
        double half = NormalDistribution.twoSided(0.95) * Math.sqrt((double) events);
        Interval interval = Garwood.count(events, 0.95);

        // The next terms of the expansion are of the order of z^2, about 2 events.
        assertThat(interval.low()).isCloseTo(events - half, within(3.0));
        assertThat(interval.high()).isCloseTo(events + half, within(3.0));
    }

    @Test
    void dividesARateByItsExposure() {
        Interval rate = Garwood.rate(5, 4, 0.95).orElseThrow();

        assertThat(rate.low()).isEqualTo(Garwood.count(5, 0.95).low() / 4);
        assertThat(rate.high()).isCloseTo(11.6683 / 4, within(0.0001));
    }

    @Test
    void hasNoRateWithoutExposure() {
        assertThat(Garwood.rate(0, 0, 0.95)).isEmpty();
        assertThat(Garwood.rate(3, 0, 0.95)).isEmpty();
    }

    @Test
    void refusesWhatIsNoCountOrExposure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Garwood.count(-1, 0.95))
                .withMessage("events: -1, expected at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Garwood.rate(1, Double.NaN, 0.95))
                .withMessage("exposure: NaN, expected a finite number, at least 0");
    }

    private static double poissonUpTo(int events, double mean) {
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k <= events; k++) {
            term = term.multiply(new BigDecimal(mean)).divide(BigDecimal.valueOf(k), new MathContext(60));
            sum = sum.add(term, new MathContext(60));
        }
        // exp(-mean) as a decimal: exp(-1) to the whole part in decimals, the rest as a double.
        int whole = (int) mean;
        BigDecimal inverseE = new BigDecimal("0.36787944117144232159552377016146086744581113103177");
        BigDecimal factor = inverseE.pow(whole, new MathContext(60)).multiply(new BigDecimal(Math.exp(whole - mean)));
        return sum.multiply(factor, new MathContext(60)).doubleValue();
    }
}
