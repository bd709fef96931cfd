package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.EventView;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventFrequencyTest extends AggregatorContract<EventView, UnitRuns, EventFrequencyFigures> {

    private static final Instant AS_OF = Instant.parse("2026-03-16T00:00:00Z");

    @Override
    protected EventFrequency aggregator() {
        return new EventFrequency(
                "builds_per_week",
                DayPeriods.calendar(CalendarPeriod.weekStarting(DayOfWeek.MONDAY)),
                4,
                ZoneOffset.UTC,
                EventView.named("build"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 40, "build", "other"));
    }

    @Test
    void dividesBuildsByActiveWeeks() {
        List<EventView> log = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            log.add(TestEvent.of(
                    "build", "big", Instant.parse("2026-03-10T00:00:00Z").plusSeconds(i)));
        }
        log.add(TestEvent.of("build", "big", "2026-03-02T00:00:00Z"));
        log.add(TestEvent.of("build", "small", "2026-02-20T00:00:00Z"));

        EventFrequencyFigures figures = aggregator().evaluate(log, AS_OF);

        assertThat(figures.mean().value()).hasValueCloseTo(7.0 / 3, within(1e-15));
        assertThat(figures.mean().numerator()).hasValue(7);
        assertThat(figures.mean().denominator()).hasValue(3);
        assertThat(figures.mean().n()).isEqualTo(2);
        assertThat(figures.mean().interval())
                .hasValueSatisfying(interval -> assertThat(interval.method()).isEqualTo(IntervalMethod.DELTA_CLUSTER));
        assertThat(figures.median().value()).hasValue(2);
        // Two units are too few for a median's interval.
        assertThat(figures.median().interval()).isEmpty();
    }

    @Test
    void countsEachIdOnceAndOnlyWeeksThatAreOver() {
        List<EventView> log = List.of(
                new TestEvent(
                        "1", "build", "a", Instant.parse("2026-03-10T00:00:00Z").toEpochMilli(), Map.of()),
                new TestEvent(
                        "2", "build", "a", Instant.parse("2026-03-10T00:00:00Z").toEpochMilli(), Map.of()),
                new TestEvent(
                        "2", "build", "a", Instant.parse("2026-03-10T00:00:00Z").toEpochMilli(), Map.of()),
                new TestEvent("3", "build", "a", AS_OF.toEpochMilli(), Map.of()));

        EventFrequencyFigures figures = aggregator().evaluate(log, AS_OF);

        assertThat(figures.mean().value()).hasValue(2);
        assertThat(figures.mean().noted(Note.EVENTS_AT_OR_AFTER_AS_OF)).isEqualTo(1);
    }

    @Test
    void isUndefinedWithoutEvents() {
        EventFrequencyFigures figures = aggregator().evaluate(List.of(), AS_OF);

        assertThat(figures.mean().value()).isEmpty();
        assertThat(figures.median().value()).isEmpty();
    }

    @Test
    void agreesWithGroupsOfRandomLogs() {
        LocalDate end = LocalDate.parse("2026-03-30");
        for (long seed = 1; seed <= 300; seed++) {
            List<TestEvent> log = RandomLogs.log(new Random(seed), 40, "build", "other");
            Map<String, Map<Long, Long>> byUnitAndWeek = log.stream()
                    .distinct()
                    .filter(event -> event.name().equals("build"))
                    .filter(event -> weeksBefore(end, event) >= 0 && weeksBefore(end, event) < 4)
                    .collect(Collectors.groupingBy(
                            TestEvent::unit,
                            Collectors.groupingBy(event -> weeksBefore(end, event), Collectors.counting())));
            double events = byUnitAndWeek.values().stream()
                    .flatMap(weeks -> weeks.values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
            double weeks = byUnitAndWeek.values().stream().mapToLong(Map::size).sum();

            EventFrequencyFigures figures = aggregator().evaluate(log, RandomLogs.AS_OF);

            assertThat(figures.mean().numerator()).as("seed %d", seed).hasValue(events);
            assertThat(figures.mean().denominator()).as("seed %d", seed).hasValue(weeks);
            assertThat(figures.mean().n()).as("seed %d", seed).isEqualTo(byUnitAndWeek.size());
        }
    }

    private static long weeksBefore(LocalDate end, TestEvent event) {
        // -1 at or after the end, 0 in the week before it, and so on; 2026-03-30 is a Monday.
        return Math.floorDiv(ChronoUnit.DAYS.between(LocalDate.ofInstant(event.time(), ZoneOffset.UTC), end) - 1, 7L);
    }
}
