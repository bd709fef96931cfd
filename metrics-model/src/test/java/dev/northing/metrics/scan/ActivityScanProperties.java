package dev.northing.metrics.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.DayBasis;
import dev.northing.metrics.EventView;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.retention.Bracket;
import dev.northing.metrics.retention.CohortRetention;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.retention.RetentionSpec;
import dev.northing.metrics.usage.ActiveUnits;
import dev.northing.metrics.usage.DayPeriods;
import dev.northing.metrics.usage.Lifecycle;
import dev.northing.metrics.usage.Stickiness;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The scan's figures are those of the calculators that follow each unit by itself. */
class ActivityScanProperties {

    private static final Predicate<EventView> ANY = EventView.any();
    private static final List<ZoneId> ZONES =
            List.of(ZoneOffset.UTC, ZoneId.of("America/New_York"), ZoneId.of("Asia/Kolkata"));

    @Test
    void agreesWithTheCalculatorsOverTheSameDays() {
        for (long seed = 1; seed <= 15; seed++) {
            Random random = new Random(seed);
            ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
            int days = 29 + random.nextInt(70);
            LocalDate end =
                    RandomLogs.AS_OF.atZone(ZoneOffset.UTC).toLocalDate().minusDays(random.nextInt(3));
            Instant asOf = end.atStartOfDay(zone).toInstant();
            // Some of the log lies before the first day, and some after the as-of instant.
            List<TestEvent> log = RandomLogs.log(random, days + random.nextInt(20) - 10, "a");
            ObservedDays observed = new ObservedDays(end.minusDays(days), days + random.nextInt(3), zone);
            ActivityFigures figures = new ActivityScan("s", observed, ANY).evaluate(log, asOf);

            assertThat(figures.lifecycle())
                    .as("seed " + seed)
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*notes")
                    .isEqualTo(new Lifecycle("s.lifecycle", DayPeriods.ofDays(1), days - 1, zone, ANY)
                            .evaluate(log, asOf));
            assertThat(figures.power().orElseThrow())
                    .as("seed " + seed)
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*notes")
                    .isEqualTo(new Stickiness("s.l28", 28, zone, ANY).evaluate(log, asOf));
            assertRetention(figures, observed, log, asOf, "seed " + seed);
            if (zone.equals(ZoneOffset.UTC)) {
                assertActive(figures, observed, log, "seed " + seed);
            }
        }
    }

    @Test
    void judgesNoDayBeforeItIsOver() {
        for (long seed = 1; seed <= 20; seed++) {
            List<TestEvent> log = RandomLogs.log(new Random(seed), 35, "a");
            ObservedDays observed = new ObservedDays(LocalDate.of(2026, 3, 1), 31, ZoneOffset.UTC);
            ActivityScan scan = new ActivityScan("s", observed, ANY);
            Instant midnight = Instant.parse("2026-03-30T00:00:00Z");

            ActivityFigures atMidnight = scan.evaluate(log, midnight);
            ActivityFigures atNoon = scan.evaluate(log, midnight.plus(Duration.ofHours(12)));

            assertThat(atNoon.daily()).as("seed " + seed).isEqualTo(atMidnight.daily());
            assertThat(atNoon.lifecycle()).as("seed " + seed).isEqualTo(atMidnight.lifecycle());
            assertThat(atNoon.power()).as("seed " + seed).isEqualTo(atMidnight.power());
            assertThat(atNoon.retention().rows())
                    .as("seed " + seed)
                    .isEqualTo(atMidnight.retention().rows());
        }
    }

    private static void assertRetention(
            ActivityFigures figures, ObservedDays observed, List<TestEvent> log, Instant asOf, String seed) {
        Bracket[] ages =
                IntStream.range(0, observed.days()).mapToObj(Bracket::onDay).toArray(Bracket[]::new);
        CohortTable expected = CohortRetention.of(RetentionSpec.monthlyFromFirstEvent("s.retention", observed.zone())
                        .withCohorts(CalendarPeriod.Standard.DAY)
                        .withBasis(DayBasis.calendar(observed.zone()))
                        .withBrackets(ages))
                .evaluate(log, asOf);
        assertThat(figures.retention().rows())
                .as(seed)
                .isEqualTo(expected.rows().stream()
                        .filter(row -> !row.cohort().firstDay().isBefore(observed.first()))
                        .toList());
    }

    private static void assertActive(ActivityFigures figures, ObservedDays observed, List<TestEvent> log, String seed) {
        for (int i = 0; i < figures.daily().size(); i++) {
            Instant end = figures.daily().get(i).window().end();
            assertThat(figures.daily().get(i).value()).as(seed).isEqualTo(active(1, log, end));
            if (i >= 6) {
                assertThat(figures.weekly().get(i - 6).value()).as(seed).isEqualTo(active(7, log, end));
            }
            if (i >= 27) {
                assertThat(figures.monthly().get(i - 27).value()).as(seed).isEqualTo(active(28, log, end));
            }
        }
        assertThat(figures.monthly()).as(seed).hasSize(figures.daily().size() - 27);
        assertThat(observed.days())
                .as(seed)
                .isGreaterThanOrEqualTo(figures.daily().size());
    }

    private static Object active(int days, List<TestEvent> log, Instant end) {
        return ActiveUnits.trailingDays("a", days, ANY)
                .evaluate(log, end)
                .active()
                .value();
    }
}
