package dev.northing.metrics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.EventSample;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest extends AggregatorContract<EventView, EventSample, LatencyFigures> {

    private static final int SMALL = 20;

    /** So small that random logs are exact or sampled, both. */
    @Override
    protected Latency aggregator() {
        return Latency.of(requests(SMALL));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 30, "request", "other"));
    }

    @Test
    void readsQuantilesOffAllRequests() {
        LatencyFigures figures = new Latency(taking(), List.of(0.5, 0.95, 0.999), 50)
                .evaluate(Requests.taking(LongStream.rangeClosed(1, 100)), RandomLogs.AS_OF);

        Figure p95 = figures.quantiles().get(1);
        assertThat(figures.quantiles())
                .extracting(Figure::definition)
                .containsExactly("api.p50", "api.p95", "api.p99.9");
        assertThat(figures.quantiles().get(0).value()).hasValue(50.5);
        // Type 7: position 99 x 0.95 = 94.05 from 0 on.
        assertThat(p95.value()).hasValueCloseTo(95.05, within(1e-9));
        assertThat(p95.interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isEqualTo(90);
            // With B binomial (100, 0.95), P(B <= 89) = 0.0115 and P(B <= 90) = 0.0282; P(B >= 99) = 0.0371.
            assertThat(interval.high()).isEqualTo(100);
            assertThat(interval.method()).isEqualTo(IntervalMethod.ORDER_STATISTICS);
        });
        assertThat(p95.n()).isEqualTo(100);
        assertThat(p95.notes()).isEmpty();
        assertThat(figures.underTarget().value()).hasValue(0.49);
    }

    @Test
    void hasNoIntervalOfTheNinetyFifthPercentileBelow72Requests() {
        assertThat(p95(71).interval()).isEmpty();
        assertThat(p95(72).interval()).isPresent();
    }

    @Test
    void letsASampleStandForTooManyRequests() {
        LatencyFigures figures = new Latency(requests(5_000), List.of(0.95), 200)
                .evaluate(Requests.taking(LongStream.range(0, 100_000)), RandomLogs.AS_OF);

        Figure p95 = figures.quantiles().get(0);
        double error = EventSample.rankError(5_000, 1 - 1e-9);
        assertThat(p95.value().getAsDouble()).isCloseTo(95_000, within(error * 100_000));
        assertThat(p95.n()).isEqualTo(5_000);
        assertThat(p95.noted(Note.EVENTS_SAMPLED)).isEqualTo(5_000);
        assertThat(p95.interval()).isPresent();
    }

    @Test
    void setsClockJumpsAndUnknownRequestsAside() {
        TimeWindow window = Requests.WINDOW;
        List<EventView> requests = List.of(
                Requests.taking("past", window.start().minusMillis(1), 5),
                Requests.taking("in", window.start(), 7),
                Requests.taking("jump", window.start(), -1),
                Requests.taking("later", RandomLogs.AS_OF.minusMillis(1), 9));

        Figure median = new Latency(taking(), List.of(0.5), 200)
                .evaluate(requests, RandomLogs.AS_OF.minusMillis(1))
                .quantiles()
                .get(0);

        assertThat(median.value()).hasValue(7);
        assertThat(median.noted(Note.NEGATIVE_MEASUREMENTS)).isEqualTo(1);
        assertThat(median.noted(Note.EVENTS_AT_OR_AFTER_AS_OF)).isEqualTo(1);
    }

    @Test
    void isUndefinedWithoutRequests() {
        LatencyFigures figures = aggregator().evaluate(List.of(), RandomLogs.AS_OF);

        assertThat(figures.quantiles()).hasSize(4).allSatisfy(figure -> {
            assertThat(figure.value()).isEmpty();
            assertThat(figure.interval()).isEmpty();
        });
        assertThat(figures.underTarget().value()).isEmpty();
    }

    @Test
    void aimsAt200MillisecondsUnlessToldOtherwise() {
        assertThat(aggregator().targetMillis())
                .isEqualTo(Latency.DEFAULT_TARGET_MILLIS)
                .isEqualTo(200);
        assertThat(aggregator().shares()).isEqualTo(Latency.DEFAULT_SHARES).containsExactly(0.5, 0.9, 0.95, 0.99);
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Latency(taking(), List.of(1.0), 200))
                .withMessage("shares: 1.0, expected a number in (0, 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Latency(taking(), List.of(), 200))
                .withMessage("shares: empty, expected at least one element");
    }

    @Test
    void refusesNoCapacity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requests(0))
                .withMessage("capacity: 0, expected at least 1");
    }

    private static Figure p95(int requests) {
        return new Latency(taking(), List.of(0.95), 200)
                .evaluate(Requests.taking(LongStream.range(0, requests)), RandomLogs.AS_OF)
                .quantiles()
                .get(0);
    }

    private static Measured taking() {
        return Requests.measured();
    }

    private static Measured requests(int capacity) {
        return new Measured("api", Requests.WINDOW, EventView.named("request"), Requests::millis, capacity);
    }
}
