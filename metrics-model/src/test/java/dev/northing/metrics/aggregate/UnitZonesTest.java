package dev.northing.metrics.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.EventView;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.usage.DayPeriods;
import dev.northing.metrics.usage.Lifecycle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitZonesTest {

    private static final UnitZones ZONES = new UnitZones(
            Map.of("tokyo", ZoneId.of("Asia/Tokyo"), "angeles", ZoneId.of("America/Los_Angeles")), ZoneOffset.UTC);

    @Test
    void countsEachOrganizationByItsOwnDates() {
        // 16:00Z is the next date in Tokyo; 05:00Z still the one before in Los Angeles.
        EventView tokyo = TestEvent.of("build", "tokyo", "2026-03-10T16:00:00Z").with("plan", "free");
        EventView angeles = TestEvent.of("build", "angeles", "2026-03-10T05:00:00Z");
        EventView other = TestEvent.of("build", "other", "2026-03-10T16:00:00Z");

        assertThat(ZONES.resolve(tokyo).time()).isEqualTo(Instant.parse("2026-03-11T01:00:00Z"));
        assertThat(ZONES.resolve(angeles).time()).isEqualTo(Instant.parse("2026-03-09T22:00:00Z"));
        assertThat(ZONES.resolve(other)).isSameAs(other);
        assertThat(ZONES.resolve(tokyo).id()).isEqualTo(tokyo.id());
        assertThat(ZONES.resolve(tokyo).name()).isEqualTo("build");
        assertThat(ZONES.resolve(tokyo).unit()).isEqualTo("tokyo");
        assertThat(ZONES.resolve(tokyo).attribute("plan")).hasValue("free");
    }

    @Test
    void judgesADateOnceItIsOverEverywhere() {
        // At 06:59Z it is 23:59 of the date before in Los Angeles, which is on summer time.
        assertThat(ZONES.asOf(Instant.parse("2026-03-11T06:59:00Z"))).isEqualTo(Instant.parse("2026-03-10T23:59:00Z"));
        assertThat(ZONES.asOf(Instant.parse("2026-03-11T07:00:00Z"))).isEqualTo(Instant.parse("2026-03-11T00:00:00Z"));

        Lifecycle days = new Lifecycle("days", DayPeriods.ofDays(1), 1, ZoneOffset.UTC, EventView.any());
        List<EventView> log = List.of(
                ZONES.resolve(TestEvent.of("build", "tokyo", "2026-03-09T16:00:00Z")),
                ZONES.resolve(TestEvent.of("build", "angeles", "2026-03-11T06:00:00Z")),
                ZONES.resolve(TestEvent.of("build", "other", "2026-03-11T00:00:00Z")));
        var last = days.evaluate(log, ZONES.asOf(Instant.parse("2026-03-11T07:00:00Z")))
                .get(0);

        assertThat(LocalDate.ofInstant(last.active().window().start(), ZoneOffset.UTC))
                .isEqualTo("2026-03-10");
        assertThat(last.active().value()).hasValue(2);
    }

    @Test
    void leavesTimesBeyondAllCalendarsWhereTheyAre() {
        assertThat(ZONES.resolve(TestEvent.of("build", "tokyo", Long.MAX_VALUE)).epochMillis())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(ZONES.resolve(TestEvent.of("build", "tokyo", Long.MIN_VALUE)).epochMillis())
                .isEqualTo(Long.MIN_VALUE);
    }
}
