package dev.northing.metrics.survey;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.stats.AdjustedWald;
import dev.northing.metrics.stats.Opinions;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Computes how much more people would recommend a product than would not.
 *
 * <p>In words: each person's last answer of a period is a promoter's (9 or 10), a passive's (7 or 8) or a detractor's
 * (0 to 6); the score is the share of promoters minus that of detractors in percent. In symbols: 100 (P - D) / n. Unit:
 * points in [-100, 100]; its numerator is P - D. Source: Reichheld 2003; interval adjusted Wald (Rocks 2016) at 95 %,
 * Wilson for the shares. The change between two periods takes their answers for independent, which overstates the
 * interval where the same people answered both times.
 *
 * <p>Only periods that are over count. Earlier answers of a person in the same period are noted; answers at or after
 * the as-of instant are noted with the last period. A score outside [0, 10] is refused. No answers give no value.
 * Example: 6 promoters, 2 passives and 2 detractors give 40, from -12.6 to 74.1 ({@code NetPromoterScoreTest}).
 *
 * <p>Immutable.
 *
 * @param question which answers, scored from 0 to 10
 * @since 0.1.0
 */
public record NetPromoterScore(SurveyQuestion question) implements RunsCalculator<List<NetPromoterFigures>> {

    /** The highest score that can be given. */
    public static final int HIGHEST = 10;

    private static final int LEAST_PROMOTER = 9;
    private static final int LEAST_PASSIVE = 7;
    private static final double PERCENT = 100;

    /**
     * Accepts any question.
     *
     * @param question which answers
     */
    public NetPromoterScore {
        Objects.requireNonNull(question, "question");
    }

    @Override
    public String definition() {
        return question.definition();
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        if (question.answered().test(event)) {
            state.add(event, question.scoreOf(event, 0, HIGHEST));
        }
    }

    @Override
    public List<NetPromoterFigures> finish(UnitRuns state, Instant asOf) {
        List<NetPromoterFigures> figures = new ArrayList<>();
        Opinions before = new Opinions(0, 0, 0);
        for (PeriodAnswers period : PeriodAnswers.of(question, AnswerUnit.PERSON, state, asOf)) {
            Opinions opinions = opinions(period);
            figures.add(new NetPromoterFigures(
                    score(period, opinions),
                    share(period, ".promoters", opinions.supporters()),
                    share(period, ".passives", opinions.answers() - opinions.supporters() - opinions.opponents()),
                    share(period, ".detractors", opinions.opponents()),
                    change(period, before, opinions)));
            before = opinions;
        }
        return List.copyOf(figures);
    }

    private static Opinions opinions(PeriodAnswers period) {
        return new Opinions(
                period.scores().filter(score -> score >= LEAST_PROMOTER).count(),
                period.scores().filter(score -> score < LEAST_PASSIVE).count(),
                period.count());
    }

    private Figure score(PeriodAnswers period, Opinions opinions) {
        return period.figure(definition())
                .ratio(opinions.supporters() - opinions.opponents(), opinions.answers())
                .value(points(opinions))
                .interval(
                        AdjustedWald.difference(opinions, Wilson.DEFAULT_LEVEL).map(NetPromoterScore::inPoints))
                .build();
    }

    private Figure share(PeriodAnswers period, String suffix, long part) {
        return period.figure(definition() + suffix)
                .ratio(part, period.count())
                .interval(Wilson.interval(new Proportion(part, period.count())))
                .build();
    }

    private Figure change(PeriodAnswers period, Opinions before, Opinions after) {
        var figure = period.figure(definition() + ".change");
        if (before.answers() > 0 && after.answers() > 0) {
            figure.value(points(after).getAsDouble() - points(before).getAsDouble())
                    .interval(AdjustedWald.change(before, after, Wilson.DEFAULT_LEVEL)
                            .map(NetPromoterScore::inPoints));
        }
        return figure.build();
    }

    private static OptionalDouble points(Opinions opinions) {
        double balance = (double) (opinions.supporters() - opinions.opponents());
        return opinions.answers() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(PERCENT * balance / opinions.answers());
    }

    private static Interval inPoints(Interval shares) {
        return new Interval(PERCENT * shares.low(), PERCENT * shares.high(), shares.level(), shares.method());
    }
}
