package dev.northing.metrics.activation;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRun;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.DurationCount;
import dev.northing.metrics.stats.OrderedSample;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.SurvivalCurve;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Computes how many units pass each step of a funnel.
 *
 * <p>In words: a unit enters with an event of the first step (of any step, where the order is free) and reaches step k
 * if steps 2 to k follow within the window after that, by the rules of the {@link FunnelSpec}; each event is one step.
 * In symbols, for entered units E and r(u) the steps a unit reached: |{u &isin; E : r(u) &ge; k}| / |E|, and over |{u
 * &isin; E : r(u) &ge; k - 1}|. Unit: shares in [0, 1], of units. Source: metrics 1.1, intervals of Wilson 1927 at 95 %.
 *
 * <p>The window's end is included. Unless the spec says otherwise, an entry counts once its window is over; units with
 * open entries only are immature. Units that an exclusion removed and events at or after the as-of instant are noted.
 * No entry gives no value. Example: of three organizations that signed up, two created a project and one of them built:
 * 2/3, then 1/2, in all 1/3 ({@code FunnelTest}). A unit with n
 * events and k steps costs O(n k), and O(n w) for w events within a window if the order is free.
 *
 * <p>Immutable.
 *
 * @param spec what the funnel is
 * @since 0.1.0
 */
public record Funnel(FunnelSpec spec) implements RunsCalculator<FunnelFigures> {

    private static final double MEDIAN = 0.5;

    /**
     * Accepts any spec.
     *
     * @param spec what the funnel is
     */
    public Funnel {
        Objects.requireNonNull(spec, "spec");
    }

    @Override
    public String definition() {
        return spec.definition();
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        long bits = 0;
        for (int i = 0; i < spec.steps().size(); i++) {
            bits |= spec.steps().get(i).events().test(event) ? 1L << i : 0;
        }
        for (int i = 0; i < spec.exclusions().size(); i++) {
            bits |= spec.exclusions().get(i).events().test(event) ? 1L << (FunnelSpec.MOST_STEPS + i) : 0;
        }
        // In strict order every event matters, for it comes in between.
        if (bits != 0 || spec.order() == FunnelOrder.STRICT) {
            state.add(event, bits);
        }
    }

    @Override
    public FunnelFigures finish(UnitRuns state, Instant asOf) {
        Tally tally = new Tally(asOf);
        state.forEach((unit, run) -> tally.see(run));
        return figures(tally.counts(), asOf);
    }

    /**
     * Computes the figures of counts that another state has made.
     *
     * @param counts how far the units got
     * @param asOf the instant from which the past is seen
     * @return the figures
     * @throws IllegalArgumentException if there is not one number for each step
     */
    public FunnelFigures figures(FunnelCounts counts, Instant asOf) {
        if (counts.reached().size() != spec.steps().size()) {
            throw Require.refused(
                    "reached",
                    counts.reached().size() + " numbers",
                    "one for each of " + spec.steps().size() + " steps");
        }
        return new Assembly(counts, asOf).figures();
    }

    /**
     * The units that reached a step and not the next, for those who may see them.
     *
     * @param state the state to read
     * @param asOf the instant from which the past is seen
     * @param step the last step they reached, counted from 1
     * @return their ids in the order of their text
     * @throws IllegalArgumentException if there is no such step
     */
    public SortedSet<String> stoppedAfter(UnitRuns state, Instant asOf, int step) {
        if (step < 1 || step > spec.steps().size()) {
            throw Require.refused("step", step, "a step in [1, " + spec.steps().size() + "]");
        }
        long end = EpochMillis.ceil(asOf);
        SortedSet<String> units = new TreeSet<>();
        state.forEach((unit, run) -> {
            if (new FunnelWalk(spec, run.before(end)).passage(end).reach() == step) {
                units.add(unit);
            }
        });
        return Collections.unmodifiableSortedSet(units);
    }

    private final class Tally {

        private final long end;
        private final long[] reached = new long[spec.steps().size()];
        private final List<DurationCount> waits = new ArrayList<>();
        private long open;
        private long removed;
        private long late;

        Tally(Instant asOf) {
            this.end = EpochMillis.ceil(asOf);
        }

        void see(UnitRun run) {
            List<Occurrence> known = run.before(end);
            late += run.occurrences().size() - known.size();
            FunnelPassage passage = new FunnelWalk(spec, known).passage(end);
            switch (passage.kind()) {
                case NOT_ENTERED -> {}
                case STILL_OPEN -> open++;
                case REMOVED -> removed++;
                case JUDGED -> judge(passage.times());
            }
        }

        private void judge(List<Long> times) {
            for (int i = 0; i < times.size(); i++) {
                reached[i]++;
            }
            long entry = times.get(0);
            if (times.size() == reached.length) {
                waits.add(DurationCount.event(EpochMillis.between(entry, times.get(times.size() - 1))));
            } else {
                long seen = Math.min(spec.window().toMillis(), EpochMillis.between(entry, end));
                waits.add(DurationCount.censored(seen));
            }
        }

        FunnelCounts counts() {
            return new FunnelCounts(LongStream.of(reached).boxed().toList(), waits, open, removed, late);
        }
    }

    /** Makes figures of counts. */
    private final class Assembly {

        private final FunnelCounts counts;
        private final TimeWindow window;

        Assembly(FunnelCounts counts, Instant asOf) {
            this.counts = counts;
            this.window = TimeWindow.before(asOf);
        }

        FunnelFigures figures() {
            List<Long> reached = counts.reached();
            List<FunnelStepFigures> steps = new ArrayList<>();
            for (int i = 0; i < reached.size(); i++) {
                String step = spec.steps().get(i).name();
                String id = definition() + "." + step;
                Figure ofEntered = share(id + ".of_entered", reached.get(i), reached.get(0))
                        .build();
                Figure ofPrevious = share(id + ".of_previous", reached.get(i), reached.get(Math.max(0, i - 1)))
                        .build();
                steps.add(new FunnelStepFigures(step, reached.get(i), ofEntered, ofPrevious));
            }
            Figure conversion = share(definition(), reached.get(reached.size() - 1), reached.get(0))
                    .note(Note.UNITS_EXCLUDED, counts.removed())
                    .note(Note.EVENTS_AT_OR_AFTER_AS_OF, counts.late())
                    .build();
            return new FunnelFigures(steps, conversion, SurvivalCurve.kaplanMeier(counts.waits()), median());
        }

        private FigureBuilder share(String id, long part, long whole) {
            return Figure.builder(id, window)
                    .ratio(part, whole)
                    .interval(Wilson.interval(new Proportion(part, whole)))
                    .n(whole)
                    .immature(counts.open());
        }

        private Figure median() {
            OrderedSample sample = OrderedSample.of(counts.waits().stream()
                    .flatMapToDouble(
                            wait -> DoubleStream.generate(wait::duration).limit(wait.events()))
                    .toArray());
            return Figure.builder(definition() + ".median_of_converted", window)
                    .value(sample.quantile(MEDIAN))
                    .interval(sample.interval(MEDIAN, Wilson.DEFAULT_LEVEL))
                    .n(sample.size())
                    .build();
        }
    }
}
