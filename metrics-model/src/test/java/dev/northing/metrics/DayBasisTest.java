package dev.northing.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DayBasisTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void elapsedDaysHaveTwentyFourHoursWhateverTheClocksDo() {
        // Berlin lost the hour from 02:00 to 03:00 on 2026-03-29.
        assertThat(dayStart(DayBasis.elapsed(), "2026-03-28T17:30:00Z", 1)).isEqualTo("2026-03-29T17:30:00Z");
        assertThat(dayStart(DayBasis.elapsed(), "2026-03-28T17:30:00Z", 0)).isEqualTo("2026-03-28T17:30:00Z");
        assertThat(DayBasis.MILLIS_PER_DAY).isEqualTo(24L * 60 * 60 * 1000);
    }

    @Test
    void calendarDaysBeginAtLocalMidnight() {
        DayBasis berlin = DayBasis.calendar(BERLIN);

        assertThat(dayStart(berlin, "2026-03-28T17:30:00Z", 0)).isEqualTo("2026-03-27T23:00:00Z");
        assertThat(dayStart(berlin, "2026-03-28T17:30:00Z", 1)).isEqualTo("2026-03-28T23:00:00Z");
        // The day of the change has 23 hours.
        assertThat(dayStart(berlin, "2026-03-28T17:30:00Z", 2)).isEqualTo("2026-03-29T22:00:00Z");
    }

    @Test
    void calendarDaysBeginLateWhereMidnightDoesNotExist() {
        // Cairo sprang from 00:00 to 01:00 on 2026-04-24, UTC+2 to UTC+3.
        DayBasis cairo = DayBasis.calendar(ZoneId.of("Africa/Cairo"));

        assertThat(dayStart(cairo, "2026-04-23T10:00:00Z", 1)).isEqualTo("2026-04-23T22:00:00Z");
        assertThat(dayStart(cairo, "2026-04-23T10:00:00Z", 2)).isEqualTo("2026-04-24T21:00:00Z");
    }

    @Test
    void daysSaturateInsteadOfTurningAround() {
        assertThat(DayBasis.elapsed().dayStart(Long.MAX_VALUE - 1, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(DayBasis.elapsed().dayStart(0, Integer.MAX_VALUE)).isEqualTo(86_400_000L * Integer.MAX_VALUE);
    }

    private static String dayStart(DayBasis basis, String start, int day) {
        return Instant.ofEpochMilli(basis.dayStart(Instant.parse(start).toEpochMilli(), day))
                .toString();
    }
}
