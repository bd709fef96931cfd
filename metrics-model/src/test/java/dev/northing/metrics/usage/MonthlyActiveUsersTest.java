package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitDays;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonthlyActiveUsersTest extends AggregatorContract<EventView, List<UnitDays>, MonthlyActiveFigures> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");

    @Override
    protected MonthlyActiveUsers aggregator() {
        return new MonthlyActiveUsers(
                "xmau",
                List.of(
                        new TrackedAction("run", "pipelines", "verify", EventView.named("run")),
                        new TrackedAction("lint", "pipelines", "verify", EventView.named("lint")),
                        new TrackedAction("merge", "review", "create", EventView.named("merge"))),
                DayPeriods.ofDays(MonthlyActiveUsers.ROLLING_DAYS),
                ZoneOffset.UTC);
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 40, "run", "lint", "merge", "other"));
    }

    @Test
    void countsAUserOnceForEachLevelAndTwiceInTheCombinedCount() {
        MonthlyActiveFigures figures = aggregator().evaluate(log(), AS_OF);

        assertThat(figures.actions().get("run").value()).hasValue(2);
        assertThat(figures.actions().get("lint").value()).hasValue(1);
        assertThat(figures.groups().get("pipelines").value()).hasValue(2);
        assertThat(figures.stages().get("verify").value()).hasValue(2);
        assertThat(figures.stages().get("create").value()).hasValue(1);
        assertThat(figures.combined().value()).hasValue(3);
        assertThat(figures.unique().value()).hasValue(2);
        assertThat(figures.groups().get("review").definition()).isEqualTo("xmau.gmau.review");
        assertThat(MonthlyActiveUsers.ROLLING_DAYS).isEqualTo(28);
    }

    @Test
    void countsPayingUsersApart() {
        MonthlyActiveFigures figures =
                aggregator().paid(EventView.having("plan", "paid")).evaluate(log(), AS_OF);

        assertThat(figures.unique().value()).hasValue(1);
        assertThat(figures.unique().definition()).isEqualTo("xmau.paid.umau");
    }

    @Test
    void countsNobodyWithoutEvents() {
        MonthlyActiveFigures figures = aggregator().evaluate(List.of(), AS_OF);

        assertThat(figures.combined().value()).hasValue(0);
        assertThat(figures.unique().value()).hasValue(0);
    }

    @Test
    void agreesWithActiveUnitsOfTheSameEvents() {
        for (long seed = 1; seed <= 200; seed++) {
            List<EventView> log = randomEvents(new Random(seed));
            MonthlyActiveFigures figures = aggregator().evaluate(log, RandomLogs.AS_OF);

            assertSame(figures.unique(), log, seed, "run", "lint", "merge");
            assertSame(figures.groups().get("pipelines"), log, seed, "run", "lint");
            assertSame(figures.actions().get("merge"), log, seed, "merge");
        }
    }

    @Test
    void refusesRepeatedNames() {
        TrackedAction run = new TrackedAction("run", "g", "s", EventView.any());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonthlyActiveUsers("x", List.of(run, run), DayPeriods.ofDays(28), ZoneOffset.UTC))
                .withMessage("actions: repeated names, expected names that are all different");
    }

    private static void assertSame(Figure found, List<EventView> log, long seed, String... names) {
        Instant start = RandomLogs.AS_OF.minus(Duration.ofDays(28));
        long expected = log.stream()
                .filter(event -> Set.of(names).contains(event.name()))
                .filter(event -> !event.time().isBefore(start) && event.time().isBefore(RandomLogs.AS_OF))
                .map(EventView::unit)
                .distinct()
                .count();
        assertThat(found.value()).as("seed %d", seed).hasValue((double) expected);
    }

    private static List<EventView> log() {
        return List.of(
                TestEvent.of("run", "both", "2026-03-01T00:00:00Z").with("plan", "paid"),
                TestEvent.of("lint", "both", "2026-03-02T00:00:00Z"),
                TestEvent.of("merge", "both", "2026-03-03T00:00:00Z").with("plan", "paid"),
                TestEvent.of("run", "one", "2026-03-03T00:00:00Z"),
                TestEvent.of("run", "before", "2026-01-03T00:00:00Z"));
    }
}
