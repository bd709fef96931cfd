package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifecycleTest extends AggregatorContract<EventView, UnitDays, List<LifecyclePeriod>> {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final CalendarPeriod MONDAY_WEEK = CalendarPeriod.weekStarting(DayOfWeek.MONDAY);

    @Override
    protected Lifecycle aggregator() {
        return new Lifecycle("life", DayPeriods.calendar(MONDAY_WEEK), 4, NEW_YORK, EventView.named("build"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 40, "build", "other"));
    }

    @Test
    void tellsWhoCameStayedCameBackAndLeft() {
        // Weeks from Monday: 2026-03-02, 2026-03-09; the as-of instant is Monday 2026-03-16, local midnight.
        LifecyclePeriod last = last(
                build("stays", "2026-03-03T12:00:00Z"),
                build("stays", "2026-03-10T12:00:00Z"),
                build("leaves", "2026-03-04T12:00:00Z"),
                build("back", "2026-02-24T12:00:00Z"),
                build("back", "2026-03-11T12:00:00Z"),
                build("new", "2026-03-12T12:00:00Z"),
                build("new", "2026-03-13T12:00:00Z"),
                build("newer", "2026-03-15T12:00:00Z"));

        assertThat(last.newcomers()).isEqualTo(2);
        assertThat(last.retained()).isEqualTo(1);
        assertThat(last.resurrected()).isEqualTo(1);
        assertThat(last.churned()).isEqualTo(1);
        assertThat(last.active().value()).hasValue(4);
        assertThat(last.quickRatio().value()).hasValue(3);
        assertThat(last.retention().value()).hasValue(0.5);
        assertThat(last.churn().value()).hasValue(0.5);
        assertThat(last.active().window().start()).isEqualTo(Instant.parse("2026-03-09T04:00:00Z"));
    }

    @Test
    void hasNoQuickRatioWithoutChurnAndNoRatesWithoutUnitsBefore() {
        LifecyclePeriod last = last(build("new", "2026-03-12T12:00:00Z"));

        assertThat(last.quickRatio().value()).isEmpty();
        assertThat(last.quickRatio().interval()).isEmpty();
        assertThat(last.retention().value()).isEmpty();
        assertThat(last.churn().value()).isEmpty();
    }

    @Test
    void takesANewcomerForNewOnlyOnceInTheLog() {
        // First seen long before the series: not new within it.
        LifecyclePeriod last = last(build("old", "2025-01-01T12:00:00Z"), build("old", "2026-03-12T12:00:00Z"));

        assertThat(last.newcomers()).isZero();
        assertThat(last.resurrected()).isEqualTo(1);
    }

    @Test
    void notesDaysThatAreNotOver() {
        List<LifecyclePeriod> periods = aggregator()
                .evaluate(
                        List.of(build("a", "2026-03-18T12:00:00Z"), build("a", "2026-03-19T03:00:00Z")),
                        Instant.parse("2026-03-18T20:00:00Z"));

        // Both are on 2026-03-18 in New York, which is not over.
        assertThat(periods.get(3).active().noted(Note.UNIT_DAYS_NOT_OVER)).isEqualTo(1);
        assertThat(periods.get(3).active().value()).hasValue(0);
    }

    @Test
    void agreesWithSetsOfLocalDates() {
        for (long seed = 1; seed <= 400; seed++) {
            List<TestEvent> log = RandomLogs.log(new Random(seed), 60, "build", "other");
            for (ZoneId zone : List.of(ZoneOffset.UTC, NEW_YORK)) {
                Lifecycle weekly =
                        new Lifecycle("life", DayPeriods.calendar(MONDAY_WEEK), 5, zone, EventView.named("build"));
                List<LifecyclePeriod> found = weekly.evaluate(log, RandomLogs.AS_OF);
                LocalDate week = MONDAY_WEEK.firstDay(RandomLogs.AS_OF, zone).minusWeeks(1);
                for (int i = 4; i >= 0; i--) {
                    assertAgrees(found.get(i), log, zone, week, seed);
                    week = week.minusWeeks(1);
                }
            }
        }
    }

    @Test
    void refusesACountOfZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lifecycle("x", DayPeriods.ofDays(7), 0, NEW_YORK, EventView.any()))
                .withMessage("count: 0, expected at least 1");
    }

    private static void assertAgrees(
            LifecyclePeriod found, List<TestEvent> log, ZoneId zone, LocalDate week, long seed) {
        Set<String> now = units(log, zone, week, week.plusWeeks(1));
        Set<String> before = units(log, zone, week.minusWeeks(1), week);
        Set<String> earlier = units(log, zone, LocalDate.EPOCH, week.minusWeeks(1));
        assertThat(List.of(found.newcomers(), found.retained(), found.resurrected(), found.churned()))
                .as("seed %d", seed)
                .containsExactly(
                        now.stream()
                                .filter(u -> !before.contains(u) && !earlier.contains(u))
                                .count(),
                        now.stream().filter(before::contains).count(),
                        now.stream()
                                .filter(u -> !before.contains(u) && earlier.contains(u))
                                .count(),
                        before.stream().filter(u -> !now.contains(u)).count());
    }

    private static Set<String> units(List<TestEvent> log, ZoneId zone, LocalDate from, LocalDate to) {
        return log.stream()
                .filter(event -> event.name().equals("build"))
                .filter(event -> {
                    LocalDate date = event.time().atZone(zone).toLocalDate();
                    return !date.isBefore(from) && date.isBefore(to);
                })
                .map(TestEvent::unit)
                .collect(Collectors.toSet());
    }

    private LifecyclePeriod last(TestEvent... events) {
        return aggregator()
                .evaluate(List.of(events), Instant.parse("2026-03-16T04:00:00Z"))
                .get(3);
    }

    private static TestEvent build(String unit, String time) {
        return TestEvent.of("build", unit, time);
    }
}
