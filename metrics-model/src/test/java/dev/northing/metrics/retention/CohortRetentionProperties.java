package dev.northing.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.DayBasis;
import dev.northing.metrics.EventView;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.SharedFiles;
import dev.northing.metrics.TestEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares cohort retention with a walk over each unit's own events that numbers every event's day by division
 * (elapsed) or by the difference of dates (calendar), instead of bounding the days.
 */
class CohortRetentionProperties {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final List<Bracket> BRACKETS = List.of(
            Bracket.days(30, 60), Bracket.days(90, 120), Bracket.onDay(1), Bracket.onDay(7), Bracket.onOrAfter(14));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithAWalkOverRandomLogs(long seed) {
        List<TestEvent> log = RandomLogs.log(new Random(seed), 200, "signup", "build");

        assertAgrees(log, "signup", "build", RandomLogs.AS_OF);
    }

    @Test
    void agreesWithAWalkOverARealLog() {
        List<TestEvent> log = SharedFiles.gitEvents();
        Instant last =
                log.stream().map(TestEvent::time).max(Comparator.naturalOrder()).orElseThrow();

        assertAgrees(log, "commit", "commit", last.plusSeconds(1));
        assertAgrees(log, "commit", "commit", last.minus(Duration.ofDays(777)));
    }

    private static void assertAgrees(List<TestEvent> log, String start, String back, Instant asOf) {
        for (ZoneId zone : List.of(ZoneOffset.UTC, NEW_YORK)) {
            assertAgrees(log, spec(start, back, zone, DayBasis.elapsed()), asOf);
            assertAgrees(log, spec(start, back, zone, DayBasis.calendar(zone)), asOf);
        }
    }

    private static RetentionSpec spec(String start, String back, ZoneId zone, DayBasis basis) {
        return RetentionSpec.monthly("d", zone, EventView.named(start), EventView.named(back))
                .withBasis(basis)
                .withBrackets(BRACKETS.toArray(Bracket[]::new));
    }

    private static void assertAgrees(List<TestEvent> log, RetentionSpec spec, Instant asOf) {
        Map<LocalDate, Map<Bracket, long[]>> expected = walk(log, spec, asOf);

        CohortTable table = CohortRetention.of(spec).evaluate(log, asOf);

        assertThat(table.rows())
                .extracting(row -> row.cohort().firstDay())
                .containsExactlyElementsOf(expected.keySet());
        for (CohortRow row : table.rows()) {
            row.cells()
                    .forEach(cell -> assertCell(
                            cell, expected.get(row.cohort().firstDay()).get(cell.bracket())));
        }
        for (RetentionCell pooled : table.pooled()) {
            long[] sums = new long[3];
            expected.values().forEach(cells -> addTo(sums, cells.get(pooled.bracket())));
            assertCell(pooled, sums);
        }
    }

    private static void assertCell(RetentionCell cell, long[] expected) {
        assertThat(new long[] {cell.returned(), cell.mature(), cell.eligible()})
                .as(cell.bracket().label())
                .isEqualTo(expected);
        if (expected[1] == 0) {
            assertThat(cell.rate().value()).isEmpty();
        } else {
            assertThat(cell.rate().value()).hasValue((double) expected[0] / expected[1]);
        }
    }

    private static void addTo(long[] sums, long[] added) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += added[i];
        }
    }

    private static Map<LocalDate, Map<Bracket, long[]>> walk(List<TestEvent> log, RetentionSpec spec, Instant asOf) {
        Map<String, List<TestEvent>> byUnit = new HashMap<>();
        log.stream()
                .filter(event -> event.time().isBefore(asOf))
                .forEach(event -> byUnit.computeIfAbsent(event.unit(), unit -> new ArrayList<>())
                        .add(event));
        Map<LocalDate, Map<Bracket, long[]>> cells = new TreeMap<>();
        byUnit.values()
                .forEach(own -> own.stream()
                        .filter(event -> spec.start().test(event))
                        .map(EventView::time)
                        .min(Comparator.naturalOrder())
                        .ifPresent(start -> walkUnit(own, start, spec, asOf, cells)));
        return cells;
    }

    private static void walkUnit(
            List<TestEvent> own,
            Instant start,
            RetentionSpec spec,
            Instant asOf,
            Map<LocalDate, Map<Bracket, long[]>> cells) {
        LocalDate month = YearMonth.from(start.atZone(spec.zone())).atDay(1);
        Map<Bracket, long[]> row = cells.computeIfAbsent(month, unused -> new HashMap<>());
        for (Bracket bracket : BRACKETS) {
            long[] cell = row.computeIfAbsent(bracket, unused -> new long[3]);
            cell[2]++;
            int last = bracket.toDay().isPresent() ? bracket.toDay().getAsInt() - 1 : bracket.fromDay();
            // The last day that must be over is over if the as-of instant lies on a later day.
            if (day(start, asOf, spec) > last) {
                cell[1]++;
                cell[0] += own.stream()
                                .filter(event -> spec.returning().test(event))
                                .anyMatch(event -> isIn(bracket, start, event.time(), spec))
                        ? 1
                        : 0;
            }
        }
    }

    private static boolean isIn(Bracket bracket, Instant start, Instant time, RetentionSpec spec) {
        long day = day(start, time, spec);
        return !time.isBefore(start)
                && day >= bracket.fromDay()
                && (bracket.toDay().isEmpty() || day < bracket.toDay().getAsInt());
    }

    private static long day(Instant start, Instant time, RetentionSpec spec) {
        if (spec.basis() instanceof DayBasis.Calendar calendar) {
            return ChronoUnit.DAYS.between(
                    start.atZone(calendar.zone()).toLocalDate(),
                    time.atZone(calendar.zone()).toLocalDate());
        }
        return Math.floorDiv(Duration.between(start, time).toMillis(), 86_400_000L);
    }
}
