package dev.northing.metrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.EventView;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.usage.DayPeriods;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetPromoterScoreTest extends AggregatorContract<EventView, UnitRuns, List<NetPromoterFigures>> {

    private static final Instant APRIL = RandomLogs.AS_OF;
    private static final String FEBRUARY = "2026-02-01T00:00:00Z";

    @Override
    protected NetPromoterScore aggregator() {
        return new NetPromoterScore(new SurveyQuestion(
                "nps",
                EventView.named("answer"),
                event -> Long.parseLong(event.attribute("score").orElseThrow()),
                DayPeriods.calendar(CalendarPeriod.Standard.QUARTER),
                2,
                ZoneOffset.UTC));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        List<EventView> answers = new ArrayList<>();
        // The score depends on the id, so that a redelivery says the same.
        RandomLogs.log(random, 200, "answer", "other")
                .forEach(event -> answers.add(event.with(
                        "score", Integer.toString(Math.floorMod(event.id().hashCode(), 11)))));
        return answers;
    }

    @Test
    void subtractsDetractorsFromPromoters() {
        NetPromoterFigures figures = latest(answers(9, 9, 10, 10, 10, 9, 7, 8, 0, 6), APRIL);

        assertThat(figures.score().value()).hasValueCloseTo(40.0, within(1e-12));
        assertThat(figures.score().numerator()).hasValue(4);
        assertThat(figures.score().denominator()).hasValue(10);
        assertThat(figures.score().interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(-12.6, within(0.05));
            assertThat(interval.high()).isCloseTo(74.1, within(0.05));
            assertThat(interval.method()).isEqualTo(IntervalMethod.ADJUSTED_WALD);
        });
        assertThat(figures.promoters().value()).hasValue(0.6);
        assertThat(figures.passives().value()).hasValue(0.2);
        assertThat(figures.detractors().value()).hasValue(0.2);
    }

    @Test
    void keepsAPersonsLastAnswerOfAPeriod() {
        NetPromoterFigures figures = latest(
                List.of(
                        answer("a", "2026-01-01T00:00:00Z", 0),
                        answer("a", "2026-03-31T23:59:59.999Z", 10),
                        answer("b", "2026-02-01T00:00:00Z", 8)),
                APRIL);

        assertThat(figures.score().value()).hasValue(50);
        assertThat(figures.score().n()).isEqualTo(2);
        assertThat(figures.score().noted(Note.ANSWERS_REPLACED)).isEqualTo(1);
    }

    @Test
    void tellsTheChangeBetweenPeriods() {
        List<EventView> answers = new ArrayList<>(answers(10, 10, 10, 10));
        answers.add(answer("x", "2025-11-01T00:00:00Z", 0));
        answers.add(answer("y", "2025-11-01T00:00:00Z", 7));

        List<NetPromoterFigures> figures = aggregator().evaluate(answers, APRIL);

        assertThat(figures.get(0).score().value()).hasValue(-50);
        assertThat(figures.get(0).change().value()).isEmpty();
        assertThat(figures.get(1).change().value()).hasValue(150);
        assertThat(figures.get(1).change().interval()).isPresent();
    }

    @Test
    void isUndefinedWithoutAnswers() {
        NetPromoterFigures figures = latest(List.of(), APRIL);

        assertThat(figures.score().value()).isEmpty();
        assertThat(figures.score().interval()).isEmpty();
        assertThat(figures.change().value()).isEmpty();
        assertThat(figures.promoters().value()).isEmpty();
    }

    @Test
    void notesAnswersThatAreNotKnownYet() {
        NetPromoterFigures figures = latest(List.of(answer("a", "2026-04-01T00:00:00Z", 3)), APRIL);

        assertThat(figures.score().value()).isEmpty();
        assertThat(figures.score().noted(Note.EVENTS_AT_OR_AFTER_AS_OF)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void refusesAScoreOffTheScale(int score) {
        assertThat(NetPromoterScore.HIGHEST).isEqualTo(10);
        UnitRuns state = aggregator().create();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> aggregator().add(state, answer("a", FEBRUARY, score)))
                .withMessage("score: off the scale, expected a whole number in [0, 10]");
    }

    private NetPromoterFigures latest(List<EventView> answers, Instant asOf) {
        return aggregator().evaluate(answers, asOf).get(1);
    }

    private static List<EventView> answers(int... scores) {
        List<EventView> answers = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            answers.add(answer("p" + i, FEBRUARY, scores[i]));
        }
        return answers;
    }

    private static EventView answer(String person, String time, int score) {
        return TestEvent.of("answer", person, time).with("score", Integer.toString(score));
    }
}
