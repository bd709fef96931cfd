package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import org.junit.jupiter.api.Test;

class LogRatioTest {

    @Test
    void multipliesAndDividesByTheSameFactor() {
        Interval interval = LogRatio.interval(30, 20, 0.95).orElseThrow();

        // exp(1.96 sqrt(1/30 + 1/20)) = exp(0.5658) = 1.76084
        assertThat(interval.low()).isCloseTo(0.8519, within(0.00005));
        assertThat(interval.high()).isCloseTo(2.6413, within(0.00005));
        assertThat(interval.method()).isEqualTo(IntervalMethod.LOG_RATIO);
    }

    @Test
    void hasNoneForACountOfZero() {
        assertThat(LogRatio.interval(0, 3, 0.95)).isEmpty();
        assertThat(LogRatio.interval(3, 0, 0.95)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> LogRatio.interval(-1, 3, 0.95));
    }
}
