package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeltaMethodTest {

    @Test
    void agreesWithASumByHand() {
        // R = 12/6 = 2; what is left over: 0, 2, -2; m/(m-1) sum of squares = 3/2 x 8 = 12.
        List<ClusterTotal> clusters = List.of(total(2, 1), total(6, 2), total(4, 3));

        Interval interval = DeltaMethod.ratio(clusters, 0.95).orElseThrow();

        double half = 4.302652729749464 * Math.sqrt(12) / 6;
        assertThat(interval.low()).isCloseTo(2 - half, within(1e-12));
        assertThat(interval.high()).isCloseTo(2 + half, within(1e-12));
        assertThat(interval.method()).isEqualTo(IntervalMethod.DELTA_CLUSTER);
    }

    @Test
    void isTheIntervalOfAMeanWhereAllDenominatorsAreOne() {
        List<ClusterTotal> clusters = List.of(total(3, 1), total(9, 1), total(4, 1), total(0, 1));

        Interval interval = DeltaMethod.ratio(clusters, 0.9).orElseThrow();

        Interval mean = StudentT.mean(Moments.of(3, 9, 4, 0), 0.9).orElseThrow();
        assertThat(interval.low()).isCloseTo(mean.low(), within(1e-12));
        assertThat(interval.high()).isCloseTo(mean.high(), within(1e-12));
    }

    @Test
    void doesNotDependOnTheOrderOfTheClusters() {
        Random random = new Random(7);
        List<ClusterTotal> clusters = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            clusters.add(total(random.nextGaussian() * 1e10, random.nextDouble()));
        }
        Interval once = DeltaMethod.ratio(clusters, 0.95).orElseThrow();

        Collections.shuffle(clusters, random);

        assertThat(DeltaMethod.ratio(clusters, 0.95)).hasValue(once);
    }

    @Test
    void hasNoneForOneClusterOrASumOfZeroBelow() {
        assertThat(DeltaMethod.ratio(List.of(), 0.95)).isEmpty();
        assertThat(DeltaMethod.ratio(List.of(total(1, 2)), 0.95)).isEmpty();
        assertThat(DeltaMethod.ratio(List.of(total(1, 1), total(1, -1)), 0.95)).isEmpty();
    }

    @Test
    void refusesTotalsThatAreNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> total(Double.POSITIVE_INFINITY, 1))
                .withMessage("numerator: Infinity, expected a finite number");
    }

    private static ClusterTotal total(double numerator, double denominator) {
        return new ClusterTotal(numerator, denominator);
    }
}
