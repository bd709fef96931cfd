package dev.northing.metrics;

import static dev.northing.metrics.CalendarPeriod.Standard.DAY;
import static dev.northing.metrics.CalendarPeriod.Standard.MONTH;
import static dev.northing.metrics.CalendarPeriod.Standard.QUARTER;
import static dev.northing.metrics.CalendarPeriod.Standard.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "DAY, 2024-02-29, 2024-02-29, 2024-03-01, 2024-02-29",
        "MONTH, 2024-02-29, 2024-02-01, 2024-03-01, 2024-02",
        "MONTH, 2025-12-31, 2025-12-01, 2026-01-01, 2025-12",
        "QUARTER, 2026-03-31, 2026-01-01, 2026-04-01, 2026-Q1",
        "QUARTER, 2026-11-15, 2026-10-01, 2027-01-01, 2026-Q4",
        "YEAR, 2024-12-31, 2024-01-01, 2025-01-01, 2024"
    })
    void bucketsDates(CalendarPeriod.Standard period, LocalDate date, LocalDate first, LocalDate next, String label) {
        assertThat(period.firstDay(date)).isEqualTo(first);
        assertThat(period.nextFirstDay(date)).isEqualTo(next);
        assertThat(period.label(date)).isEqualTo(label);
    }

    @ParameterizedTest
    // 2026-03-04 is a Wednesday.
    @CsvSource({
        "MONDAY, 2026-03-04, 2026-03-02",
        "SUNDAY, 2026-03-04, 2026-03-01",
        "WEDNESDAY, 2026-03-04, 2026-03-04",
        "THURSDAY, 2026-03-04, 2026-02-26"
    })
    void beginsWeeksOnTheGivenDay(DayOfWeek start, LocalDate date, LocalDate first) {
        CalendarPeriod week = CalendarPeriod.weekStarting(start);

        assertThat(week.firstDay(date)).isEqualTo(first);
        assertThat(week.nextFirstDay(date)).isEqualTo(first.plusDays(7));
        assertThat(week.label(date)).isEqualTo(first.toString());
    }

    @Test
    void dependsOnTheZoneAtTheEdgeOfAMonth() {
        Instant lateInUtc = Instant.parse("2026-01-31T23:30:00Z");

        assertThat(MONTH.firstDay(lateInUtc, ZoneOffset.UTC)).isEqualTo("2026-01-01");
        assertThat(MONTH.firstDay(lateInUtc, ZoneId.of("Asia/Tokyo"))).isEqualTo("2026-02-01");
    }

    @Test
    void hasWindowsAsLongAsTheLocalClocksMakeThem() {
        ZoneId newYork = ZoneId.of("America/New_York");

        // The clocks sprang forward on 2026-03-08 and fell back on 2026-11-01.
        assertThat(DAY.window(LocalDate.parse("2026-03-08"), newYork).duration())
                .isEqualTo(Duration.ofHours(23));
        assertThat(DAY.window(LocalDate.parse("2026-11-01"), newYork).duration())
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void bordersWithoutGaps() {
        LocalDate date = LocalDate.parse("2026-05-17");
        for (CalendarPeriod period : new CalendarPeriod[] {DAY, MONTH, QUARTER, YEAR}) {
            TimeWindow window = period.window(date, ZoneOffset.UTC);
            TimeWindow next = period.window(period.nextFirstDay(date), ZoneOffset.UTC);

            assertThat(next.start()).isEqualTo(window.end());
        }
    }
}
