package dev.northing.metrics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuccessRateTest extends AggregatorContract<EventView, UnitRuns, SuccessRateFigures> {

    private static final Instant TIME = Instant.parse("2026-03-31T00:00:00Z");
    private static final Map<String, AttemptVerdict> TABLE = Map.of(
            "passed", AttemptVerdict.SUCCESS,
            "runner_failure", AttemptVerdict.FAILURE,
            "user_error", AttemptVerdict.EXCLUDED,
            "canceled", AttemptVerdict.EXCLUDED);
    private static final List<String> CLASSES = List.of("passed", "runner_failure", "user_error", "canceled", "odd");

    @Override
    protected SuccessRate aggregator() {
        return new SuccessRate(
                "success",
                7,
                EventView.named("build"),
                event -> event.attribute("build")
                        .orElse("b" + Math.floorMod(event.id().hashCode(), 3)),
                event -> event.attribute("class")
                        .orElseGet(() -> CLASSES.get(Math.floorMod(event.id().hashCode(), CLASSES.size()))),
                TABLE);
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 10, "build", "other"));
    }

    @Test
    void excludesWhatTheProductIsNotToBlameFor() {
        List<EventView> builds = new ArrayList<>();
        for (int i = 0; i < 98; i++) {
            builds.add(build("acme", "p" + i, TIME, "passed"));
        }
        builds.add(build("acme", "f", TIME, "runner_failure"));
        builds.add(build("acme", "u", TIME, "user_error"));

        SuccessRateFigures figures = aggregator().evaluate(builds, RandomLogs.AS_OF);

        assertThat(figures.perAttempt().numerator()).hasValue(98);
        assertThat(figures.perAttempt().denominator()).hasValue(99);
        assertThat(figures.excluded().value()).hasValue(0.01);
        assertThat(figures.excludedByClass()).containsOnlyKeys("canceled", "user_error");
        assertThat(figures.excludedByClass().get("user_error").value()).hasValue(0.01);
        assertThat(figures.excludedByClass().get("canceled").value()).hasValue(0);
        // One organization says nothing about how organizations differ.
        assertThat(figures.perAttempt().interval()).isEmpty();
    }

    @Test
    void judgesAJobByItsLastAttempt() {
        SuccessRateFigures figures = aggregator()
                .evaluate(
                        List.of(
                                build("acme", "one", TIME, "runner_failure"),
                                build("acme", "one", TIME.plusSeconds(1), "passed"),
                                build("other", "one", TIME, "passed"),
                                build("other", "one", TIME.plusSeconds(1), "canceled")),
                        RandomLogs.AS_OF);

        assertThat(figures.perAttempt().numerator()).hasValue(2);
        assertThat(figures.perAttempt().denominator()).hasValue(3);
        assertThat(figures.perJob().numerator()).hasValue(1);
        assertThat(figures.perJob().denominator()).hasValue(1);
    }

    @Test
    void clustersByOrganization() {
        SuccessRateFigures figures = aggregator()
                .evaluate(
                        List.of(
                                build("a", "1", TIME, "passed"),
                                build("a", "2", TIME, "passed"),
                                build("b", "1", TIME, "runner_failure"),
                                build("b", "2", TIME, "passed")),
                        RandomLogs.AS_OF);

        // Totals (2, 2) and (1, 2), R = 3/4: left over 1/2 and -1/2; t(1) = 12.706 makes it as wide as can be.
        assertThat(figures.perAttempt().value()).hasValueCloseTo(0.75, within(1e-15));
        assertThat(figures.perAttempt().interval()).hasValueSatisfying(interval -> {
            assertThat(interval.method()).isEqualTo(IntervalMethod.DELTA_CLUSTER);
            assertThat(interval.low()).isZero();
            assertThat(interval.high()).isEqualTo(1);
        });
    }

    @Test
    void takesAnUnknownClassForAFailure() {
        SuccessRateFigures figures = aggregator()
                .evaluate(
                        List.of(build("a", "1", TIME, "passed"), build("a", "2", TIME, "brand_new")), RandomLogs.AS_OF);

        assertThat(figures.perAttempt().value()).hasValue(0.5);
        assertThat(figures.perAttempt().noted(Note.ATTEMPTS_OF_UNKNOWN_CLASS)).isEqualTo(1);
    }

    @Test
    void keepsOrganizationsApartWhateverTheirNames() {
        SuccessRateFigures figures = aggregator()
                .evaluate(
                        List.of(build("1:", "x", TIME, "passed"), build("1", ":x", TIME, "runner_failure")),
                        RandomLogs.AS_OF);

        assertThat(figures.perJob().denominator()).hasValue(2);
        assertThat(figures.perJob().interval()).isPresent();
    }

    @Test
    void isUndefinedIfNothingCounts() {
        SuccessRateFigures figures =
                aggregator().evaluate(List.of(build("a", "1", TIME, "canceled")), RandomLogs.AS_OF);

        assertThat(figures.perAttempt().value()).isEmpty();
        assertThat(figures.perJob().value()).isEmpty();
        assertThat(figures.excluded().value()).hasValue(1);
        assertThat(aggregator().evaluate(List.of(), RandomLogs.AS_OF).excluded().value())
                .isEmpty();
    }

    @Test
    void leavesOutWhatLiesOutsideTheWindow() {
        SuccessRateFigures figures = aggregator()
                .evaluate(
                        List.of(
                                build("a", "1", RandomLogs.AS_OF, "passed"),
                                build("a", "2", Instant.parse("2026-03-24T23:59:59.999Z"), "passed")),
                        RandomLogs.AS_OF);

        assertThat(figures.perAttempt().value()).isEmpty();
        assertThat(figures.perAttempt().noted(Note.EVENTS_AT_OR_AFTER_AS_OF)).isEqualTo(1);
    }

    @Test
    void refusesNoDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SuccessRate("d", 0, EventView.any(), EventView::id, EventView::name, TABLE))
                .withMessage("days: 0, expected at least 1");
    }

    private static EventView build(String organization, String build, Instant time, String outcome) {
        return new TestEvent(
                organization + "/" + build + "/" + time,
                "build",
                organization,
                time.toEpochMilli(),
                Map.of("build", build, "class", outcome));
    }
}
