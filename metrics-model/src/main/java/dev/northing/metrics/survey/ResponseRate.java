package dev.northing.metrics.survey;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRun;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import dev.northing.metrics.usage.DayPeriods;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Computes the share of people who answer when asked.
 *
 * <p>In words: of the people invited in a period, those who answer in it at or after their first invitation. In
 * symbols: |{person : &exist; invitation i and answer a in the period, i &le; a}| / |{person : &exist; invitation in
 * the period}|. Unit: a share in [0, 1], of people. Source: interval of Wilson 1927 at 95 %.
 *
 * <p>Only periods that are over count; an answer in a later period is late and does not count. People who answered in a
 * period without an invitation in it before the answer are noted. Events at or after the as-of instant are noted with
 * the last period. Nobody invited gives no value. Example: of four people invited, three answer: 0.75 ({@code
 * ResponseRateTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param invited which events invite a person
 * @param answered which events are answers
 * @param periods how days are divided, such as calendar quarters
 * @param count how many periods are looked at, at least 1
 * @param zone the zone whose midnights divide the days
 * @since 0.1.0
 */
public record ResponseRate(
        String definition,
        Predicate<? super EventView> invited,
        Predicate<? super EventView> answered,
        DayPeriods periods,
        int count,
        ZoneId zone)
        implements RunsCalculator<List<Figure>> {

    private static final int INVITATION = 1;
    private static final int ANSWER = 2;

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param invited which events invite a person
     * @param answered which events are answers
     * @param periods how days are divided
     * @param count how many periods are looked at
     * @param zone the zone whose midnights divide the days
     * @throws IllegalArgumentException if {@code definition} is blank or {@code count} is less than 1
     */
    public ResponseRate {
        Require.text("definition", definition);
        Objects.requireNonNull(invited, "invited");
        Objects.requireNonNull(answered, "answered");
        Objects.requireNonNull(periods, "periods");
        Require.atLeast("count", count, 1);
        Objects.requireNonNull(zone, "zone");
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        int kinds = (invited.test(event) ? INVITATION : 0) | (answered.test(event) ? ANSWER : 0);
        if (kinds != 0) {
            state.add(event, kinds);
        }
    }

    @Override
    public List<Figure> finish(UnitRuns state, Instant asOf) {
        long[] bounds = periods.bounds(asOf, zone, count);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Tally tally = new Tally(EpochDays.window(bounds[i], bounds[i + 1], zone), asOf, i == count - 1);
            state.forEach((person, run) -> tally.see(run));
            figures.add(tally.figure(definition));
        }
        return List.copyOf(figures);
    }

    private static final class Tally {

        private final TimeWindow period;
        private final long known;
        private final boolean last;
        private long asked;
        private long answeredInTime;
        private long unasked;
        private long late;

        Tally(TimeWindow period, Instant asOf, boolean last) {
            this.period = period;
            this.known = EpochMillis.ceil(asOf);
            this.last = last;
        }

        void see(UnitRun run) {
            late += last ? run.occurrences().size() - run.before(known).size() : 0;
            long firstInvitation = Long.MAX_VALUE;
            boolean wasAsked = false;
            long lastAnswer = Long.MIN_VALUE;
            boolean hasAnswered = false;
            for (Occurrence event : run.within(period.startMillis(), period.endMillis())) {
                if ((event.value() & INVITATION) != 0) {
                    wasAsked = true;
                    firstInvitation = Math.min(firstInvitation, event.time());
                }
                if ((event.value() & ANSWER) != 0) {
                    hasAnswered = true;
                    lastAnswer = Math.max(lastAnswer, event.time());
                }
            }
            boolean inTime = wasAsked && hasAnswered && firstInvitation <= lastAnswer;
            asked += wasAsked ? 1 : 0;
            answeredInTime += inTime ? 1 : 0;
            unasked += hasAnswered && !inTime ? 1 : 0;
        }

        Figure figure(String definition) {
            return Figure.builder(definition, period)
                    .ratio(answeredInTime, asked)
                    .interval(Wilson.interval(new Proportion(answeredInTime, asked)))
                    .n(asked)
                    .note(Note.ANSWERS_WITHOUT_INVITATION, unasked)
                    .note(Note.EVENTS_AT_OR_AFTER_AS_OF, late)
                    .build();
        }
    }
}
