package dev.northing.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.DayBasis;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecurringRetentionTest extends AggregatorContract<EventView, UnitRuns, CohortTable> {

    private static final Instant AS_OF = Instant.parse("2026-04-15T00:00:00Z");
    private static final RetentionSpec SPEC = RetentionSpec.monthly(
                    "r", ZoneOffset.UTC, EventView.named("order"), EventView.named("visit"))
            .withBrackets(Bracket.days(1, 8), Bracket.onOrAfter(7));

    @Override
    protected RecurringRetention aggregator() {
        return new RecurringRetention(SPEC);
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 120, "order", "visit", "other"));
    }

    @Test
    void putsAUnitIntoEachBucketInWhichItStarts() {
        CohortTable table = evaluate(
                order("a", "2026-01-10T00:00:00Z"),
                order("a", "2026-01-20T00:00:00Z"),
                visit("a", "2026-01-12T00:00:00Z"),
                order("a", "2026-02-10T00:00:00Z"),
                order("b", "2026-02-01T00:00:00Z"),
                visit("b", "2026-02-02T00:00:00Z"));

        Bracket week = Bracket.days(1, 8);
        assertThat(row(table, "2026-01-01").cell(week).rate().value()).hasValue(1);
        assertThat(row(table, "2026-02-01").size()).isEqualTo(2);
        assertThat(row(table, "2026-02-01").cell(week).rate().value()).hasValue(0.5);
        assertThat(table.pooled(week).mature()).isEqualTo(3);
    }

    @Test
    void notesUnitsWithoutStartAndWhatIsNotKnownYet() {
        CohortTable table = evaluate(visit("a", "2026-01-10T00:00:00Z"), order("b", "2026-04-15T00:00:00Z"));

        assertThat(table.rows()).isEmpty();
        assertThat(table.notes())
                .containsExactly(new Note(Note.EVENTS_AT_OR_AFTER_AS_OF, 1), new Note(Note.UNITS_WITHOUT_START, 1));
    }

    @Test
    void isUndefinedWithoutStarts() {
        CohortTable table = evaluate();

        assertThat(table.rows()).isEmpty();
        assertThat(table.pooled())
                .allSatisfy(cell -> assertThat(cell.rate().value()).isEmpty());
    }

    @Test
    void asksForAsManyReturnsAsTheSpecSays() {
        RetentionSpec twice = SPEC.withLeastReturns(2);
        List<EventView> log = List.of(
                order("a", "2026-01-10T00:00:00Z"),
                visit("a", "2026-01-12T00:00:00Z"),
                visit("a", "2026-01-13T00:00:00Z"),
                order("b", "2026-01-10T00:00:00Z"),
                visit("b", "2026-01-12T00:00:00Z"));

        Bracket week = Bracket.days(1, 8);
        assertThat(new RecurringRetention(twice)
                        .evaluate(log, AS_OF)
                        .pooled(week)
                        .rate()
                        .value())
                .hasValue(0.5);
        assertThat(CohortRetention.of(twice)
                        .evaluate(log, AS_OF)
                        .pooled(week)
                        .rate()
                        .value())
                .hasValue(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withLeastReturns(0))
                .withMessage("leastReturns: 0, expected at least 1");
    }

    @Test
    void isTheSameAsFirstEverCohortsIfNobodyStartsTwice() {
        for (long seed = 1; seed <= 200; seed++) {
            List<EventView> log = randomEvents(new Random(seed)).stream()
                    .filter(event -> !event.name().equals("order"))
                    .toList();
            List<EventView> started = new ArrayList<>(log);
            for (int unit = 0; unit < 12; unit++) {
                started.add(order("u" + unit, "2026-01-%02dT00:00:00Z".formatted(unit + 1)));
            }
            CohortTable recurring = aggregator().evaluate(started, RandomLogs.AS_OF);
            CohortTable first = CohortRetention.of(SPEC).evaluate(started, RandomLogs.AS_OF);

            assertThat(recurring.rows()).as("seed %d", seed).isEqualTo(first.rows());
        }
    }

    @Test
    void agreesWithAWalkOverRandomLogs() {
        Bracket week = Bracket.days(1, 8);
        for (long seed = 1; seed <= 300; seed++) {
            List<EventView> log = randomEvents(new Random(seed));
            Map<String, Instant> starts = new TreeMap<>();
            for (EventView event : log) {
                if (event.name().equals("order") && event.time().isBefore(RandomLogs.AS_OF)) {
                    String key = YearMonth.from(event.time().atZone(ZoneOffset.UTC)) + "/" + event.unit();
                    starts.merge(key, event.time(), (a, b) -> a.isBefore(b) ? a : b);
                }
            }
            long mature = 0;
            long returned = 0;
            for (Map.Entry<String, Instant> start : starts.entrySet()) {
                Instant from = start.getValue().plus(Duration.ofDays(1));
                Instant to = start.getValue().plus(Duration.ofDays(8));
                String unit = start.getKey().substring(8);
                if (!to.isAfter(RandomLogs.AS_OF)) {
                    mature++;
                    returned += log.stream()
                                    .anyMatch(event -> event.unit().equals(unit)
                                            && event.name().equals("visit")
                                            && !event.time().isBefore(from)
                                            && event.time().isBefore(to))
                            ? 1
                            : 0;
                }
            }
            RetentionCell pooled = aggregator().evaluate(log, RandomLogs.AS_OF).pooled(week);
            assertThat(List.of(pooled.returned(), pooled.mature(), pooled.eligible()))
                    .as("seed %d", seed)
                    .containsExactly(returned, mature, (long) starts.size());
        }
    }

    @Test
    void countsHoursFromTheHourOfTheStartOnRequest() {
        RetentionSpec weekly = SPEC.withCohorts(CalendarPeriod.Standard.MONTH)
                .withBasis(DayBasis.elapsedFromHour())
                .withBrackets(Bracket.onDay(1));

        // 23 h 59 min later, yet in the hour that is 24 hours after the hour of the start.
        List<EventView> log = List.of(order("a", "2026-01-10T10:59:00Z"), visit("a", "2026-01-11T10:58:00Z"));

        assertThat(new RecurringRetention(weekly)
                        .evaluate(log, AS_OF)
                        .pooled()
                        .get(0)
                        .returned())
                .isEqualTo(1);
        assertThat(new RecurringRetention(weekly.withBasis(DayBasis.elapsed()))
                        .evaluate(log, AS_OF)
                        .pooled()
                        .get(0)
                        .returned())
                .isZero();
    }

    private static CohortRow row(CohortTable table, String firstDay) {
        return table.row(LocalDate.parse(firstDay)).orElseThrow();
    }

    private CohortTable evaluate(TestEvent... events) {
        return aggregator().evaluate(List.of(events), AS_OF);
    }

    private static TestEvent order(String unit, String time) {
        return TestEvent.of("order", unit, time);
    }

    private static TestEvent visit(String unit, String time) {
        return TestEvent.of("visit", unit, time);
    }
}
