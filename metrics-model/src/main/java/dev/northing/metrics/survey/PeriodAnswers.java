package dev.northing.metrics.survey;

import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.aggregate.UnitRun;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.EpochMillis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The scores that count in one period, and what was set aside for them. */
final class PeriodAnswers {

    private final TimeWindow window;
    private final List<Long> scores = new ArrayList<>();
    private long replaced;
    private long late;

    private PeriodAnswers(TimeWindow window) {
        this.window = window;
    }

    /** The answers of each period, earliest first; those not known yet are noted with the last. */
    static List<PeriodAnswers> of(SurveyQuestion question, AnswerUnit unit, UnitRuns state, Instant asOf) {
        long[] bounds = question.periods().bounds(asOf, question.zone(), question.count());
        List<PeriodAnswers> periods = new ArrayList<>();
        for (int i = 0; i < question.count(); i++) {
            periods.add(new PeriodAnswers(EpochDays.window(bounds[i], bounds[i + 1], question.zone())));
        }
        long known = EpochMillis.ceil(asOf);
        state.forEach((person, run) -> {
            periods.forEach(period -> period.see(run, unit));
            PeriodAnswers last = periods.get(periods.size() - 1);
            last.late += run.occurrences().size() - run.before(known).size();
        });
        return periods;
    }

    LongStream scores() {
        return scores.stream().mapToLong(Long::longValue);
    }

    long count() {
        return scores.size();
    }

    FigureBuilder figure(String definition) {
        return Figure.builder(definition, window)
                .n(count())
                .note(Note.ANSWERS_REPLACED, replaced)
                .note(Note.EVENTS_AT_OR_AFTER_AS_OF, late);
    }

    private void see(UnitRun run, AnswerUnit unit) {
        List<Occurrence> answers = run.within(window.startMillis(), window.endMillis());
        if (unit == AnswerUnit.PERSON && answers.size() > 1) {
            replaced += answers.size() - 1L;
            answers = answers.subList(answers.size() - 1, answers.size());
        }
        answers.forEach(answer -> scores.add(answer.value()));
    }
}
