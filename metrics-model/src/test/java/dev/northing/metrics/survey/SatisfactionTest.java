package dev.northing.metrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.usage.DayPeriods;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SatisfactionTest extends AggregatorContract<EventView, UnitRuns, List<SatisfactionFigures>> {

    private static final SurveyQuestion QUESTION = new SurveyQuestion(
            "csat",
            EventView.named("answer"),
            event -> Long.parseLong(event.attribute("score").orElseThrow()),
            DayPeriods.ofDays(28),
            1,
            ZoneOffset.UTC);

    @Override
    protected Satisfaction aggregator() {
        return Satisfaction.ofFive(QUESTION);
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        List<EventView> answers = new ArrayList<>();
        RandomLogs.log(random, 40, "answer", "other")
                .forEach(event -> answers.add(event.with(
                        "score", Integer.toString(1 + Math.floorMod(event.id().hashCode(), 5)))));
        return answers;
    }

    @Test
    void showsMeanAndTopTwoBesideEachOther() {
        SatisfactionFigures figures = figures(aggregator(), answers(5, 4, 4, 3));

        assertThat(figures.mean().value()).hasValue(4);
        assertThat(figures.mean().interval()).hasValueSatisfying(interval -> {
            // s = 0.8165, t(3) = 3.1824: 4 -+ 1.2992, cut at the end of the scale.
            assertThat(interval.low()).isCloseTo(2.7008, within(5e-5));
            assertThat(interval.high()).isEqualTo(5);
            assertThat(interval.method()).isEqualTo(IntervalMethod.STUDENT_T);
        });
        assertThat(figures.topTwo().value()).hasValue(0.75);
        assertThat(figures.topTwo().interval())
                .hasValueSatisfying(interval -> assertThat(interval.method()).isEqualTo(IntervalMethod.WILSON));
    }

    @Test
    void countsAPersonOnceOrEveryInteraction() {
        List<EventView> answers =
                List.of(answer("a", "2026-03-10T00:00:00Z", 1), answer("a", "2026-03-11T00:00:00Z", 5));

        SatisfactionFigures person = figures(aggregator(), answers);
        SatisfactionFigures interaction = figures(new Satisfaction(QUESTION, AnswerUnit.INTERACTION, 1, 5), answers);

        assertThat(person.mean().value()).hasValue(5);
        assertThat(person.mean().noted(Note.ANSWERS_REPLACED)).isEqualTo(1);
        assertThat(interaction.mean().value()).hasValue(3);
        assertThat(interaction.mean().n()).isEqualTo(2);
    }

    @Test
    void claimsNoCertaintyWhereAllAgree() {
        SatisfactionFigures figures = figures(aggregator(), answers(5, 5, 5));

        assertThat(figures.mean().value()).hasValue(5);
        assertThat(figures.mean().interval()).isEmpty();
        assertThat(figures.topTwo().interval()).isPresent();
    }

    @Test
    void isUndefinedWithoutAnswers() {
        SatisfactionFigures figures = figures(aggregator(), List.of());

        assertThat(figures.mean().value()).isEmpty();
        assertThat(figures.topTwo().value()).isEmpty();
    }

    @Test
    void refusesAScoreOffTheScale() {
        UnitRuns state = aggregator().create();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> aggregator().add(state, answer("a", "2026-03-10T00:00:00Z", 6)))
                .withMessage("score: off the scale, expected a whole number in [1, 5]");
    }

    @Test
    void refusesAScaleOfTwo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Satisfaction(QUESTION, AnswerUnit.PERSON, 0, 1))
                .withMessage("highest: 1, expected at least 2");
    }

    private static SatisfactionFigures figures(Satisfaction satisfaction, List<EventView> answers) {
        return satisfaction.evaluate(answers, RandomLogs.AS_OF).get(0);
    }

    private static List<EventView> answers(int... scores) {
        List<EventView> answers = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            answers.add(answer("p" + i, "2026-03-10T00:00:00Z", scores[i]));
        }
        return answers;
    }

    private static EventView answer(String person, String time, int score) {
        return TestEvent.of("answer", person, time).with("score", Integer.toString(score));
    }
}
