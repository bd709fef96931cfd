package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {

    private static final List<Integer> ONE_TO_NINE = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
    private static final ClusterBootstrap<Integer> MEAN = ClusterBootstrap.of(ClusterBootstrapTest::mean);

    @Test
    void comesCloseToTheNormalIntervalOfAMean() {
        Interval interval =
                MEAN.draws(20_000).interval(ONE_TO_NINE, 0.95, new Random(1)).orElseThrow();

        // The mean of nine draws has the variance (60/9)/9, so its middle 95 % is about 5 -+ 1.96 x 0.861.
        assertThat(interval.low()).isCloseTo(5 - 1.687, within(0.1));
        assertThat(interval.high()).isCloseTo(5 + 1.687, within(0.1));
        assertThat(interval.method()).isEqualTo(IntervalMethod.CLUSTER_BOOTSTRAP);
    }

    @Test
    void givesTheSameIntervalForTheSameSeed() {
        assertThat(MEAN.interval(ONE_TO_NINE, 0.95, new Random(5)))
                .isEqualTo(MEAN.interval(ONE_TO_NINE, 0.95, new Random(5)))
                .isNotEqualTo(MEAN.interval(ONE_TO_NINE, 0.95, new Random(6)));
    }

    @Test
    void drawsTwoThousandTimesByDefault() {
        int[] calls = {0};
        ClusterBootstrap<Integer> counting = ClusterBootstrap.of(drawn -> {
            calls[0]++;
            return mean(drawn);
        });

        counting.interval(ONE_TO_NINE, 0.95, new Random(1));

        assertThat(calls[0]).isEqualTo(ClusterBootstrap.DEFAULT_DRAWS).isEqualTo(2_000);
    }

    @Test
    void hasNoneForOneClusterOrAnUndefinedDraw() {
        ClusterBootstrap<Integer> odd =
                ClusterBootstrap.of(drawn -> drawn.contains(9) ? mean(drawn) : OptionalDouble.empty());

        assertThat(MEAN.interval(List.of(), 0.95, new Random(1))).isEmpty();
        assertThat(MEAN.interval(List.of(3), 0.95, new Random(1))).isEmpty();
        assertThat(odd.interval(ONE_TO_NINE, 0.95, new Random(1))).isEmpty();
    }

    @Test
    void refusesTooFewDraws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MEAN.draws(99))
                .withMessage("number: 99, expected at least 100");
    }

    private static OptionalDouble mean(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).average();
    }
}
