package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Aggregator;
import dev.northing.metrics.aggregate.StateCodec;
import dev.northing.metrics.aggregate.UnitTimeline;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Counts the distinct units that were active in a trailing window.
 *
 * <p>In words: how many units have at least one qualifying event in the window that ends at the as-of instant. In
 * symbols: |{u : &exist; event of u with asOf - L &le; t &lt; asOf}|. Unit: units. Source: CI product metrics page ("in
 * the past 7 days"), read as a rolling window of elapsed time. The count is a census and has no interval. Growth is
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
public final class ActiveUnits implements Aggregator<EventView, UnitTimelines, ActiveUnitsFigures> {

    private final String definition;
    private final Duration length;
    private final Predicate<? super EventView> qualifying;

    private ActiveUnits(String definition, Duration length, Predicate<? super EventView> qualifying) {
        this.definition = Require.text("definition", definition);
        this.length = length;
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
        return new ActiveUnits(definition, length, qualifying);
    }

    @Override
    public UnitTimelines create() {
        return new UnitTimelines();
    }

    @Override
    public void add(UnitTimelines state, EventView event) {
        if (qualifying.test(event)) {
            state.addActivity(event.unit(), event.epochMillis());
        }
    }

    @Override
    public void merge(UnitTimelines into, UnitTimelines from) {
        into.addAll(from);
    }

    @Override
    public ActiveUnitsFigures finish(UnitTimelines state, Instant asOf) {
        TimeWindow window = TimeWindow.trailing(length, asOf);
        Tally tally = new Tally(window);
        state.forEach((unit, timeline) -> tally.see(timeline));
        return tally.figures(definition, window);
    }

    /**
     * The units that were active in the window, for those who may see them.
     *
     * @param state the state to read
     * @param asOf the window's end
     * @return their ids in the order of their text
     */
    public SortedSet<String> members(UnitTimelines state, Instant asOf) {
        TimeWindow window = TimeWindow.trailing(length, asOf);
        SortedSet<String> members = new TreeSet<>();
        state.forEach((unit, timeline) -> {
            if (timeline.activeIn(window.startMillis(), window.endMillis())) {
                members.add(unit);
            }
        });
        return Collections.unmodifiableSortedSet(members);
    }

    @Override
    public StateCodec<UnitTimelines> codec() {
        return UnitTimelines.codec(definition);
    }

    private static final class Tally {

        private final long before;
        private final long start;
        private final long end;
        private long newcomers;
        private long retained;
        private long resurrected;
        private long churned;
        private long ignored;

        Tally(TimeWindow window) {
            before = EpochMillis.ceil(window.previous().start());
            start = window.startMillis();
            end = window.endMillis();
        }

        void see(UnitTimeline timeline) {
            ignored += timeline.instantsFrom(end);
            boolean was = timeline.activeIn(before, start);
            if (!timeline.activeIn(start, end)) {
                churned += was ? 1 : 0;
            } else if (was) {
                retained++;
            } else if (timeline.activityBefore(before) > 0) {
                resurrected++;
            } else {
                newcomers++;
            }
        }

        ActiveUnitsFigures figures(String definition, TimeWindow window) {
            long active = newcomers + retained + resurrected;
            long previous = retained + churned;
            return new ActiveUnitsFigures(
                    count(definition, window, active),
                    count(definition, window.previous(), previous),
                    growth(definition + ".growth", window, active, previous),
                    newcomers,
                    retained,
                    resurrected,
                    churned);
        }

        private Figure count(String definition, TimeWindow window, long units) {
            return Figure.builder(definition, window)
                    .count(units)
                    .note(Note.INSTANTS_AT_OR_AFTER_AS_OF, ignored)
                    .build();
        }

        private Figure growth(String definition, TimeWindow window, long active, long previous) {
            return Figure.builder(definition, window)
                    .ratio(active - previous, previous)
                    .n(previous)
                    .note(Note.INSTANTS_AT_OR_AFTER_AS_OF, ignored)
                    .build();
        }
    }
}
