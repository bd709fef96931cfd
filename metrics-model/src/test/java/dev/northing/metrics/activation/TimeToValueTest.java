package dev.northing.metrics.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.Segmented;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.stats.DurationCount;
import dev.northing.metrics.stats.LogRank;
import dev.northing.metrics.stats.LogRankResult;
import dev.northing.metrics.stats.SurvivalCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimeToValueTest extends AggregatorContract<EventView, UnitTimelines, TimeToValueFigures> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");
    private static final double HOUR = 3_600_000;

    @Override
    protected TimeToValue aggregator() {
        return TimeToValue.of("ttv", EventView.named("signup"), EventView.named("success"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 30, "signup", "success"));
    }

    @Test
    void countsUnitsThatStillWait() {
        TimeToValueFigures figures = evaluate(
                signUp("a", "2026-03-10T00:00:00Z"),
                success("a", "2026-03-10T01:00:00Z"),
                signUp("b", "2026-03-10T00:00:00Z"),
                success("b", "2026-03-10T02:00:00Z"),
                success("b", "2026-03-10T01:00:00Z").with("n", "1"),
                signUp("c", "2026-03-10T00:00:00Z"),
                success("c", "2026-03-10T03:00:00Z"),
                signUp("waits", "2026-03-14T14:00:00Z"));

        // b succeeded after 1 hour in truth: 1, 1, 3 and 10 hours waiting. S = 1/2 after 1 hour.
        assertThat(figures.median().value()).hasValue(HOUR);
        assertThat(figures.p75().value()).hasValue(3 * HOUR);
        assertThat(figures.p90().value()).isEmpty();
        assertThat(figures.median().n()).isEqualTo(4);
        assertThat(figures.median().immature()).isEqualTo(1);
    }

    @Test
    void hasTheMedianOfTheExample() {
        TimeToValueFigures figures = evaluate(
                signUp("a", "2026-03-10T00:00:00Z"),
                success("a", "2026-03-10T01:00:00Z"),
                signUp("b", "2026-03-10T00:00:00Z"),
                success("b", "2026-03-10T02:00:00Z"),
                signUp("c", "2026-03-10T00:00:00Z"),
                success("c", "2026-03-10T03:00:00Z"),
                signUp("waits", "2026-03-14T14:00:00Z"));

        assertThat(figures.median().value()).hasValue(2 * HOUR);
    }

    @Test
    void sharesThoseWithinTheTargetTheTargetIncluded() {
        TimeToValueFigures figures = evaluate(
                signUp("a", "2026-03-10T00:00:00Z"),
                success("a", "2026-03-10T00:10:00Z"),
                signUp("b", "2026-03-10T00:00:00Z"),
                success("b", "2026-03-10T00:10:00.001Z"));

        assertThat(TimeToValue.DEFAULT_TARGET).isEqualTo(Duration.ofMinutes(10));
        assertThat(figures.withinTarget().value()).hasValue(0.5);
        // S = 1/2, Greenwood 1/2, so log(-log S) -+ 1.96 sqrt(1/2) / log 2: S in 0.0060 to 0.9104, and 1 - S.
        assertThat(figures.withinTarget().interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(1 - 0.9104, within(0.0001));
            assertThat(interval.high()).isCloseTo(1 - 0.0060, within(0.0001));
            assertThat(interval.method()).isEqualTo(IntervalMethod.SURVIVAL_LOG_LOG);
        });
    }

    @Test
    void notesSuccessesBeforeTheStartAndUnitsWithoutOne() {
        TimeToValueFigures figures = evaluate(
                success("a", "2026-03-09T00:00:00Z"),
                signUp("a", "2026-03-10T00:00:00Z"),
                success("b", "2026-03-10T00:00:00Z"),
                success("a", "2026-03-15T00:00:00Z"));

        assertThat(figures.median().value()).isEmpty();
        assertThat(figures.median().noted(Note.INSTANTS_BEFORE_START)).isEqualTo(1);
        assertThat(figures.median().noted(Note.UNITS_WITHOUT_START)).isEqualTo(1);
        assertThat(figures.median().noted(Note.INSTANTS_AT_OR_AFTER_AS_OF)).isEqualTo(1);
    }

    @Test
    void takesASuccessAtTheStartForNoTime() {
        assertThat(evaluate(signUp("a", "2026-03-10T00:00:00Z"), success("a", "2026-03-10T00:00:00Z"))
                        .median()
                        .value())
                .hasValue(0);
    }

    @Test
    void isUndefinedWithoutUnits() {
        TimeToValueFigures figures = evaluate();

        assertThat(figures.median().value()).isEmpty();
        assertThat(figures.withinTarget().value()).isEmpty();
        assertThat(figures.curve().steps()).isEmpty();
    }

    @Test
    void agreesWithAWalkOverRandomLogs() {
        for (long seed = 1; seed <= 300; seed++) {
            List<TestEvent> log = RandomLogs.log(new Random(seed), 30, "signup", "success");
            List<DurationCount> waits = new ArrayList<>();
            Set<String> units = log.stream().map(TestEvent::unit).collect(Collectors.toSet());
            for (String unit : units) {
                Optional<Instant> start = first(log, unit, "signup", Instant.MIN);
                if (start.isPresent() && start.get().isBefore(RandomLogs.AS_OF)) {
                    Instant success = first(log, unit, "success", start.get()).orElse(Instant.MAX);
                    waits.add(
                            success.isBefore(RandomLogs.AS_OF)
                                    ? DurationCount.event(millis(start.get(), success))
                                    : DurationCount.censored(millis(start.get(), RandomLogs.AS_OF)));
                }
            }
            assertThat(aggregator().evaluate(log, RandomLogs.AS_OF).curve())
                    .as("seed %d", seed)
                    .isEqualTo(SurvivalCurve.kaplanMeier(waits));
        }
    }

    @Test
    void letsSegmentsBeCompared() {
        List<EventView> log = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String plan = i % 2 == 0 ? "free" : "paid";
            Instant start = Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofHours(i));
            Duration wait = plan.equals("paid")
                    ? Duration.ofMinutes(i)
                    : Duration.ofDays(1).plusMinutes(i);
            log.add(TestEvent.of("signup", "u" + i, start).with("plan", plan));
            log.add(TestEvent.of("success", "u" + i, start.plus(wait)).with("plan", plan));
        }

        var byPlan = Segmented.by(
                        aggregator(),
                        (EventView event) -> event.attribute("plan").orElse(""))
                .evaluate(log, AS_OF);

        // Ten events among 20, 19, ... 11 at risk, all paid: expected paid 10/20 + 9/19 + ... + 1/11, then none at
        // risk.
        double expected = 0;
        for (int left = 10; left > 0; left--) {
            expected += left / (left + 10.0);
        }
        LogRankResult result = LogRank.test(byPlan.values().stream()
                        .map(figures -> figures.curve().observed())
                        .toList())
                .orElseThrow();
        assertThat(byPlan.keySet()).containsExactly("free", "paid");
        assertThat(result.expected().get(1)).isCloseTo(expected, within(1e-12));
        assertThat(result.pValue()).isLessThan(1e-4);
    }

    @Test
    void refusesANegativeTarget() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> aggregator().target(Duration.ofMillis(-1)))
                .withMessageStartingWith("duration: PT-0.001S");
        assertThat(aggregator()
                        .target(Duration.ofHours(1))
                        .evaluate(List.of(), AS_OF)
                        .withinTarget()
                        .value())
                .isEmpty();
    }

    private static Optional<Instant> first(List<TestEvent> log, String unit, String name, Instant from) {
        return log.stream()
                .filter(event -> event.unit().equals(unit) && event.name().equals(name))
                .map(TestEvent::time)
                .filter(time -> !time.isBefore(from))
                .min(Comparator.naturalOrder());
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private TimeToValueFigures evaluate(TestEvent... events) {
        return aggregator().evaluate(List.of(events), AS_OF);
    }

    private static TestEvent signUp(String unit, String time) {
        return TestEvent.of("signup", unit, time);
    }

    private static TestEvent success(String unit, String time) {
        return TestEvent.of("success", unit, time);
    }
}
