package dev.northing.metrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.usage.DayPeriods;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResponseRateTest extends AggregatorContract<EventView, UnitRuns, List<Figure>> {

    @Override
    protected ResponseRate aggregator() {
        return ofPeriods(2);
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 200, "invited", "answer", "other"));
    }

    @Test
    void dividesThoseWhoAnswerByThoseAsked() {
        Figure rate = latest(
                invited("a", "2026-01-05"),
                invited("b", "2026-01-05"),
                invited("c", "2026-01-05"),
                invited("d", "2026-01-05"),
                answer("a", "2026-01-05"),
                answer("b", "2026-02-05"),
                answer("c", "2026-03-31"),
                answer("c", "2026-03-30"));

        assertThat(rate.value()).hasValue(0.75);
        assertThat(rate.n()).isEqualTo(4);
        assertThat(rate.interval()).isPresent();
    }

    @Test
    void countsNoAnswerBeforeTheInvitationOrInALaterPeriod() {
        Figure rate = latest(
                invited("early", "2026-01-05"),
                answer("early", "2026-01-04"),
                invited("late", "2025-12-31"),
                answer("late", "2026-01-01"),
                answer("unasked", "2026-02-01"));

        assertThat(rate.numerator()).hasValue(0);
        assertThat(rate.denominator()).hasValue(1);
        assertThat(rate.noted(Note.ANSWERS_WITHOUT_INVITATION)).isEqualTo(3);
    }

    @Test
    void isUndefinedIfNobodyWasAsked() {
        assertThat(latest().value()).isEmpty();
    }

    @Test
    void refusesNoPeriods() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ofPeriods(0))
                .withMessage("count: 0, expected at least 1");
    }

    private static ResponseRate ofPeriods(int count) {
        return new ResponseRate(
                "response",
                EventView.named("invited"),
                EventView.named("answer"),
                DayPeriods.calendar(CalendarPeriod.Standard.QUARTER),
                count,
                ZoneOffset.UTC);
    }

    private Figure latest(EventView... events) {
        return aggregator().evaluate(List.of(events), RandomLogs.AS_OF).get(1);
    }

    private static EventView invited(String person, String day) {
        return TestEvent.of("invited", person, day + "T12:00:00Z");
    }

    private static EventView answer(String person, String day) {
        return TestEvent.of("answer", person, day + "T12:00:00Z");
    }
}
