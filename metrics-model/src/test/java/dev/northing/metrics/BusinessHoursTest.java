package dev.northing.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BusinessHoursTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final BusinessHours OFFICE =
            BusinessHours.weekdays(NEW_YORK, LocalTime.of(9, 0), LocalTime.of(17, 0));

    @Test
    void followTheClockAcrossItsChange() {
        // On 2026-03-08 New York went from UTC-5 to UTC-4.
        assertThat(OFFICE.on(LocalDate.parse("2026-03-06")))
                .containsExactly(window("2026-03-06T14:00:00Z", "2026-03-06T22:00:00Z"));
        assertThat(OFFICE.on(LocalDate.parse("2026-03-09")))
                .containsExactly(window("2026-03-09T13:00:00Z", "2026-03-09T21:00:00Z"));
    }

    @Test
    void areClosedAtWeekendsAndOnHolidays() {
        BusinessHours withHoliday = OFFICE.withHolidays(Set.of(LocalDate.parse("2026-07-03")));

        assertThat(OFFICE.on(LocalDate.parse("2026-03-07"))).isEmpty();
        assertThat(withHoliday.on(LocalDate.parse("2026-07-03"))).isEmpty();
        assertThat(withHoliday.on(LocalDate.parse("2026-07-02"))).hasSize(1);
    }

    @Test
    void lastTwentyThreeOrTwentyFiveHoursWhereTheClockChanges() {
        BusinessHours always = BusinessHours.always(NEW_YORK);

        assertThat(length(always, "2026-03-08")).isEqualTo(Duration.ofHours(23));
        assertThat(length(always, "2026-11-01")).isEqualTo(Duration.ofHours(25));
        assertThat(length(always, "2026-06-01")).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void leaveOutWhatTheClockSkips() {
        BusinessHours night = new BusinessHours(
                NEW_YORK,
                Map.of(DayOfWeek.SUNDAY, List.of(new OpenHours(LocalTime.of(2, 0), LocalTime.of(3, 0)))),
                Set.of());

        assertThat(night.on(LocalDate.parse("2026-03-08"))).isEmpty();
        assertThat(night.on(LocalDate.parse("2026-03-15"))).hasSize(1);
    }

    @Test
    void refuseHoursThatOverlapOrEndBeforeTheyBegin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenHours(LocalTime.NOON, LocalTime.NOON))
                .withMessage("to: 12:00, expected a time after 12:00, or midnight for the end of the day");
        OpenHours morning = new OpenHours(LocalTime.of(8, 0), LocalTime.of(12, 0));
        OpenHours late = new OpenHours(LocalTime.of(11, 0), LocalTime.of(14, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new BusinessHours(NEW_YORK, Map.of(DayOfWeek.MONDAY, List.of(morning, late)), Set.of()))
                .withMessageContaining("hours in order that do not overlap");
    }

    private static Duration length(BusinessHours hours, String date) {
        return hours.on(LocalDate.parse(date)).get(0).duration();
    }

    private static TimeWindow window(String from, String to) {
        return new TimeWindow(Instant.parse(from), Instant.parse(to));
    }
}
