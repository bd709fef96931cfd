package dev.northing.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChurnRateTest extends AggregatorContract<EventView, UnitTimelines, Figure> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");

    @Override
    protected ChurnRate aggregator() {
        return ChurnRate.afterDays("churn", 7, EventView.named("build"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 20, "build", "other"));
    }

    @Test
    void dividesTheQuietByThoseWhoWereActive() {
        Figure churn = aggregator()
                .evaluate(
                        List.of(
                                TestEvent.of("build", "stays", "2026-03-02T00:00:00Z"),
                                TestEvent.of("build", "stays", "2026-03-09T00:00:00Z"),
                                TestEvent.of("build", "quiet", "2026-03-07T23:59:59.999Z"),
                                TestEvent.of("build", "new", "2026-03-10T00:00:00Z")),
                        AS_OF);

        assertThat(churn.value()).hasValue(0.5);
        assertThat(churn.n()).isEqualTo(2);
        assertThat(churn.interval()).isEqualTo(Wilson.interval(new Proportion(1, 2)));
        assertThat(churn.definition()).isEqualTo("churn");
    }

    @Test
    void isUndefinedIfNobodyWasActive() {
        assertThat(aggregator().evaluate(List.of(), AS_OF).value()).isEmpty();
    }

    @Test
    void agreesWithSetsOnRandomLogs() {
        for (long seed = 1; seed <= 300; seed++) {
            List<EventView> log = randomEvents(new Random(seed));
            Set<String> before = units(log, 14, 7);
            Set<String> quiet = new HashSet<>(before);
            quiet.removeAll(units(log, 7, 0));

            Figure churn = aggregator().evaluate(log, RandomLogs.AS_OF);

            assertThat(churn.numerator()).as("seed %d", seed).hasValue(quiet.size());
            assertThat(churn.denominator()).as("seed %d", seed).hasValue(before.size());
        }
    }

    private static Set<String> units(List<EventView> log, int fromDaysAgo, int toDaysAgo) {
        Instant from = RandomLogs.AS_OF.minus(Duration.ofDays(fromDaysAgo));
        Instant to = RandomLogs.AS_OF.minus(Duration.ofDays(toDaysAgo));
        return log.stream()
                .filter(event -> event.name().equals("build"))
                .filter(event -> !event.time().isBefore(from) && event.time().isBefore(to))
                .map(EventView::unit)
                .collect(Collectors.toSet());
    }
}
