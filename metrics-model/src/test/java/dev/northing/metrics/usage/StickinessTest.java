package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitDays;
import dev.northing.metrics.stats.Moments;
import dev.northing.metrics.stats.StudentT;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StickinessTest extends AggregatorContract<EventView, UnitDays, StickinessFigures> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");

    @Override
    protected Stickiness aggregator() {
        return new Stickiness("sticky", 7, ZoneOffset.UTC, EventView.named("build"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 12, "build", "other"));
    }

    @Test
    void isTheMeanOfDailyOverWeeklyUnits() {
        List<EventView> log = new ArrayList<>();
        for (int day = 8; day <= 14; day++) {
            log.add(TestEvent.of("build", "always", Instant.parse("2026-03-%02dT10:00:00Z".formatted(day))));
        }
        log.add(TestEvent.of("build", "once", "2026-03-10T10:00:00Z"));

        StickinessFigures figures = aggregator().evaluate(log, AS_OF);

        // Seven days and one day of 2 x 7 possible ones.
        assertThat(figures.mean().value()).hasValueCloseTo(4.0 / 7, within(1e-15));
        assertThat(figures.mean().numerator()).hasValue(8);
        assertThat(figures.mean().denominator()).hasValue(14);
        assertThat(figures.lastDay().value()).hasValue(0.5);
        assertThat(figures.exactly().get(6).value()).hasValue(0.5);
        assertThat(figures.atLeast().get(0).value()).hasValue(1);
        assertThat(figures.atLeast().get(1).value()).hasValue(0.5);
        assertThat(figures.atLeast().get(6).definition()).isEqualTo("sticky.at_least_7");
    }

    @Test
    void countsADayWithoutAnybodyAsZero() {
        StickinessFigures figures =
                aggregator().evaluate(List.of(TestEvent.of("build", "once", "2026-03-10T10:00:00Z")), AS_OF);

        assertThat(figures.mean().value()).hasValueCloseTo(1.0 / 7, within(1e-15));
        assertThat(figures.lastDay().value()).hasValue(0);
    }

    @Test
    void isUndefinedWithoutActiveUnits() {
        StickinessFigures figures = aggregator().evaluate(List.of(), AS_OF);

        assertThat(figures.mean().value()).isEmpty();
        assertThat(figures.lastDay().value()).isEmpty();
        assertThat(figures.exactly())
                .hasSize(7)
                .allSatisfy(figure -> assertThat(figure.value()).isEmpty());
    }

    @Test
    void agreesWithDatesCountedForEachUnit() {
        for (long seed = 1; seed <= 400; seed++) {
            List<TestEvent> log = RandomLogs.log(new Random(seed), 12, "build", "other");
            LocalDate end = LocalDate.ofInstant(RandomLogs.AS_OF, ZoneOffset.UTC);
            Map<String, Long> days = log.stream()
                    .filter(event -> event.name().equals("build"))
                    .map(event -> Map.entry(event.unit(), LocalDate.ofInstant(event.time(), ZoneOffset.UTC)))
                    .filter(day ->
                            day.getValue().isBefore(end) && !day.getValue().isBefore(end.minusDays(7)))
                    .distinct()
                    .collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new, Collectors.counting()));
            double[] shares = days.values().stream().mapToDouble(d -> d / 7.0).toArray();

            StickinessFigures figures = aggregator().evaluate(log, RandomLogs.AS_OF);

            Moments moments = Moments.of(shares);
            assertThat(figures.mean().n()).as("seed %d", seed).isEqualTo(days.size());
            if (!days.isEmpty()) {
                assertThat(figures.mean().value())
                        .as("seed %d", seed)
                        .hasValueCloseTo(moments.mean().orElseThrow(), within(1e-12));
            }
            if (days.size() > 1) {
                double high = StudentT.mean(moments, 0.95).orElseThrow().high();
                assertThat(figures.mean().interval().orElseThrow().high())
                        .as("seed %d", seed)
                        .isCloseTo(Math.min(1, high), within(1e-12));
            }
        }
    }

    @Test
    void drawsUnitsAgainForAnInterval() {
        UnitDays state = aggregator().create();
        UnitDays reversed = aggregator().create();
        long end = LocalDate.ofInstant(RandomLogs.AS_OF, ZoneOffset.UTC).toEpochDay();
        for (int unit = 0; unit < 400; unit++) {
            for (int day = 0; day <= unit % 7; day++) {
                state.add("u" + unit, end - 1 - day);
                reversed.add("v" + (1_000 - unit), end - 1 - day);
            }
        }
        Figure mean = aggregator().finish(state, RandomLogs.AS_OF).mean();
        Interval drawn =
                aggregator().bootstrap(state, RandomLogs.AS_OF, new Random(1)).orElseThrow();

        // With 400 units the bootstrap and Student's t hardly differ.
        assertThat(drawn.low()).isCloseTo(mean.interval().orElseThrow().low(), within(0.005));
        assertThat(drawn.high()).isCloseTo(mean.interval().orElseThrow().high(), within(0.005));
        assertThat(drawn.method()).isEqualTo(IntervalMethod.CLUSTER_BOOTSTRAP);
        assertThat(aggregator().bootstrap(reversed, RandomLogs.AS_OF, new Random(1)))
                .hasValue(drawn);
        assertThat(aggregator().bootstrap(aggregator().create(), RandomLogs.AS_OF, new Random(1)))
                .isEmpty();
    }

    @Test
    void refusesAWindowThatIsNoNumberOfDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stickiness("x", 367, ZoneOffset.UTC, EventView.any()))
                .withMessage("days: 367, expected a number of days in [1, 366]");
    }
}
