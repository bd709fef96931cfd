package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatedActiveUsersTest {

    private static final TimeWindow MONTH = TimeWindow.trailingDays(28, Instant.parse("2026-03-15T00:00:00Z"));

    @Test
    void givesSilentInstancesTheMeanOfTheReportingOnes() {
        Figure figure = estimate(new ReportingStratum("free", 4, List.of(10L, 30L)));

        // Variance 4 x 2 x 200 / 2 = 800; t(1) = 12.7062; the lower bound stays at the 40 recorded.
        assertThat(figure.value()).hasValue(80);
        assertThat(figure.interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isEqualTo(40);
            assertThat(interval.high()).isCloseTo(80 + 12.706204736174705 * Math.sqrt(800), within(1e-8));
        });
        assertThat(figure.n()).isEqualTo(2);
        assertThat(figure.noted(Note.INSTANCES_NOT_REPORTING)).isEqualTo(2);
    }

    @Test
    void estimatesEachKindByItself() {
        Figure figure = estimate(
                new ReportingStratum("free", 10, List.of(1L, 1L)),
                new ReportingStratum("paid", 2, List.of(100L, 100L)));

        assertThat(figure.value()).hasValue(210);
    }

    @Test
    void isWhatWasRecordedIfAllReport() {
        Figure figure = estimate(new ReportingStratum("free", 2, List.of(10L, 30L)));

        assertThat(figure.value()).hasValue(40);
        assertThat(figure.interval()).isEmpty();
    }

    @Test
    void isUndefinedIfNobodyOfAKindReports() {
        assertThat(estimate(new ReportingStratum("free", 3, List.of())).value()).isEmpty();
        assertThat(estimate(new ReportingStratum("free", 0, List.of())).value()).hasValue(0);
        assertThat(estimate(new ReportingStratum("free", 3, List.of(5L))).interval())
                .isEmpty();
    }

    @Test
    void standsBesideTheOtherVersions() {
        ActiveUsersVersions versions = ActiveUsersVersions.of(
                "umau", MONTH, List.of(new ReportingStratum("free", 4, List.of(10L, 30L))), List.of(10L, 20L, 40L));

        assertThat(versions.recorded().value()).hasValue(40);
        assertThat(versions.estimated().value()).hasValue(80);
        assertThat(versions.predicted().value()).hasValueCloseTo(80.0, within(1e-9));
        assertThat(versions.predicted().window().start()).isEqualTo(MONTH.end());
        assertThat(versions.reportingShare().value()).hasValue(0.5);
        assertThat(EstimatedActiveUsers.reportingShare("x", MONTH, List.of()).value())
                .isEmpty();
    }

    @Test
    void refusesMoreReportsThanInstances() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportingStratum("free", 1, List.of(1L, 2L)))
                .withMessage("instances: 1, expected at least 2");
    }

    private static Figure estimate(ReportingStratum... strata) {
        return EstimatedActiveUsers.of("umau", MONTH, List.of(strata));
    }
}
