package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitTimelines;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActiveUnitsTest extends AggregatorContract<EventView, UnitTimelines, ActiveUnitsFigures> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");

    @Override
    protected ActiveUnits aggregator() {
        return ActiveUnits.trailingDays("weekly", 7, EventView.named("build"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 30, "build", "other"));
    }

    @Test
    void countsUnitsAndComparesWithTheWindowBefore() {
        ActiveUnitsFigures figures = evaluate(
                build("stays", "2026-03-02T00:00:00Z"),
                build("stays", "2026-03-09T00:00:00Z"),
                build("leaves", "2026-03-07T00:00:00Z"),
                build("returns", "2026-01-01T00:00:00Z"),
                build("returns", "2026-03-10T00:00:00Z"),
                build("new", "2026-03-14T00:00:00Z"));

        assertThat(figures.active().value()).hasValue(3);
        assertThat(figures.previous().value()).hasValue(2);
        assertThat(figures.growth().value()).hasValue(0.5);
        assertThat(figures.newcomers()).isEqualTo(1);
        assertThat(figures.retained()).isEqualTo(1);
        assertThat(figures.resurrected()).isEqualTo(1);
        assertThat(figures.churned()).isEqualTo(1);
    }

    @Test
    void carriesWindowsAndDefinitions() {
        ActiveUnitsFigures figures = evaluate(build("a", "2026-03-14T00:00:00Z"));

        assertThat(figures.active().window()).isEqualTo(TimeWindow.trailingDays(7, AS_OF));
        assertThat(figures.previous().window())
                .isEqualTo(
                        new TimeWindow(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-08T00:00:00Z")));
        assertThat(figures.active().definition()).isEqualTo("weekly");
        assertThat(figures.growth().definition()).isEqualTo("weekly.growth");
        assertThat(figures.active().interval()).isEmpty();
    }

    @Test
    void countsAUnitOnceHoweverManyEventsItHas() {
        TestEvent[] builds = new TestEvent[500];
        for (int i = 0; i < builds.length; i++) {
            builds[i] = TestEvent.of("build", "busy", AS_OF.minusSeconds(1 + i % 400));
        }

        assertThat(evaluate(builds).active().value()).hasValue(1);
    }

    @Test
    void holdsTheStartOfTheWindowAndNotItsEnd() {
        assertThat(evaluate(build("a", "2026-03-08T00:00:00Z")).active().value())
                .hasValue(1);
        assertThat(evaluate(build("a", "2026-03-07T23:59:59.999Z")).active().value())
                .hasValue(0);
        assertThat(evaluate(build("a", "2026-03-14T23:59:59.999Z")).active().value())
                .hasValue(1);
        assertThat(evaluate(build("a", "2026-03-15T00:00:00Z")).active().value())
                .hasValue(0);
    }

    @Test
    void ignoresAndNotesWhatHappenedAtOrAfterTheAsOfInstant() {
        ActiveUnitsFigures figures = evaluate(
                build("a", "2026-03-14T00:00:00Z"),
                build("a", "2026-03-15T00:00:00Z"),
                build("b", "2026-03-16T00:00:00Z"),
                build("b", "2026-03-16T00:00:00Z"));

        assertThat(figures.active().value()).hasValue(1);
        assertThat(figures.active().noted(Note.INSTANTS_AT_OR_AFTER_AS_OF)).isEqualTo(2);
    }

    @Test
    void hasNoGrowthFromNothing() {
        ActiveUnitsFigures figures = evaluate(build("a", "2026-03-14T00:00:00Z"));

        assertThat(figures.growth().value()).isEmpty();
        assertThat(figures.growth().denominator()).hasValue(0);
    }

    @Test
    void countsNobodyWithoutEvents() {
        ActiveUnitsFigures figures = evaluate();

        assertThat(figures.active().value()).hasValue(0);
        assertThat(figures.growth().value()).isEmpty();
        assertThat(figures.active().notes()).isEmpty();
    }

    @Test
    void passesOverWhatDoesNotQualify() {
        assertThat(evaluate(TestEvent.of("other", "a", "2026-03-14T00:00:00Z"))
                        .active()
                        .value())
                .hasValue(0);
    }

    @Test
    void answersForAnyAsOfInstantFromOneState() {
        ActiveUnits weekly = aggregator();
        UnitTimelines state = weekly.create();
        weekly.add(state, build("a", "2026-03-01T00:00:00Z"));
        weekly.add(state, build("b", "2026-03-09T00:00:00Z"));

        assertThat(weekly.members(state, Instant.parse("2026-03-08T00:00:00Z"))).containsExactly("a");
        assertThat(weekly.members(state, Instant.parse("2026-03-10T00:00:00Z"))).containsExactly("b");
        assertThat(weekly.members(state, Instant.parse("2026-01-10T00:00:00Z"))).isEmpty();
    }

    @Test
    void seesAMillisecondJustBeforeAnAsOfInstantThatIsFiner() {
        ActiveUnits weekly = aggregator();
        Instant finer = AS_OF.plusNanos(1);

        List<EventView> lastMillisecond = List.of(TestEvent.of("build", "a", AS_OF));

        assertThat(weekly.evaluate(lastMillisecond, finer).active().value()).hasValue(1);
    }

    @Test
    void countsTheLastWholeMonthByTheCalendar() {
        ActiveUnits monthly = ActiveUnits.calendar(
                "mau", CalendarPeriod.Standard.MONTH, ZoneId.of("America/New_York"), EventView.any());

        // February in New York is [2026-02-01T05:00Z, 2026-03-01T05:00Z); March is not over.
        ActiveUnitsFigures figures = monthly.evaluate(
                List.of(
                        build("last of january", "2026-02-01T04:59:59.999Z"),
                        build("first of february", "2026-02-01T05:00:00Z"),
                        build("last of february", "2026-03-01T04:59:59.999Z"),
                        build("march", "2026-03-01T05:00:00Z")),
                AS_OF);

        assertThat(figures.active().value()).hasValue(2);
        assertThat(figures.previous().value()).hasValue(1);
        assertThat(figures.active().window().end()).isEqualTo(Instant.parse("2026-03-01T05:00:00Z"));
        assertThat(figures.previous().window().start()).isEqualTo(Instant.parse("2026-01-01T05:00:00Z"));
        assertThat(figures.active().noted(Note.INSTANTS_AT_OR_AFTER_AS_OF)).isZero();
    }

    @Test
    void refusesAWindowWithoutLengthAndABlankDefinition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActiveUnits.trailing("x", Duration.ZERO, EventView.any()))
                .withMessage("length: PT0S, expected a positive duration");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActiveUnits.trailingDays("x", 0, EventView.any()))
                .withMessage("days: 0, expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ActiveUnits.trailingDays("", 1, EventView.any()))
                .withMessageStartingWith("definition: ");
    }

    private ActiveUnitsFigures evaluate(TestEvent... events) {
        return aggregator().evaluate(List.of(events), AS_OF);
    }

    private static TestEvent build(String unit, String time) {
        return TestEvent.of("build", unit, time);
    }
}
