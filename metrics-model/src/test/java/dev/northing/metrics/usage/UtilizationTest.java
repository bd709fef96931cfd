package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.BusinessHours;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UtilizationTest extends AggregatorContract<EventView, UnitRuns, UtilizationFigures> {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final BusinessHours OFFICE =
            BusinessHours.weekdays(NEW_YORK, LocalTime.of(9, 0), LocalTime.of(17, 0));
    // Tuesday 2026-03-10, local midnight after it.
    private static final Instant AS_OF = Instant.parse("2026-03-11T04:00:00Z");

    @Override
    protected Utilization aggregator() {
        return utilization(OFFICE, 2, 1);
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        List<EventView> log = new ArrayList<>();
        RandomLogs.log(random, 5, "job", "up")
                .forEach(event -> log.add(event.with(
                        "hours", Long.toString(event.unit().length() + Math.floorMod(event.epochMillis(), 5L) - 2))));
        return log;
    }

    @Override
    protected Instant asOf() {
        return RandomLogs.AS_OF;
    }

    @Test
    void countsOverlappingJobsOfOneSlotOnce() {
        // 9 to 17 local is 13:00Z to 21:00Z; jobs 9 to 11 and 10 to 13 take 4 of 8 hours.
        UtilizationFigures figures =
                upAllDay(1, job("r", "2026-03-10T13:00:00Z", 2), job("r", "2026-03-10T14:00:00Z", 3));

        assertThat(figures.overall().value()).hasValue(0.5);
        assertThat(figures.overall().denominator()).hasValue(8 * 3_600_000.0);
        assertThat(figures.overall().n()).isEqualTo(1);
        assertThat(figures.at(DayOfWeek.TUESDAY, 9).value()).hasValue(1);
        assertThat(figures.at(DayOfWeek.TUESDAY, 13).value()).hasValue(0);
        assertThat(figures.at(DayOfWeek.TUESDAY, 8).value()).isEmpty();
        assertThat(figures.byHour()).hasSize(UtilizationFigures.HOURS_PER_WEEK).hasSize(7 * 24);
    }

    @Test
    void countsOverlappingJobsUpToTheSlots() {
        UtilizationFigures figures = upAllDay(
                2,
                job("r", "2026-03-10T13:00:00Z", 2),
                TestEvent.of("job", "r", "2026-03-10T13:00:00.001Z").with("hours", "2"),
                TestEvent.of("job", "r", "2026-03-10T13:00:00.002Z").with("hours", "2"));

        // Two slots for about two hours of 2 x 8, less one millisecond in which the second job had not begun, plus
        // one after the first had ended.
        assertThat(figures.overall().numerator()).hasValueCloseTo(4 * 3_600_000.0, within(4.0));
        assertThat(figures.overall().value()).hasValueCloseTo(0.25, within(1e-6));
    }

    @Test
    void takesOnlyThePartOfAJobThatLiesInside() {
        UtilizationFigures figures =
                upAllDay(1, job("r", "2026-03-10T12:00:00Z", 2), job("r", "2026-03-10T20:00:00Z", 9));

        // 9 to 10 and 16 to 17.
        assertThat(figures.overall().value()).hasValue(0.25);
    }

    @Test
    void dividesByTheTimeTheMachineWasAvailable() {
        UtilizationFigures figures = utilization(OFFICE, 1, 1)
                .evaluate(List.of(up("r", "2026-03-10T13:00:00Z", 2), job("r", "2026-03-10T13:30:00Z", 9)), AS_OF);

        // Up from 9 to 11, busy from 9:30 on.
        assertThat(figures.overall().value()).hasValue(0.75);
    }

    @Test
    void followsTheClockInTheWeekOfItsChange() {
        // Friday before and Monday after the change, the same local hour: 14:00Z and 13:00Z.
        UtilizationFigures figures = utilization(OFFICE, 5, 1)
                .evaluate(
                        List.of(
                                up("r", "2026-03-01T00:00:00Z", 1_000),
                                job("r", "2026-03-06T14:00:00Z", 1),
                                job("r", "2026-03-09T13:00:00Z", 1)),
                        AS_OF);

        // Friday, Monday, Tuesday of 8 hours each.
        assertThat(figures.overall().value()).hasValueCloseTo(2.0 / 24, within(1e-15));
        assertThat(figures.at(DayOfWeek.FRIDAY, 9).value()).hasValue(1);
        assertThat(figures.at(DayOfWeek.MONDAY, 9).value()).hasValue(1);
    }

    @Test
    void isUndefinedWithoutAvailability() {
        assertThat(aggregator().evaluate(List.of(), AS_OF).overall().value()).isEmpty();
        assertThat(aggregator()
                        .evaluate(List.of(job("r", "2026-03-10T13:00:00Z", 2)), AS_OF)
                        .overall()
                        .value())
                .isEmpty();
        BusinessHours closed =
                OFFICE.withHolidays(Set.of(LocalDate.parse("2026-03-09"), LocalDate.parse("2026-03-10")));
        assertThat(utilization(closed, 2, 1)
                        .evaluate(List.of(up("r", "2026-03-01T00:00:00Z", 1_000)), AS_OF)
                        .overall()
                        .value())
                .isEmpty();
    }

    @Test
    void notesSpansWithoutLength() {
        UtilizationFigures figures = aggregator()
                .evaluate(
                        List.of(
                                up("r", "2026-03-01T00:00:00Z", 1_000),
                                job("r", "2026-03-10T13:00:00Z", 0),
                                job("r", "2026-03-10T14:00:00Z", -3),
                                job("r", "2026-03-12T14:00:00Z", 3)),
                        AS_OF);

        assertThat(figures.overall().noted(Note.SPANS_WITHOUT_LENGTH)).isEqualTo(2);
        assertThat(figures.overall().noted(Note.EVENTS_AT_OR_AFTER_AS_OF)).isEqualTo(1);
        assertThat(figures.overall().value()).hasValue(0);
    }

    @Test
    void agreesWithAWalkByQuarterHours() {
        BusinessHours hours = BusinessHours.weekdays(ZoneOffset.UTC, LocalTime.of(8, 30), LocalTime.of(18, 0));
        Instant end = Instant.parse("2026-03-11T00:00:00Z");
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<EventView> log = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                Instant start = end.minus(Duration.ofMinutes(15L * random.nextInt(-10, 400)));
                String name = random.nextInt(3) == 0 ? "up" : "job";
                log.add(TestEvent.of(name, "r" + random.nextInt(2), start)
                        .with("hours", Integer.toString(random.nextInt(12))));
            }
            long busy = 0;
            long possible = 0;
            for (Instant at = end.minus(Duration.ofDays(3)); at.isBefore(end); at = at.plusSeconds(900)) {
                for (String unit : List.of("r0", "r1")) {
                    if (isOpen(hours, at) && running(log, "up", unit, at, end) > 0) {
                        possible += 2;
                        busy += Math.min(2, running(log, "job", unit, at, end));
                    }
                }
            }
            UtilizationFigures figures = utilization(hours, 3, 2).evaluate(log, end);
            assertThat(figures.overall().numerator()).as("seed %d", seed).hasValue(busy * 900_000.0);
            assertThat(figures.overall().denominator()).as("seed %d", seed).hasValue(possible * 900_000.0);
        }
    }

    @Test
    void refusesAMachineWithoutSlots() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> utilization(OFFICE, 1, 0))
                .withMessage("slots: 0, expected at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> utilization(OFFICE, 0, 1));
    }

    private static boolean isOpen(BusinessHours hours, Instant at) {
        return hours.on(LocalDate.ofInstant(at, ZoneOffset.UTC)).stream()
                .anyMatch((TimeWindow open) -> open.contains(at));
    }

    private static long running(List<EventView> log, String name, String unit, Instant at, Instant asOf) {
        return log.stream()
                .distinct()
                .filter(event -> event.name().equals(name) && event.unit().equals(unit))
                .filter(event -> event.time().isBefore(asOf) && !event.time().isAfter(at))
                .filter(event -> event.time().plusMillis(millis(event)).isAfter(at))
                .map(EventView::id)
                .distinct()
                .count();
    }

    /** A machine with some slots that was up all the time, over the day before the as-of instant. */
    private static UtilizationFigures upAllDay(int slots, EventView... jobs) {
        List<EventView> log = new ArrayList<>(List.of(jobs));
        log.add(up("r", "2026-03-10T00:00:00Z", 100));
        return utilization(OFFICE, 1, slots).evaluate(log, AS_OF);
    }

    private static Utilization utilization(BusinessHours hours, int days, int slots) {
        return new Utilization(
                "busy", hours, days, slots, EventView.named("job"), EventView.named("up"), UtilizationTest::millis);
    }

    private static long millis(EventView event) {
        return Duration.ofHours(Long.parseLong(event.attribute("hours").orElse("0")))
                .toMillis();
    }

    private static TestEvent job(String unit, String time, int hours) {
        return TestEvent.of("job", unit, time).with("hours", Integer.toString(hours));
    }

    private static TestEvent up(String unit, String time, int hours) {
        return TestEvent.of("up", unit, time).with("hours", Integer.toString(hours));
    }
}
