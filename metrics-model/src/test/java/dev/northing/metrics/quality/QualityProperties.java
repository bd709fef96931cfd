package dev.northing.metrics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares success rate, error budget and latency with a walk over the plain list of events. */
class QualityProperties {

    private static final Instant AS_OF = RandomLogs.AS_OF;
    private static final List<String> CLASSES = List.of("ok", "broken", "excused", "unheard_of");
    private static final Map<String, AttemptVerdict> TABLE =
            Map.of("ok", AttemptVerdict.SUCCESS, "broken", AttemptVerdict.FAILURE, "excused", AttemptVerdict.EXCLUDED);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsAttemptsAndLastAttemptsAsAWalkDoes(long seed) {
        List<TestEvent> log = RandomLogs.log(new Random(seed), 12, "build", "other");

        SuccessRateFigures figures = new SuccessRate(
                        "d", 7, EventView.named("build"), QualityProperties::job, QualityProperties::outcome, TABLE)
                .evaluate(log, AS_OF);

        List<TestEvent> attempts = happened(log, Duration.ofDays(7), "build");
        Map<String, TestEvent> last = new HashMap<>();
        attempts.stream()
                // The calculator knows a class by its place in the sorted table: broken, excused, ok; unknown is first.
                .sorted(Comparator.comparingLong(TestEvent::epochMillis)
                        .thenComparingInt(event ->
                                List.of("unheard_of", "broken", "excused", "ok").indexOf(outcome(event)))
                        .thenComparing(TestEvent::id))
                .forEach(event -> last.put(event.unit() + "/" + job(event), event));
        assertRate(figures.perAttempt(), attempts);
        assertRate(figures.perJob(), List.copyOf(last.values()));
        assertShare(figures.excluded(), count(attempts, "excused"), attempts.size());
    }

    private static void assertRate(Figure rate, List<TestEvent> attempts) {
        assertShare(rate, count(attempts, "ok"), attempts.size() - count(attempts, "excused"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void spendsTheBudgetAsAWalkDoes(long seed) {
        List<TestEvent> log = RandomLogs.log(new Random(seed), 40, "good", "bad", "other");
        OperationRules rules = OperationRules.untimed(EventView.named("good", "bad"), EventView.named("bad"));

        ErrorBudgetFigures figures = new ErrorBudget("d", rules, 0.9, 28, BurnAlert.DEFAULTS).evaluate(log, AS_OF);

        List<TestEvent> all = happened(log, Duration.ofDays(28), "good", "bad");
        long bad = all.stream().filter(event -> event.name().equals("bad")).count();
        assertShare(figures.availability(), all.size() - bad, all.size());
        if (!all.isEmpty()) {
            double down = 28 * 1_440.0 * bad / all.size();
            assertThat(figures.minutesSpent().value()).hasValueCloseTo(down, within(1e-6));
            assertThat(figures.minutesLeft().value()).hasValueCloseTo(28 * 144 - down, within(1e-6));
        }
        for (BurnRate rate : figures.burnRates()) {
            List<TestEvent> recent = happened(log, rate.alert().longWindow(), "good", "bad");
            long failed =
                    recent.stream().filter(event -> event.name().equals("bad")).count();
            assertThat(rate.overLong().value().isPresent()).isEqualTo(!recent.isEmpty());
            if (!recent.isEmpty()) {
                assertThat(rate.overLong().value()).hasValueCloseTo(10.0 * failed / recent.size(), within(1e-9));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsAQuantileOffTheSortedList(long seed) {
        List<TestEvent> log = RandomLogs.log(new Random(seed), 40, "request", "other");

        Figure median = new Latency(Requests.measured(), List.of(0.5), 200)
                .evaluate(log, AS_OF)
                .quantiles()
                .get(0);

        long[] sorted = happened(log, Duration.ofDays(28), "request").stream()
                .mapToLong(Requests::millis)
                .filter(millis -> millis >= 0)
                .sorted()
                .toArray();
        assertThat(median.n()).as("%s", Arrays.toString(sorted)).isEqualTo(sorted.length);
        if (sorted.length > 0) {
            double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
            assertThat(median.value()).hasValueCloseTo(middle, within(1e-9));
        }
    }

    private static void assertShare(Figure figure, long part, long whole) {
        assertThat(figure.numerator()).hasValue((double) part);
        assertThat(figure.denominator()).hasValue((double) whole);
        assertThat(figure.value().isPresent()).isEqualTo(whole > 0);
    }

    private static List<TestEvent> happened(List<TestEvent> log, Duration length, String... names) {
        Map<String, TestEvent> distinct = new LinkedHashMap<>();
        for (TestEvent event : log) {
            boolean inside =
                    !event.time().isBefore(AS_OF.minus(length)) && event.time().isBefore(AS_OF);
            if (inside && List.of(names).contains(event.name())) {
                distinct.put(event.id(), event);
            }
        }
        return new ArrayList<>(distinct.values());
    }

    private static long count(List<TestEvent> attempts, String outcome) {
        return attempts.stream().filter(event -> outcome(event).equals(outcome)).count();
    }

    private static String job(EventView event) {
        return "j" + Math.floorMod(event.id().hashCode(), 3);
    }

    private static String outcome(EventView event) {
        return CLASSES.get(Math.floorMod(event.id().hashCode() / 3, CLASSES.size()));
    }
}
