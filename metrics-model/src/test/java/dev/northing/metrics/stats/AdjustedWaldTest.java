package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import org.junit.jupiter.api.Test;

class AdjustedWaldTest {

    @Test
    void addsPseudoAnswers() {
        Interval interval =
                AdjustedWald.difference(new Opinions(6, 2, 10), 0.95).orElseThrow();

        // p = 6.75/13, d = 2.75/13: 4/13 -+ 1.959964 sqrt((9.5/13 - 16/169)/13).
        double half = 1.959963984540054 * Math.sqrt((9.5 / 13 - 16.0 / 169) / 13);
        assertThat(interval.low()).isCloseTo(4.0 / 13 - half, within(1e-12));
        assertThat(interval.high()).isCloseTo(4.0 / 13 + half, within(1e-12));
        assertThat(interval.low()).isCloseTo(-0.1259, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.7412, within(5e-5));
        assertThat(interval.method()).isEqualTo(IntervalMethod.ADJUSTED_WALD);
    }

    @Test
    void hasAWidthWhereAllAgree() {
        Interval interval =
                AdjustedWald.difference(new Opinions(20, 0, 20), 0.95).orElseThrow();

        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isBetween(0.6, 0.8);
    }

    @Test
    void reachesToASingleAnswer() {
        // p = 1.75/4 and d = 0.75/4 end at 0.985.
        Interval interval = AdjustedWald.difference(new Opinions(1, 0, 1), 0.95).orElseThrow();

        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isCloseTo(0.25 - 1.959963984540054 * 0.375, within(1e-12));
    }

    @Test
    void addsTheVariancesOfAChange() {
        Interval change = AdjustedWald.change(new Opinions(6, 2, 10), new Opinions(10, 0, 17), 0.95)
                .orElseThrow();

        double before = (9.5 / 13 - 16.0 / 169) / 13;
        double after = (11.5 / 20 - 0.25) / 20;
        double half = 1.959963984540054 * Math.sqrt(before + after);
        assertThat(change.low()).isCloseTo(0.5 - 4.0 / 13 - half, within(1e-12));
        assertThat(change.high()).isCloseTo(0.5 - 4.0 / 13 + half, within(1e-12));
    }

    @Test
    void hasNoneWithoutAnswers() {
        assertThat(AdjustedWald.difference(new Opinions(0, 0, 0), 0.95)).isEmpty();
        assertThat(AdjustedWald.change(new Opinions(0, 0, 0), new Opinions(1, 0, 1), 0.95))
                .isEmpty();
    }

    @Test
    void refusesCountsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Opinions(2, 1, 2))
                .withMessage("answers: 2, expected at least 3");
    }
}
