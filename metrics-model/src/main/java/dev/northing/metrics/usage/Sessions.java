package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRun;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.ClusterTotal;
import dev.northing.metrics.stats.DeltaMethod;
import dev.northing.metrics.stats.OrderedSample;
import dev.northing.metrics.stats.Wilson;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Computes how units use a product at one sitting: number, length and depth of their sessions, and how many bounce.
 *
 * <p>In words: a session is a run of one unit's events with less than the gap between neighbors; a bounce is a session
 * of one event. In symbols, for sessions s with n(s) events from a(s) to b(s): bounce rate |{s : n = 1}| / |S| and
 * events per session &Sigma; n / |S|, both by the delta method with the unit as cluster, and the median of b - a over
 * sessions; all at 95 %. Unit: shares, events, milliseconds. Source: the 30-minute rule of web analytics, metrics 1. The
 * median's interval by order statistics takes sessions for independent.
 *
 * <p>The sessions that began in the trailing window count, whole. A session whose last event is less than the gap before
 * the as-of instant may go on: it is noted and in no figure. If a zone is given, sessions also end at its midnights.
 * Each event id counts once; events at or after the as-of instant are noted and ignored. No session gives counts of 0
 * and no other value. Example: events at 0, 10 and 50 minutes make two sessions, one of them a bounce
 * ({@code SessionsTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param days the window's length in days of 24 hours, at least 1
 * @param gap the pause that ends a session, positive whole milliseconds
 * @param midnights the zone whose midnights end sessions, or empty if none do
 * @param counted which events belong to sessions
 * @since 0.1.0
 */
public record Sessions(
        String definition, int days, Duration gap, Optional<ZoneId> midnights, Predicate<? super EventView> counted)
        implements RunsCalculator<SessionFigures> {

    /** The usual pause that ends a session. */
    public static final Duration DEFAULT_GAP = Duration.ofMinutes(30);

    private static final double MEDIAN = 0.5;

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param days the window's length in days of 24 hours
     * @param gap the pause that ends a session
     * @param midnights the zone whose midnights end sessions
     * @param counted which events belong to sessions
     * @throws IllegalArgumentException if {@code definition} is blank, {@code days} is less than 1 or {@code gap} is not
     *     a positive number of whole milliseconds
     */
    public Sessions {
        Require.text("definition", definition);
        Require.atLeast("days", days, 1);
        Require.positiveMillis("gap", gap);
        Objects.requireNonNull(midnights, "midnights");
        Objects.requireNonNull(counted, "counted");
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        if (counted.test(event)) {
            state.add(event, 0);
        }
    }

    @Override
    public SessionFigures finish(UnitRuns state, Instant asOf) {
        Tally tally = new Tally(TimeWindow.trailingDays(days, asOf));
        state.forEach((unit, run) -> tally.see(run));
        return tally.figures();
    }

    private final class Tally {

        private final TimeWindow window;
        private final SessionCutter cutter = new SessionCutter(gap.toMillis(), midnights);
        private final List<ClusterTotal> bounces = new ArrayList<>();
        private final List<ClusterTotal> events = new ArrayList<>();
        private final List<Double> lengths = new ArrayList<>();
        private long open;
        private long late;

        Tally(TimeWindow window) {
            this.window = window;
        }

        void see(UnitRun run) {
            List<Occurrence> known = run.before(window.endMillis());
            late += run.occurrences().size() - known.size();
            long sessions = 0;
            long bounced = 0;
            long counted = 0;
            for (List<Occurrence> session : cutter.sessions(known)) {
                if (isInside(session)) {
                    sessions++;
                    bounced += session.size() == 1 ? 1 : 0;
                    counted += session.size();
                    lengths.add((double) EpochMillis.between(first(session), last(session)));
                }
            }
            if (sessions > 0) {
                bounces.add(new ClusterTotal((double) bounced, (double) sessions));
                events.add(new ClusterTotal((double) counted, (double) sessions));
            }
        }

        private boolean isInside(List<Occurrence> session) {
            if (!window.contains(first(session))) {
                return false;
            }
            boolean over = cutter.isOver(last(session), window.endMillis());
            open += over ? 0 : 1;
            return over;
        }

        SessionFigures figures() {
            Figure count = Figure.builder(definition, window)
                    .count(lengths.size())
                    .note(Note.SESSIONS_STILL_OPEN, open)
                    .note(Note.EVENTS_AT_OR_AFTER_AS_OF, late)
                    .build();
            OrderedSample sample = OrderedSample.of(
                    lengths.stream().mapToDouble(Double::doubleValue).toArray());
            Figure length = Figure.builder(definition + ".median_length", window)
                    .value(sample.quantile(MEDIAN))
                    .interval(sample.interval(MEDIAN, Wilson.DEFAULT_LEVEL))
                    .n(sample.size())
                    .build();
            return new SessionFigures(count, length, ratio(".events", events), ratio(".bounce", bounces));
        }

        private Figure ratio(String suffix, List<ClusterTotal> totals) {
            return Figure.builder(definition + suffix, window)
                    .ratio(
                            totals.stream().mapToDouble(ClusterTotal::numerator).sum(),
                            totals.stream()
                                    .mapToDouble(ClusterTotal::denominator)
                                    .sum())
                    .interval(DeltaMethod.ratio(totals, Wilson.DEFAULT_LEVEL))
                    .n(lengths.size())
                    .build();
        }

        private static long first(List<Occurrence> session) {
            return session.get(0).time();
        }

        private static long last(List<Occurrence> session) {
            return session.get(session.size() - 1).time();
        }
    }
}
