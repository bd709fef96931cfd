package dev.northing.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.northing.metrics.activation.Funnel;
import dev.northing.metrics.activation.FunnelSpec;
import dev.northing.metrics.activation.FunnelStep;
import dev.northing.metrics.activation.TimeToValue;
import dev.northing.metrics.aggregate.Aggregator;
import dev.northing.metrics.retention.Bracket;
import dev.northing.metrics.retention.CohortRetention;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.retention.RecurringRetention;
import dev.northing.metrics.retention.RetentionSpec;
import dev.northing.metrics.scan.ActivityFigures;
import dev.northing.metrics.scan.ActivityScan;
import dev.northing.metrics.scan.FunnelScan;
import dev.northing.metrics.scan.ObservedDays;
import dev.northing.metrics.stats.SurvivalCurve;
import dev.northing.metrics.usage.ActiveUnits;
import dev.northing.metrics.usage.ActiveUnitsFigures;
import dev.northing.metrics.usage.DayPeriods;
import dev.northing.metrics.usage.EventFrequency;
import dev.northing.metrics.usage.Growth;
import dev.northing.metrics.usage.Lifecycle;
import dev.northing.metrics.usage.LifecyclePeriod;
import dev.northing.metrics.usage.Sessions;
import dev.northing.metrics.usage.Stickiness;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The calculators on 15 years of contributions: against one another, against what the log says by itself, and divided.
 *
 * <p>A contributor's first commit is also a sign-up, so that activation has a start.
 */
class RealLogProperties {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Bracket SECOND_MONTH = Bracket.days(30, 60);

    @Test
    void lifecycleAgreesWithActiveUnitsAtMidnight() {
        List<TestEvent> log = log();
        Instant asOf = Instant.parse("2024-06-03T00:00:00Z");
        List<LifecyclePeriod> weeks = new Lifecycle(
                        "w", DayPeriods.ofDays(7), 8, ZoneOffset.UTC, EventView.named("commit"))
                .evaluate(log, asOf);
        ActiveUnits rolling = ActiveUnits.trailingDays("w", 7, EventView.named("commit"));
        for (int i = 0; i < weeks.size(); i++) {
            Instant end = asOf.minus(Duration.ofDays(7L * (weeks.size() - 1 - i)));
            ActiveUnitsFigures expected = rolling.evaluate(log, end);
            assertThat(weeks.get(i).newcomers()).isEqualTo(expected.newcomers());
            assertThat(weeks.get(i).retained()).isEqualTo(expected.retained());
            assertThat(weeks.get(i).resurrected()).isEqualTo(expected.resurrected());
            assertThat(weeks.get(i).churned()).isEqualTo(expected.churned());
            assertThat(weeks.get(i).active().value())
                    .isEqualTo(expected.active().value());
        }
    }

    @Test
    void frequencyAndSessionsAgreeWithTheSortedLog() {
        List<TestEvent> log = log();
        Instant asOf = Instant.parse("2024-01-01T00:00:00Z");
        Instant from = asOf.minus(Duration.ofDays(364));
        Map<String, TreeMap<Long, Integer>> times = new TreeMap<>();
        Set<String> ids = log.stream().map(TestEvent::id).collect(Collectors.toSet());
        log.stream()
                .filter(event -> event.name().equals("commit") && event.time().isBefore(asOf))
                .filter(event -> ids.remove(event.id()))
                .forEach(event -> times.computeIfAbsent(event.unit(), unit -> new TreeMap<>())
                        .merge(event.epochMillis(), 1, Integer::sum));
        long commits = 0;
        long sessions = 0;
        for (TreeMap<Long, Integer> own : times.values()) {
            commits += own.tailMap(from.toEpochMilli()).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            for (long time : own.tailMap(from.toEpochMilli()).keySet()) {
                Long before = own.lowerKey(time);
                sessions += before == null || time - before >= 1_800_000 ? 1 : 0;
            }
        }

        Figure perWeek = new EventFrequency("c", DayPeriods.ofDays(7), 52, ZoneOffset.UTC, EventView.named("commit"))
                .evaluate(log, asOf)
                .mean();
        Figure count = new Sessions("s", 364, Duration.ofMinutes(30), Optional.empty(), EventView.named("commit"))
                .evaluate(log, asOf)
                .count();

        assertThat(perWeek.numerator()).hasValue((double) commits);
        assertThat(count.n() + count.noted(Note.SESSIONS_STILL_OPEN)).isEqualTo(sessions);
    }

    @Test
    void theShareThatStillWaitsAfterADayIsWhoHadNotReturned() {
        // The log ends years before the as-of instant: within the first day nobody is censored.
        List<TestEvent> log = log();
        Instant asOf = Instant.parse("2030-01-01T00:00:00Z");
        SurvivalCurve curve = TimeToValue.of("t", EventView.named("signup"), EventView.named("commit"))
                .evaluate(log, asOf)
                .curve();
        long contributors = log.stream().map(TestEvent::unit).distinct().count();
        long day = 86_400_000L;
        Map<String, Long> firstReturn = earliest(log, "commit");
        long within = earliest(log, "signup").entrySet().stream()
                .filter(start -> firstReturn.getOrDefault(start.getKey(), Long.MAX_VALUE) - day <= start.getValue())
                .count();

        assertThat(curve.size()).isEqualTo(contributors);
        assertThat(curve.survivalAt(day).orElseThrow()).isCloseTo(1 - (double) within / contributors, offset(1e-9));
    }

    @Test
    void purchasesHaveThePublishedCohorts() {
        // Fader and Hardie 2001: 23,570 customers who first bought in the first quarter of 1997, 69,659 purchases.
        List<TestEvent> log = SharedFiles.purchases();
        Instant asOf = Instant.parse("1998-07-01T00:00:00Z");
        CohortTable table = CohortRetention.of(
                        RetentionSpec.monthlyFromFirstEvent("r", ZoneOffset.UTC).withBrackets(Bracket.onOrAfter(1)))
                .evaluate(log, asOf);
        long repeated = log.stream()
                .collect(Collectors.groupingBy(
                        TestEvent::unit, Collectors.mapping(TestEvent::epochMillis, Collectors.toSet())))
                .values()
                .stream()
                .filter(dates -> dates.size() > 1)
                .count();
        Figure perMonth = new EventFrequency(
                        "p", DayPeriods.calendar(CalendarPeriod.Standard.MONTH), 18, ZoneOffset.UTC, EventView.any())
                .evaluate(log, asOf)
                .mean();

        assertThat(table.rows())
                .extracting(row -> row.cohort().label())
                .containsExactly("1997-01", "1997-02", "1997-03");
        assertThat(table.pooled().get(0).eligible()).isEqualTo(23_570);
        assertThat(table.pooled().get(0).returned()).isEqualTo(repeated);
        assertThat(perMonth.numerator()).hasValue(69_659);
    }

    @Test
    void scansAgreeWithTheCalculators() {
        List<TestEvent> log = log();
        Instant asOf = Instant.parse("2024-06-03T00:00:00Z");
        LocalDate first = LocalDate.of(2023, 6, 4);
        ActivityFigures scanned = new ActivityScan("s", new ObservedDays(first, 365, ZoneOffset.UTC), EventView.any())
                .evaluate(log, asOf);
        FunnelStep[] steps = {FunnelStep.named("signup"), FunnelStep.named("commit")};

        assertThat(scanned.lifecycle())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*notes")
                .isEqualTo(new Lifecycle("s.lifecycle", DayPeriods.ofDays(1), 364, ZoneOffset.UTC, EventView.any())
                        .evaluate(log, asOf));
        assertThat(scanned.monthly().get(365 - 28).value())
                .isEqualTo(ActiveUnits.trailingDays("m", 28, EventView.any())
                        .evaluate(log, asOf)
                        .active()
                        .value());
        assertThat(FunnelScan.of("f", Duration.ofDays(30), steps)
                        .evaluate(log, asOf)
                        .steps())
                .isEqualTo(new Funnel(FunnelSpec.ordered("f", Duration.ofDays(30), steps))
                        .evaluate(log, asOf)
                        .steps());
    }

    @Test
    void purchasesAreScannedAsTheyArePublished() {
        // Fader and Hardie 2001: all 23,570 customers first bought in the first twelve weeks of 1997.
        ObservedDays days = new ObservedDays(LocalDate.of(1997, 1, 1), 546, ZoneOffset.UTC);
        ActivityFigures scanned = new ActivityScan("s", days, EventView.any())
                .evaluate(SharedFiles.purchases(), Instant.parse("1998-07-01T00:00:00Z"));

        assertThat(scanned.retention().rows().stream()
                        .mapToLong(row -> row.size())
                        .sum())
                .isEqualTo(23_570);
        assertThat(scanned.retention().rows())
                .allSatisfy(row -> assertThat(row.cohort().firstDay()).isBefore(LocalDate.of(1997, 4, 1)));
    }

    @Test
    void anyPartitionGivesTheSameFigures() {
        List<EventView> log = new ArrayList<>(log());
        Instant asOf = Instant.parse("2024-01-01T00:00:00Z");
        RetentionSpec retention = RetentionSpec.monthly("r", ZONE, EventView.named("signup"), EventView.named("commit"))
                .withBrackets(SECOND_MONTH);
        RetentionSpec recurring = RetentionSpec.monthlyFromFirstEvent("r", ZONE).withBrackets(SECOND_MONTH);
        FunnelSpec funnel = FunnelSpec.ordered(
                "f",
                Duration.ofDays(30),
                FunnelStep.named("signup"),
                FunnelStep.named("commit"),
                FunnelStep.named("commit"));

        assertPartition(CohortRetention.of(retention), log, asOf);
        assertPartition(new RecurringRetention(recurring), log, asOf);
        assertPartition(new Funnel(funnel), log, asOf);
        assertPartition(new Stickiness("l28", 28, ZONE, EventView.any()), log, asOf);
        assertPartition(
                new Growth("g", DayPeriods.calendar(CalendarPeriod.Standard.MONTH), 12, ZONE, EventView.any()),
                log,
                asOf);
    }

    private static <S, R> void assertPartition(
            Aggregator<EventView, S, R> calculator, List<EventView> log, Instant asOf) {
        R expected = calculator.evaluate(log, asOf);
        Random random = new Random(42);
        List<EventView> shuffled = new ArrayList<>(log);
        Collections.shuffle(shuffled, random);
        List<S> parts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            parts.add(calculator.create());
        }
        shuffled.forEach(event -> calculator.add(parts.get(random.nextInt(5)), event));
        S merged = calculator.create();
        parts.forEach(part -> calculator.merge(merged, part));

        assertThat(calculator.finish(merged, asOf)).isEqualTo(expected);
    }

    private static Map<String, Long> earliest(List<TestEvent> log, String name) {
        return log.stream()
                .filter(event -> event.name().equals(name))
                .collect(Collectors.toMap(TestEvent::unit, TestEvent::epochMillis, Math::min));
    }

    private static List<TestEvent> log() {
        List<TestEvent> log = new ArrayList<>();
        Map<String, Long> seen = new TreeMap<>();
        SharedFiles.gitEvents().stream()
                .sorted(Comparator.comparingLong(TestEvent::epochMillis))
                .forEach(event -> log.add(
                        seen.putIfAbsent(event.unit(), event.epochMillis()) == null
                                ? TestEvent.of("signup", event.unit(), event.epochMillis())
                                : event));
        return log;
    }
}
