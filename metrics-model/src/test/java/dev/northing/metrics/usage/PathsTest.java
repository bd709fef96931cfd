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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathsTest extends AggregatorContract<EventView, UnitRuns, PathFigures> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");

    @Override
    protected Paths aggregator() {
        return new Paths("paths", List.of("open", "build", "close"), 7, Duration.ofMinutes(30), 2, 2);
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 10, "open", "build", "close", "other"));
    }

    @Test
    void countsSequencesWithoutRepetitionsInARow() {
        Paths three = new Paths("paths", List.of("open", "build"), 7, Duration.ofMinutes(30), 3, 5);
        PathFigures figures = three.evaluate(
                List.of(
                        event("open", "a", "00"),
                        event("build", "a", "01"),
                        event("open", "a", "02"),
                        event("open", "b", "00"),
                        event("open", "b", "01"),
                        event("build", "b", "02"),
                        event("open", "c", "00"),
                        event("other", "c", "01")),
                AS_OF);

        assertThat(figures.paths())
                .extracting(PathFigures.Path::steps)
                .containsExactly(List.of("open"), List.of("open", "build"), List.of("open", "build", "open"));
        assertThat(figures.paths().get(1).share().value()).hasValue(1.0 / 3);
        assertThat(figures.other().value()).hasValue(0);
    }

    @Test
    void cutsPathsAndAddsUpTheRest() {
        PathFigures figures = aggregator()
                .evaluate(
                        List.of(
                                event("open", "a", "00"),
                                event("build", "a", "01"),
                                event("close", "a", "02"),
                                event("open", "b", "00"),
                                event("build", "b", "01"),
                                event("close", "c", "00"),
                                event("build", "d", "00")),
                        AS_OF);

        assertThat(figures.paths())
                .extracting(PathFigures.Path::steps)
                .containsExactly(List.of("open", "build"), List.of("build"));
        assertThat(figures.paths().get(0).share().value()).hasValue(0.5);
        assertThat(figures.other().value()).hasValue(0.25);
        assertThat(figures.other().definition()).isEqualTo("paths.other");
    }

    @Test
    void hasNoPathsWithoutSessions() {
        PathFigures figures = aggregator().evaluate(List.of(), AS_OF);

        assertThat(figures.paths()).isEmpty();
        assertThat(figures.other().value()).isEmpty();
    }

    @Test
    void countsAsManySessionsAsTheSessionsDo() {
        for (long seed = 1; seed <= 300; seed++) {
            List<EventView> log = randomEvents(new Random(seed));
            Sessions sessions = new Sessions(
                    "s", 7, Duration.ofMinutes(30), Optional.empty(), EventView.named("open", "build", "close"));
            PathFigures figures = aggregator().evaluate(log, RandomLogs.AS_OF);
            double sum = figures.other().numerator().orElseThrow()
                    + figures.paths().stream()
                            .mapToDouble(path -> path.share().numerator().orElseThrow())
                            .sum();

            assertThat(sum)
                    .as("seed %d", seed)
                    .isEqualTo(sessions.evaluate(log, RandomLogs.AS_OF)
                            .count()
                            .value()
                            .orElseThrow());
        }
    }

    @Test
    void refusesRepeatedNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Paths("p", List.of("a", "a"), 7, Duration.ofMinutes(30), 3, 5))
                .withMessage("names: repeated, expected names that are all different");
    }

    private static TestEvent event(String name, String unit, String minute) {
        return TestEvent.of(name, unit, "2026-03-10T00:" + minute + ":00Z");
    }
}
