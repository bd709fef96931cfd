package dev.northing.metrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.usage.DayPeriods;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares surveys with a walk over the plain list of events, period by period. */
class SurveyProperties {

    private static final Instant AS_OF = RandomLogs.AS_OF;
    private static final int PERIODS = 3;
    private static final int DAYS = 14;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void scoresThePromotersOfAWalk(long seed) {
        List<TestEvent> log = RandomLogs.log(new Random(seed), 60, "answer", "other");
        SurveyQuestion question = new SurveyQuestion(
                "d",
                EventView.named("answer"),
                SurveyProperties::score,
                DayPeriods.ofDays(DAYS),
                PERIODS,
                ZoneOffset.UTC);

        List<NetPromoterFigures> figures = new NetPromoterScore(question).evaluate(log, AS_OF);

        for (int period = 0; period < PERIODS; period++) {
            Collection<Long> scores = lastScores(log, period);
            double sum = 0;
            for (long score : scores) {
                sum += score >= 9 ? 100 : score <= 6 ? -100 : 0;
            }
            Figure nps = figures.get(period).score();
            assertThat(nps.n()).isEqualTo(scores.size());
            if (scores.isEmpty()) {
                assertThat(nps.value()).isEmpty();
            } else {
                assertThat(nps.value()).hasValueCloseTo(sum / scores.size(), within(1e-9));
                double value = nps.value().orElseThrow();
                assertThat(nps.interval())
                        .hasValueSatisfying(
                                range -> assertThat(range.contains(value)).isTrue());
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsWhoAnswersAfterBeingAsked(long seed) {
        List<TestEvent> log = RandomLogs.log(new Random(seed), 60, "invited", "answer");
        ResponseRate rate = new ResponseRate(
                "d",
                EventView.named("invited"),
                EventView.named("answer"),
                DayPeriods.ofDays(DAYS),
                PERIODS,
                ZoneOffset.UTC);

        List<Figure> figures = rate.evaluate(log, AS_OF);

        for (int period = 0; period < PERIODS; period++) {
            Set<String> asked = new HashSet<>();
            Set<String> answered = new HashSet<>();
            for (TestEvent invitation : inPeriod(log, period, "invited")) {
                asked.add(invitation.unit());
                for (TestEvent answer : inPeriod(log, period, "answer")) {
                    if (answer.unit().equals(invitation.unit()) && answer.epochMillis() >= invitation.epochMillis()) {
                        answered.add(answer.unit());
                    }
                }
            }
            assertThat(figures.get(period).numerator()).hasValue(answered.size());
            assertThat(figures.get(period).denominator()).hasValue(asked.size());
        }
    }

    private static Collection<Long> lastScores(List<TestEvent> log, int period) {
        Map<String, TestEvent> last = new HashMap<>();
        inPeriod(log, period, "answer").stream()
                .sorted(Comparator.comparingLong(TestEvent::epochMillis))
                .forEach(event -> last.put(event.unit(), event));
        return last.values().stream().map(SurveyProperties::score).toList();
    }

    private static List<TestEvent> inPeriod(List<TestEvent> log, int period, String name) {
        Instant start = AS_OF.minus(Duration.ofDays((long) DAYS * (PERIODS - period)));
        Instant end = start.plus(Duration.ofDays(DAYS));
        return log.stream()
                .filter(event -> event.name().equals(name))
                .filter(event -> !event.time().isBefore(start) && event.time().isBefore(end))
                .toList();
    }

    private static long score(EventView event) {
        return Math.floorMod(event.id().hashCode(), 11);
    }
}
