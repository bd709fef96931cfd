package dev.northing.metrics.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.activation.Funnel;
import dev.northing.metrics.activation.FunnelFigures;
import dev.northing.metrics.activation.FunnelSpec;
import dev.northing.metrics.activation.FunnelStep;
import dev.northing.metrics.activation.FunnelStepFigures;
import dev.northing.metrics.aggregate.AggregatorContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FunnelScanTest extends AggregatorContract<EventView, UnitSteps, FunnelFigures> {

    private static final FunnelStep[] STEPS = {FunnelStep.named("a"), FunnelStep.named("b"), FunnelStep.named("c")};
    private static final Duration WINDOW = Duration.ofDays(2);
    private static final long NOW = RandomLogs.AS_OF.toEpochMilli();
    private static final long DAY = 86_400_000L;

    @Override
    protected FunnelScan aggregator() {
        return FunnelScan.of("f", WINDOW, STEPS);
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 8, "a", "b", "c", "other"));
    }

    @Test
    void countsWhoReachesEachStep() {
        FunnelFigures figures = evaluate(
                at("a", "one", -9),
                at("b", "one", -8),
                at("c", "one", -7.5),
                at("a", "two", -9),
                at("b", "two", -8.5),
                at("a", "three", -9),
                at("c", "three", -8));

        assertThat(figures.steps()).extracting(FunnelStepFigures::reached).containsExactly(3L, 2L, 1L);
        assertThat(figures.conversion().value()).hasValue(1.0 / 3);
        assertThat(figures.median().value()).hasValue(1.5 * DAY);
    }

    @Test
    void takesTheWindowsEndInAndTheLatestEntry() {
        assertThat(evaluate(at("a", "u", -9), at("b", "u", -8), at("c", "u", -7))
                        .conversion()
                        .value())
                .hasValue(1);
        assertThat(evaluate(at("a", "u", -9), at("b", "u", -8), TestEvent.of("c", "u", NOW - 7 * DAY + 1))
                        .conversion()
                        .value())
                .hasValue(0);
        FunnelFigures again = evaluate(at("a", "u", -9), at("a", "u", -8), at("b", "u", -7.5), at("c", "u", -7));
        assertThat(again.median().value()).hasValue(1.0 * DAY);
    }

    @Test
    void agreesWithTheFunnelThatKeepsEveryEvent() {
        Funnel funnel = new Funnel(FunnelSpec.ordered("f", WINDOW, STEPS));
        for (long seed = 1; seed <= 1_500; seed++) {
            Random random = new Random(seed);
            List<TestEvent> log = RandomLogs.log(random, 2 + random.nextInt(9), "a", "b", "c");

            assertThat(aggregator().evaluate(log, RandomLogs.AS_OF))
                    .as("seed " + seed)
                    .isEqualTo(funnel.evaluate(log, RandomLogs.AS_OF));
        }
    }

    @Test
    void agreesOnLongRunsOfOneMillisecond() {
        Funnel funnel = new Funnel(FunnelSpec.ordered("f", Duration.ofMillis(3), STEPS));
        FunnelScan scan = FunnelScan.of("f", Duration.ofMillis(3), STEPS);
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            List<TestEvent> log = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String name = Stream.of("a", "b", "c").toList().get(random.nextInt(3));
                log.add(TestEvent.of(name, "u" + random.nextInt(3), NOW - random.nextInt(12)));
            }

            assertThat(scan.evaluate(log, RandomLogs.AS_OF))
                    .as("seed " + seed)
                    .isEqualTo(funnel.evaluate(log, RandomLogs.AS_OF));
        }
    }

    @Test
    void leavesOutTimesOfOtherCenturiesAndSaysSo() {
        FunnelFigures figures = evaluate(
                TestEvent.of("a", "u", Long.MIN_VALUE), at("a", "v", -9), TestEvent.of("b", "v", Long.MAX_VALUE));

        assertThat(figures.steps().get(0).reached()).isEqualTo(1);
        assertThat(figures.conversion().noted(Note.EVENTS_AT_OR_AFTER_AS_OF)).isEqualTo(2);
        assertThat(StepRuns.LEAST_MILLIS).isEqualTo(-(1L << 43));
        assertThat(StepRuns.GREATEST_MILLIS).isEqualTo((1L << 43) - 1);
    }

    @Test
    void keepsNoMoreThanAFewTimesTheDistinctEvents() {
        StepRuns runs = new StepRuns();
        for (int i = 0; i < 1_000_000; i++) {
            runs.add(i % 100, i % 300, 0);
        }
        int[] kept = {0};
        runs.forEach((unit, packed, from, to) -> kept[0] += to - from);

        assertThat(kept[0]).isEqualTo(300);
    }

    @Test
    void sortsManyUnitsOfManyBlocks() {
        Random random = new Random(7);
        StepRuns runs = new StepRuns();
        StepRuns twice = new StepRuns();
        int units = 3 * 32_768;
        for (int i = 0; i < 200_000; i++) {
            int unit = random.nextInt(units);
            runs.add(unit, NOW - random.nextInt(1_000_000), random.nextInt(3));
        }
        twice.addAll(runs);
        twice.addAll(runs);
        int[] previous = {-1};
        runs.forEach((unit, packed, from, to) -> {
            assertThat(unit).isGreaterThan(previous[0]);
            previous[0] = unit;
            for (int i = from + 1; i < to; i++) {
                assertThat(packed[i]).isGreaterThan(packed[i - 1]);
            }
        });

        assertThat(runs.units()).isEqualTo(previous[0] + 1);
        assertThat(aggregator().finish(twice, RandomLogs.AS_OF))
                .isEqualTo(aggregator().finish(runs, RandomLogs.AS_OF));
    }

    @Test
    void refusesStepsThatAreNotDisjointOrTooMany() {
        FunnelScan repeated = FunnelScan.of("f", WINDOW, STEPS[0], STEPS[0]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> repeated.evaluate(List.of(at("a", "u", -1)), RandomLogs.AS_OF))
                .withMessageContaining("disjoint");
        assertThat(StepRuns.MOST_STEPS).isEqualTo(16);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunnelScan.of(
                        "f", WINDOW, Stream.generate(() -> STEPS[0]).limit(17).toArray(FunnelStep[]::new)));
        assertThatIllegalArgumentException().isThrownBy(() -> new StepRuns().add(0, 0, 16));
        assertThatIllegalArgumentException().isThrownBy(() -> new StepRuns().add(-1, 0, 0));
    }

    private FunnelFigures evaluate(TestEvent... log) {
        return aggregator().evaluate(List.of(log), RandomLogs.AS_OF);
    }

    private static TestEvent at(String name, String unit, double days) {
        return TestEvent.of(name, unit, NOW + (long) (days * DAY));
    }
}
