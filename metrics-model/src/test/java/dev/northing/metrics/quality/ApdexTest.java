package dev.northing.metrics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.EventSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ApdexTest extends AggregatorContract<EventView, EventSample, Figure> {

    @Override
    protected Apdex aggregator() {
        return new Apdex(Requests.measured(), event -> false, 100);
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 30, "request", "other"));
    }

    @Test
    void countsToleratedRequestsHalf() {
        LongStream millis = LongStream.range(0, 100).map(i -> i < 60 ? 400 : i < 90 ? 2_000 : 2_001);

        Figure apdex = of500().evaluate(Requests.taking(millis), RandomLogs.AS_OF);

        assertThat(apdex.value()).hasValue(0.75);
        assertThat(apdex.numerator()).hasValue(75);
        assertThat(apdex.denominator()).hasValue(100);
        // Scores 1, 0.5 and 0: variance (60 x 1/16 + 30 x 1/16 + 10 x 9/16)/99 = 11.25/99; t(99) = 1.98422.
        double half = 1.98421695 * Math.sqrt(11.25 / 99 / 100);
        assertThat(apdex.interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(0.75 - half, within(1e-8));
            assertThat(interval.high()).isCloseTo(0.75 + half, within(1e-8));
        });
    }

    @Test
    void givesBothBoundsToTheBetterClass() {
        assertThat(of500().evaluate(Requests.taking(LongStream.of(500)), RandomLogs.AS_OF)
                        .value())
                .hasValue(1);
        assertThat(of500().evaluate(Requests.taking(LongStream.of(501)), RandomLogs.AS_OF)
                        .value())
                .hasValue(0.5);
        assertThat(Apdex.TOLERATED_THRESHOLDS).isEqualTo(4);
    }

    @Test
    void frustratesByFailure() {
        List<EventView> requests = new ArrayList<>(Requests.taking(LongStream.of(1, 1)));
        Apdex failing = new Apdex(Requests.measured(), request -> request.id().equals("r1"), 500);

        assertThat(failing.evaluate(requests, RandomLogs.AS_OF).value()).hasValue(0.5);
    }

    @Test
    void isUndefinedWithoutRequests() {
        assertThat(of500().evaluate(List.of(), RandomLogs.AS_OF).value()).isEmpty();
    }

    @Test
    void refusesAThresholdOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Apdex(Requests.measured(), event -> false, 0))
                .withMessage("thresholdMillis: 0, expected milliseconds in [1, 1000000000]");
    }

    private static Apdex of500() {
        return new Apdex(Requests.measured(), event -> false, 500);
    }
}
