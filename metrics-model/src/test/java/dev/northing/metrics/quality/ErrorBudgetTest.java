package dev.northing.metrics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ErrorBudgetTest extends AggregatorContract<EventView, UnitRuns, ErrorBudgetFigures> {

    private static final Instant AS_OF = RandomLogs.AS_OF;
    private static final OperationRules UNTIMED =
            OperationRules.untimed(EventView.named("good", "bad"), EventView.named("bad"));
    private static final OperationRules RULES = new OperationRules(
            EventView.named("good", "bad", "both"),
            EventView.named("bad"),
            EventView.named("fast", "slow", "both"),
            EventView.named("fast"));

    @Override
    protected ErrorBudget aggregator() {
        return ErrorBudget.of("budget", RULES);
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 40, "good", "bad", "both", "fast", "slow", "other"));
    }

    @Test
    void takesFailuresOffTheMinutesThatTheTargetLeaves() {
        List<EventView> operations = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            operations.add(event(i == 0 ? "bad" : "good", i, AS_OF.minus(Duration.ofDays(20))));
        }

        ErrorBudgetFigures figures = ErrorBudget.of("budget", UNTIMED).evaluate(operations, AS_OF);

        assertThat(figures.availability().value()).hasValue(0.9999);
        // 28 days are 40,320 minutes: 0.0005 of them may be lost, 0.0001 were.
        assertThat(figures.minutesSpent().value()).hasValueCloseTo(4.032, within(1e-9));
        assertThat(figures.minutesLeft().value()).hasValueCloseTo(16.128, within(1e-9));
        assertThat(ErrorBudget.DEFAULT_TARGET).isEqualTo(0.9995);
        assertThat(ErrorBudget.DEFAULT_DAYS).isEqualTo(28);
    }

    @Test
    void addsTimedAnswersToOperations() {
        Instant time = AS_OF.minus(Duration.ofDays(1));

        ErrorBudgetFigures figures = aggregator()
                .evaluate(
                        List.of(
                                event("good", 1, time),
                                event("bad", 2, time),
                                event("fast", 3, time),
                                event("slow", 4, time),
                                event("both", 5, time)),
                        AS_OF);

        // Met: good, fast, and of both the operation but not the speed.
        assertThat(figures.availability().numerator()).hasValue(3);
        assertThat(figures.availability().denominator()).hasValue(6);
        assertThat(figures.minutesLeft().value().orElseThrow()).isNegative();
    }

    @Test
    void takesDaysForClusters() {
        List<EventView> operations = List.of(
                event("good", 1, AS_OF.minus(Duration.ofHours(30))),
                event("good", 2, AS_OF.minus(Duration.ofHours(30))),
                event("good", 3, AS_OF.minus(Duration.ofHours(6))),
                event("bad", 4, AS_OF.minus(Duration.ofHours(6))));

        var interval = new ErrorBudget("budget", UNTIMED, 0.99, 2, List.of())
                .evaluate(operations, AS_OF)
                .availability()
                .interval()
                .orElseThrow();

        assertThat(interval.method()).isEqualTo(IntervalMethod.DELTA_CLUSTER);
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void callsSomebodyWhenBothWindowsBurnFastEnough() {
        List<EventView> outage = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            outage.add(event(i < 8 ? "bad" : "good", i, AS_OF.minus(Duration.ofMinutes(2))));
        }

        BurnRate now = ErrorBudget.of("budget", UNTIMED)
                .evaluate(outage, AS_OF)
                .burnRates()
                .get(0);
        BurnRate later = ErrorBudget.of("budget", UNTIMED)
                .evaluate(outage, AS_OF.plus(Duration.ofMinutes(10)))
                .burnRates()
                .get(0);

        // 0.8 % down is 16 times what 0.05 % allow.
        assertThat(now.overLong().value()).hasValueCloseTo(16.0, within(1e-9));
        assertThat(now.isFiring()).isTrue();
        // Ten minutes later it is over: the short window is silent.
        assertThat(later.overLong().value()).hasValueCloseTo(16.0, within(1e-9));
        assertThat(later.overShort().value()).isEmpty();
        assertThat(later.isFiring()).isFalse();
    }

    @Test
    void knowsTheUsualAlerts() {
        assertThat(BurnAlert.DEFAULTS).extracting(BurnAlert::rate).containsExactly(14.4, 6.0, 1.0);
        assertThat(BurnAlert.DEFAULTS)
                .extracting(BurnAlert::longWindow)
                .containsExactly(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(3));
    }

    @Test
    void takesSilenceForNoAnswer() {
        ErrorBudgetFigures figures = aggregator().evaluate(List.of(), AS_OF);

        assertThat(figures.availability().value()).isEmpty();
        assertThat(figures.minutesSpent().value()).isEmpty();
        assertThat(figures.minutesLeft().value()).isEmpty();
        assertThat(figures.burnRates()).hasSize(3).noneMatch(BurnRate::isFiring);
    }

    @Test
    void refusesATargetThatLeavesNoBudget() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErrorBudget("d", RULES, 1, 28, List.of()))
                .withMessage("target: 1.0, expected a number in (0, 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ErrorBudget("d", RULES, 0.9, 0, List.of()))
                .withMessage("days: 0, expected a number of days in [1, 366]");
    }

    @Test
    void refusesAnAlertThatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BurnAlert(Duration.ofHours(1), Duration.ofHours(1), 1))
                .withMessage("shortWindow: PT1H, expected less than the long window PT1H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BurnAlert(Duration.ofHours(1), Duration.ofMinutes(5), 0))
                .withMessage("rate: 0.0, expected a positive finite number");
    }

    private static EventView event(String name, int id, Instant time) {
        return new TestEvent("e" + id, name, "service", time.toEpochMilli(), Map.of());
    }
}
