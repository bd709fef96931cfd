package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.DistinctSketch;
import dev.northing.metrics.aggregate.SketchedDays;
import dev.northing.metrics.aggregate.StateFormatException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SketchedActiveUnitsTest extends AggregatorContract<EventView, SketchedDays, Figure> {

    private static final long DAY = 86_400_000L;

    @Override
    protected SketchedActiveUnits aggregator() {
        return new SketchedActiveUnits("sketch", 7, ZoneId.of("America/New_York"), 6, EventView.named("build"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 10, "build", "other"));
    }

    @Test
    void countsTwentyThousandUnitsOfAWeek() {
        SketchedActiveUnits week = week(DistinctSketch.DEFAULT_PRECISION);
        SketchedDays state = week.create();
        long asOf = RandomLogs.AS_OF.toEpochMilli();
        for (int i = 0; i < 40_000; i++) {
            // Every unit twice; one more on the eighth day before, and one on the day that is not over.
            state.add("u" + i % 20_000, Math.floorDiv(asOf, DAY) - 1 - i % 7);
        }
        state.add("before", Math.floorDiv(asOf, DAY) - 8);
        state.add("after", Math.floorDiv(asOf, DAY));
        Figure figure = week.finish(state, RandomLogs.AS_OF);

        assertThat(figure.value().orElseThrow()).isBetween(19_400.0, 20_600.0);
        assertThat(figure.interval()).isPresent();
        assertThat(figure.noted(SketchedActiveUnits.DAYS_NOT_OVER)).isEqualTo(1);
        assertThat(figure.window().start()).isEqualTo(Instant.parse("2026-03-25T00:00:00Z"));
    }

    @Test
    void agreesWithTheExactCountOfSmallLogs() {
        for (long seed = 1; seed <= 100; seed++) {
            List<TestEvent> log = RandomLogs.log(new Random(seed), 10, "a");

            assertThat(week(14).evaluate(log, RandomLogs.AS_OF).value())
                    .as("seed " + seed)
                    .isEqualTo(ActiveUnits.trailingDays("exact", 7, EventView.any())
                            .evaluate(log, RandomLogs.AS_OF)
                            .active()
                            .value());
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        SketchedDays state = week(5).create();
        byte[] bytes = week(5).codec().encode(state);

        assertThatIllegalArgumentException().isThrownBy(() -> week(3));
        assertThatIllegalArgumentException().isThrownBy(() -> state.add("", 0));
        assertThatExceptionOfType(StateFormatException.class)
                .isThrownBy(() -> week(6).codec().decode(bytes))
                .withMessageContaining("precision");
    }

    private static SketchedActiveUnits week(int precision) {
        return new SketchedActiveUnits("sketch", 7, ZoneOffset.UTC, precision, EventView.any());
    }
}
