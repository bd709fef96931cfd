package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import org.junit.jupiter.api.Test;

class DistinctSketchTest {

    @Test
    void countsAHundredThousandIdsWithinThreePercent() {
        assertThat(DistinctSketch.DEFAULT_PRECISION).isEqualTo(14);
        DistinctSketch sketch = filled(DistinctSketch.DEFAULT_PRECISION, "unit-", 100_000);

        assertThat(sketch.estimate()).isBetween(97_000.0, 103_000.0);
        Interval interval = sketch.interval().orElseThrow();
        assertThat(interval.method()).isEqualTo(IntervalMethod.HYPER_LOG_LOG);
        assertThat(interval.level()).isEqualTo(0.95);
        // 1.96 x 1.04 / 128 = 0.015925.
        assertThat(interval.low()).isBetween(sketch.estimate() / 1.01593, sketch.estimate() / 1.01592);
        assertThat(interval.high()).isBetween(sketch.estimate() / 0.98408, sketch.estimate() / 0.98407);
    }

    @Test
    void knowsThatNothingIsNothing() {
        DistinctSketch sketch = new DistinctSketch(4);

        assertThat(sketch.estimate()).isZero();
        assertThat(sketch.interval()).isEmpty();
    }

    @Test
    void isNearlyExactForFew() {
        for (int units : new int[] {1, 2, 5, 10, 50}) {
            assertThat(Math.round(filled(14, "few-", units).estimate()))
                    .as("of " + units)
                    .isEqualTo(units);
        }
    }

    @Test
    void errsAsMuchAsItSays() {
        // 200 independent sets: the errors' root mean square is near 1.04 / sqrt(1024) = 3.25 %, and about 95 % of the
        // intervals hold the truth.
        for (int units : new int[] {100, 1_000, 3_000, 20_000}) {
            double squares = 0;
            int held = 0;
            for (int set = 0; set < 200; set++) {
                DistinctSketch sketch = filled(10, "set-" + set + "/", units);
                double error = sketch.estimate() / units - 1;
                squares += error * error;
                Interval interval = sketch.interval().orElseThrow();
                held += interval.low() <= units && units <= interval.high() ? 1 : 0;
            }
            assertThat(Math.sqrt(squares / 200)).as("of " + units).isLessThan(0.038);
            assertThat(held).as("of " + units).isGreaterThan(180);
        }
    }

    @Test
    void staysFiniteWhenEveryRegisterIsFull() {
        DistinctSketch sketch = new DistinctSketch(4);
        for (int i = 0; i < 16; i++) {
            sketch.raise(i, 61);
        }

        assertThat(sketch.estimate()).isFinite().isGreaterThan(1e18);
    }

    @Test
    void refusesPrecisionsThatDoNotFit() {
        DistinctSketch sketch = new DistinctSketch(5);

        assertThatIllegalArgumentException().isThrownBy(() -> new DistinctSketch(3));
        assertThatIllegalArgumentException().isThrownBy(() -> new DistinctSketch(19));
        assertThatIllegalArgumentException().isThrownBy(() -> sketch.addAll(new DistinctSketch(6)));
    }

    private static DistinctSketch filled(int precision, String prefix, int units) {
        DistinctSketch sketch = new DistinctSketch(precision);
        for (int i = 0; i < units; i++) {
            sketch.add(prefix + i);
        }
        return sketch;
    }
}
