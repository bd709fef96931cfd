package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.EventView;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeatureAdoptionTest extends AggregatorContract<EventView, UnitRuns, FeatureAdoptionFigures> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");
    private static final long DAY = 86_400_000L;

    @Override
    protected FeatureAdoption aggregator() {
        return new FeatureAdoption(
                "adoption",
                28,
                EventView.any(),
                new TreeMap<>(Map.of("api", EventView.named("api"), "cli", EventView.named("cli"))));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 60, "build", "api", "cli"));
    }

    @Test
    void dividesAdoptersByEligibleUnits() {
        FeatureAdoptionFigures figures = evaluate(
                event("build", "a", "2026-03-01T00:00:00Z"),
                event("api", "a", "2026-03-02T00:00:00Z"),
                event("api", "a", "2026-03-03T00:00:00Z"),
                event("api", "a", "2026-03-04T00:00:00Z"),
                event("build", "b", "2026-03-01T00:00:00Z"),
                event("cli", "gone", "2026-01-01T00:00:00Z"));

        assertThat(figures.features().get("api").adoption().value()).hasValue(0.5);
        assertThat(figures.features().get("api").depth().value()).hasValue(3);
        assertThat(figures.features().get("cli").adoption().value()).hasValue(0);
        assertThat(figures.features().get("cli").depth().value()).isEmpty();
        assertThat(figures.breadth().value()).hasValue(0.5);
        assertThat(figures.breadth().n()).isEqualTo(2);
    }

    @Test
    void countsUnitsThatStillWaitInTheTimeToAdopt() {
        FeatureAdoptionFigures figures = evaluate(
                event("build", "a", "2026-03-01T00:00:00Z"),
                event("api", "a", "2026-03-02T00:00:00Z"),
                event("build", "b", "2026-03-05T00:00:00Z"));

        var curve = figures.features().get("api").timeToAdopt();
        assertThat(curve.size()).isEqualTo(2);
        assertThat(curve.survivalAt(DAY)).hasValue(0.5);
        assertThat(curve.steps().get(1).duration()).isEqualTo(10 * DAY);
        assertThat(curve.steps().get(1).censored()).isEqualTo(1);
    }

    @Test
    void isUndefinedWithoutEligibleUnits() {
        FeatureAdoptionFigures figures = evaluate();

        assertThat(figures.breadth().value()).isEmpty();
        assertThat(figures.features().get("api").adoption().value()).isEmpty();
        assertThat(figures.features().get("api").timeToAdopt().steps()).isEmpty();
    }

    @Test
    void leavesOutUnitsThatAreNotEligible() {
        FeatureAdoption paying = new FeatureAdoption(
                "adoption", 28, EventView.having("plan", "paid"), new TreeMap<>(Map.of("api", EventView.named("api"))));
        FeatureAdoptionFigures figures = paying.evaluate(
                List.of(
                        event("api", "free", "2026-03-01T00:00:00Z"),
                        event("build", "payer", "2026-03-01T00:00:00Z").with("plan", "paid")),
                AS_OF);

        assertThat(figures.features().get("api").adoption().value()).hasValue(0);
        assertThat(figures.features().get("api").adoption().n()).isEqualTo(1);
    }

    @Test
    void agreesWithSetsOnRandomLogs() {
        Instant start = RandomLogs.AS_OF.minus(Duration.ofDays(28));
        for (long seed = 1; seed <= 300; seed++) {
            List<TestEvent> log = RandomLogs.log(new Random(seed), 60, "build", "api", "cli");
            Set<String> active = new HashSet<>();
            Set<String> adopters = new HashSet<>();
            Set<String> uses = new HashSet<>();
            for (TestEvent event : log) {
                if (!event.time().isBefore(start) && event.time().isBefore(RandomLogs.AS_OF)) {
                    active.add(event.unit());
                    if (event.name().equals("api")) {
                        adopters.add(event.unit());
                        uses.add(event.id());
                    }
                }
            }
            FeatureFigures api =
                    aggregator().evaluate(log, RandomLogs.AS_OF).features().get("api");
            assertThat(api.adoption().numerator()).as("seed %d", seed).hasValue(adopters.size());
            assertThat(api.adoption().denominator()).as("seed %d", seed).hasValue(active.size());
            assertThat(api.depth().numerator()).as("seed %d", seed).hasValue(uses.size());
        }
    }

    @Test
    void refusesNoFeaturesAndTooMany() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureAdoption("x", 28, EventView.any(), new TreeMap<>()))
                .withMessage("features: 0, expected 1 to 62 features");
        assertThat(FeatureAdoption.MOST_FEATURES).isEqualTo(62);
    }

    private FeatureAdoptionFigures evaluate(TestEvent... events) {
        return aggregator().evaluate(List.of(events), AS_OF);
    }

    private static TestEvent event(String name, String unit, String time) {
        return TestEvent.of(name, unit, time);
    }
}
