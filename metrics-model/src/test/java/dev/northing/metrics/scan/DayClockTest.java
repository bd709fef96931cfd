package dev.northing.metrics.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.input.EpochDays;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DayClockTest {

    // Midnights that occur twice, a date that does not, offsets of half hours, and none at all.
    private static final List<String> ZONES = List.of(
            "UTC",
            "America/New_York",
            "America/St_Johns",
            "Pacific/Apia",
            "Australia/Lord_Howe",
            "Asia/Kolkata",
            "America/Havana",
            "Pacific/Kiritimati");

    @Test
    void findsTheDateThatTheZoneWouldFind() {
        Random random = new Random(5);
        for (String name : ZONES) {
            ZoneId zone = ZoneId.of(name);
            for (int year = 2005; year <= 2012; year++) {
                LocalDate first = LocalDate.of(year, 1, 1).plusDays(random.nextInt(300));
                int days = 1 + random.nextInt(400);
                assertAgrees(new ObservedDays(first, days, zone), random);
            }
        }
    }

    private static void assertAgrees(ObservedDays observed, Random random) {
        DayClock clock = new DayClock(observed);
        long first = observed.first().toEpochDay();
        long from = observed.first().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        for (int i = 0; i < 4_000; i++) {
            long time = from + (random.nextInt(24 * (observed.days() + 8)) - 96) * 3_600_000L + random.nextInt(-1, 2);
            long day = Math.max(-1, Math.min(observed.days(), EpochDays.of(time, observed.zone()) - first)) + 1;

            assertThat(clock.day(time)).as(observed + " at " + time).isEqualTo((int) day);
        }
    }

    @Test
    void takesAnyTimeAtAll() {
        DayClock clock = new DayClock(new ObservedDays(LocalDate.of(2026, 1, 1), 90, ZoneOffset.UTC));

        assertThat(clock.day(Long.MIN_VALUE)).isZero();
        assertThat(clock.day(Long.MAX_VALUE)).isEqualTo(91);
    }
}
