package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.EventView;
import dev.northing.metrics.TestEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeeklyActiveBuildsTest {

    private static final Instant AS_OF = Instant.parse("2026-03-08T12:00:00Z");
    private static final ActiveUnits BUILDS =
            WeeklyActiveBuilds.of(EventView.named("build_finished").and(EventView.having("outcome", "success")));

    @Test
    void countsASuccessExactlySevenDaysAgoAndNoneBefore() {
        assertThat(WeeklyActiveBuilds.WINDOW_DAYS).isEqualTo(7);
        assertThat(active(build("acme", "2026-03-01T12:00:00Z", "success"))).isEqualTo(1);
        assertThat(active(build("acme", "2026-03-01T11:59:59.999Z", "success"))).isZero();
    }

    @Test
    void doesNotCountAnOrganizationWhoseBuildsAllFailed() {
        assertThat(active(
                        build("acme", "2026-03-05T00:00:00Z", "failure"),
                        build("acme", "2026-03-06T00:00:00Z", "failure"),
                        build("other", "2026-03-06T00:00:00Z", "success")))
                .isEqualTo(1);
    }

    @Test
    void namesItsDefinition() {
        assertThat(BUILDS.evaluate(List.of(), AS_OF).active().definition())
                .isEqualTo(WeeklyActiveBuilds.DEFINITION)
                .isEqualTo("weekly_active_builds");
    }

    private static double active(TestEvent... builds) {
        return BUILDS.evaluate(List.of(builds), AS_OF).active().value().orElseThrow();
    }

    private static TestEvent build(String organization, String time, String outcome) {
        return TestEvent.of("build_finished", organization, time).with("outcome", outcome);
    }
}
