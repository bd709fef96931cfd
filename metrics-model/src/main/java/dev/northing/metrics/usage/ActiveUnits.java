package dev.northing.metrics.usage;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.TimelinesCalculator;
import dev.northing.metrics.aggregate.UnitTimeline;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Counts the distinct units that were active in a trailing window, or in the last whole calendar bucket.
 *
 * <p>In words: how many units have at least one qualifying event in the window that ends at the as-of instant. In
 * symbols: |{u : &exist; event of u with asOf - L &le; t &lt; asOf}|. Unit: units. Source: CI product metrics page ("in
 * the past 7 days"), read as a rolling window of elapsed time;
 * {@link #calendar} counts by the calendar instead. The count is a census and has no interval. Growth is
 * (active - previous) / previous, empty if the previous window has no unit.
 *
 * <p>Distinct units are idempotent: events are held apart by unit and millisecond, never counted. Instants at or after
 * the as-of instant are ignored and noted. No events give a count of 0, which is a true count, and no growth. Example:
 * three organizations with builds in the last week and two in the week before give 3, growth 0.5
 * ({@code ActiveUnitsTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class ActiveUnits implements TimelinesCalculator<ActiveUnitsFigures> {

    private final String definition;
    private final ActivityWindow span;
    private final Predicate<? super EventView> qualifying;

    private ActiveUnits(String definition, ActivityWindow span, Predicate<? super EventView> qualifying) {
        this.definition = Require.text("definition", definition);
        this.span = span;
        this.qualifying = Objects.requireNonNull(qualifying, "qualifying");
    }

    /**
     * Counts over the window {@code [asOf - days x 24 h, asOf)}; usual lengths are 1, 7 and 28 days.
     *
     * @param definition the id of the metric's definition, not blank
     * @param days the window's length in days of 24 hours, at least 1
     * @param qualifying which events make a unit active
     * @return the calculator
     * @throws IllegalArgumentException if {@code definition} is blank or {@code days} is less than 1
     */
    public static ActiveUnits trailingDays(String definition, int days, Predicate<? super EventView> qualifying) {
        return trailing(definition, Duration.ofDays(Require.atLeast("days", days, 1)), qualifying);
    }

    /**
     * Counts over the window {@code [asOf - length, asOf)}.
     *
     * @param definition the id of the metric's definition, not blank
     * @param length the window's length, positive
     * @param qualifying which events make a unit active
     * @return the calculator
     * @throws IllegalArgumentException if {@code definition} is blank or {@code length} is not positive
     */
    public static ActiveUnits trailing(String definition, Duration length, Predicate<? super EventView> qualifying) {
        if (length.isZero() || length.isNegative()) {
            throw Require.refused("length", length, "a positive duration");
        }
        return new ActiveUnits(definition, new ActivityWindow.Trailing(length), qualifying);
    }

    /**
     * Counts over the last calendar bucket that is over at the as-of instant, such as the last whole month; the window
     * before is the bucket before, which may be longer or shorter.
     *
     * @param definition the id of the metric's definition, not blank
     * @param period the kind of bucket
     * @param zone the zone whose calendar counts
     * @param qualifying which events make a unit active
     * @return the calculator
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static ActiveUnits calendar(
            String definition, CalendarPeriod period, ZoneId zone, Predicate<? super EventView> qualifying) {
        return new ActiveUnits(definition, new ActivityWindow.LastBucket(period, zone), qualifying);
    }

    @Override
    public String definition() {
        return definition;
    }

    @Override
    public Predicate<? super EventView> activity() {
        return qualifying;
    }

    @Override
    public ActiveUnitsFigures finish(UnitTimelines state, Instant asOf) {
        TimeWindow window = span.current(asOf);
        Tally tally = new Tally(window, span.before(window), asOf);
        state.forEach((unit, timeline) -> tally.see(timeline));
        return tally.figures(definition);
    }

    /**
     * The units that were active in the window, for those who may see them.
     *
     * @param state the state to read
     * @param asOf the window's end
     * @return their ids in the order of their text
     */
    public SortedSet<String> members(UnitTimelines state, Instant asOf) {
        TimeWindow window = span.current(asOf);
        SortedSet<String> members = new TreeSet<>();
        state.forEach((unit, timeline) -> {
            if (timeline.activeIn(window.startMillis(), window.endMillis())) {
                members.add(unit);
            }
        });
        return Collections.unmodifiableSortedSet(members);
    }

    private static final class Tally {

        private final TimeWindow window;
        private final TimeWindow previous;
        private final long asOf;
        private final Movements movements = new Movements();
        private long ignored;

        Tally(TimeWindow window, TimeWindow previous, Instant asOf) {
            this.window = window;
            this.previous = previous;
            this.asOf = EpochMillis.ceil(asOf);
        }

        void see(UnitTimeline timeline) {
            ignored += timeline.instantsFrom(asOf);
            long before = previous.startMillis();
            movements.see(
                    timeline.activityBefore(before) > 0,
                    timeline.activeIn(before, window.startMillis()),
                    timeline.activeIn(window.startMillis(), window.endMillis()));
        }

        ActiveUnitsFigures figures(String definition) {
            PeriodMovements moved = movements.counts();
            return new ActiveUnitsFigures(
                    count(definition, window, moved.active()),
                    count(definition, previous, moved.previous()),
                    growth(definition + ".growth", moved),
                    moved.newcomers(),
                    moved.retained(),
                    moved.resurrected(),
                    moved.churned());
        }

        private Figure count(String definition, TimeWindow over, long units) {
            return Figure.builder(definition, over)
                    .count(units)
                    .note(Note.INSTANTS_AT_OR_AFTER_AS_OF, ignored)
                    .build();
        }

        private Figure growth(String definition, PeriodMovements moved) {
            return Figure.builder(definition, window)
                    .ratio(moved.active() - moved.previous(), moved.previous())
                    .n(moved.previous())
                    .note(Note.INSTANTS_AT_OR_AFTER_AS_OF, ignored)
                    .build();
        }
    }
}
