package dev.northing.metrics.survey;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.Moments;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.StudentT;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Computes how satisfied people are (CSAT), on any scale of whole numbers.
 *
 * <p>In words: the mean score, and beside it the share of the two highest scores, since the two are easily taken for
 * one another. In symbols, for n scores x on a scale to h: &Sigma; x / n with Student's t, cut at the ends of the
 * scale, and |{x &ge; h - 1}| / n with Wilson 1927, both at 95 %. Unit: points of the scale, and a share in [0, 1].
 * Source: CI product metrics page (mean above 4.5 of 5).
 *
 * <p>Only periods that are over count. By person the last answer of a period stands and earlier ones are noted; by
 * interaction every answer counts. Answers at or after the as-of instant are noted with the last period. A score off
 * the scale is refused. Answers that all agree give a mean without interval: their spread says nothing. No answers give
 * no value. Example: 5, 4, 4 and 3 of 5 have the mean 4, from 2.70 to 5 (cut), and a top-two share of 3/4 ({@code
 * SatisfactionTest}).
 *
 * <p>Immutable.
 *
 * @param question which answers
 * @param unit what one answer stands for
 * @param lowest the lowest score of the scale
 * @param highest the highest score of the scale, at least {@code lowest} + 2
 * @since 0.1.0
 */
public record Satisfaction(SurveyQuestion question, AnswerUnit unit, int lowest, int highest)
        implements RunsCalculator<List<SatisfactionFigures>> {

    /**
     * Accepts a scale of at least three scores.
     *
     * @param question which answers
     * @param unit what one answer stands for
     * @param lowest the lowest score
     * @param highest the highest score
     * @throws IllegalArgumentException if {@code highest} is less than {@code lowest} + 2
     */
    public Satisfaction {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(unit, "unit");
        Require.atLeast("highest", highest, lowest + 2L);
    }

    /**
     * Asks each person for 1 to 5.
     *
     * @param question which answers, scored from 1 to 5
     * @return the calculator
     */
    public static Satisfaction ofFive(SurveyQuestion question) {
        return new Satisfaction(question, AnswerUnit.PERSON, 1, 5);
    }

    @Override
    public String definition() {
        return question.definition();
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        if (question.answered().test(event)) {
            state.add(event, question.scoreOf(event, lowest, highest));
        }
    }

    @Override
    public List<SatisfactionFigures> finish(UnitRuns state, Instant asOf) {
        return PeriodAnswers.of(question, unit, state, asOf).stream()
                .map(period -> new SatisfactionFigures(mean(period), topTwo(period)))
                .toList();
    }

    private Figure mean(PeriodAnswers period) {
        Moments moments =
                Moments.of(period.scores().mapToDouble(score -> (double) score).toArray());
        return period.figure(definition())
                .ratio(period.scores().sum(), period.count())
                .interval(interval(moments))
                .build();
    }

    private Optional<Interval> interval(Moments moments) {
        return StudentT.mean(moments, Wilson.DEFAULT_LEVEL)
                .filter(range -> range.width() > 0)
                .map(range -> new Interval(
                        Math.max(lowest, range.low()), Math.min(highest, range.high()), range.level(), range.method()));
    }

    private Figure topTwo(PeriodAnswers period) {
        long top = period.scores().filter(score -> score >= highest - 1).count();
        return period.figure(definition() + ".top_two")
                .ratio(top, period.count())
                .interval(Wilson.interval(new Proportion(top, period.count())))
                .build();
    }
}
