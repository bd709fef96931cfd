package dev.northing.metrics.scan;

import dev.northing.metrics.EventView;
import dev.northing.metrics.activation.Funnel;
import dev.northing.metrics.activation.FunnelCounts;
import dev.northing.metrics.activation.FunnelFigures;
import dev.northing.metrics.activation.FunnelSpec;
import dev.northing.metrics.activation.FunnelStep;
import dev.northing.metrics.aggregate.Aggregator;
import dev.northing.metrics.aggregate.StateCodec;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.DurationCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Computes a funnel of many units in little memory: {@link Funnel} by its own defaults, from sorted numbers.
 *
 * <p>In words: a unit enters with an event of the first step and reaches step k if steps 2 to k follow, in order, within
 * the window after that, its end included; each entry counts once its window is over, the one that reaches furthest is
 * taken, the latest of several; steps of one millisecond come in whichever order reaches furthest. In symbols, for
 * entered units E and r(u) the steps a unit reached: |{u &isin; E : r(u) &ge; k}| / |E|. Unit: shares in [0, 1], of
 * units. Source: {@link Funnel}, whose figures these are.
 *
 * <p>Steps must be disjoint: no event may be two of them. Events are held apart by unit, millisecond and step and need
 * no id. Events at or after the as-of instant, and those in years before 1692 or after 2247, are noted and in no step.
 * No entry gives no value. Example: of three organizations that signed up, two created a project and one of them built:
 * 2/3, then 1/2, in all 1/3 ({@code FunnelScanTest}). A unit with n events and k steps costs O(n log n).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class FunnelScan implements Aggregator<EventView, UnitSteps, FunnelFigures> {

    private final Funnel funnel;

    private FunnelScan(FunnelSpec spec) {
        this.funnel = new Funnel(spec);
    }

    /**
     * A funnel of disjoint steps.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window how long after its entry a unit may take, positive whole milliseconds
     * @param steps the steps, one to 16, of which no event is two
     * @return the calculator
     * @throws IllegalArgumentException if there are no or too many steps, or as {@link FunnelSpec#ordered} says
     */
    public static FunnelScan of(String definition, Duration window, FunnelStep... steps) {
        if (steps.length > StepRuns.MOST_STEPS) {
            throw Require.refused("steps", steps.length, "at most " + StepRuns.MOST_STEPS);
        }
        return new FunnelScan(FunnelSpec.ordered(definition, window, steps));
    }

    @Override
    public UnitSteps create() {
        return new UnitSteps();
    }

    @Override
    public void add(UnitSteps state, EventView event) {
        int taken = -1;
        List<FunnelStep> steps = funnel.spec().steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).events().test(event)) {
                if (taken >= 0) {
                    throw Require.refused("event", "two steps at once", "disjoint steps; else use Funnel");
                }
                taken = i;
            }
        }
        if (taken >= 0) {
            state.add(event.unit(), event.epochMillis(), taken);
        }
    }

    @Override
    public void merge(UnitSteps into, UnitSteps from) {
        into.addAll(from);
    }

    @Override
    public FunnelFigures finish(UnitSteps state, Instant asOf) {
        return finish(state.runs(), asOf);
    }

    /**
     * Computes the figures of units that the caller has numbered.
     *
     * @param runs the events to read; steps are numbered from 0 in the order of this funnel
     * @param asOf the instant from which the past is seen
     * @return the figures
     */
    public FunnelFigures finish(StepRuns runs, Instant asOf) {
        Walk walk = new Walk(asOf);
        runs.forEach(walk);
        return funnel.figures(walk.counts(), asOf);
    }

    @Override
    public StateCodec<UnitSteps> codec() {
        return UnitSteps.codec(funnel.definition());
    }

    /** Keeps for each step the latest entry that has reached it: a later entry can do all an earlier one still can. */
    private final class Walk implements StepRuns.RunVisitor {

        private static final long NONE = Long.MIN_VALUE;
        private static final int FIRST_ROOM = 1_024;

        private final int steps = funnel.spec().steps().size();
        private final long window = funnel.spec().window().toMillis();
        private final long end;
        private final long[] entries = new long[steps];
        private final long[] reached = new long[steps];
        private long completion;
        private long[] conversions = new long[FIRST_ROOM];
        private int converted;
        private long open;
        private long late;

        Walk(Instant asOf) {
            this.end = EpochMillis.ceil(asOf);
        }

        @Override
        public void see(int unit, long[] packed, int from, int to) {
            Arrays.fill(entries, NONE);
            boolean isOpen = false;
            for (int i = from; i < to; i++) {
                long time = StepRuns.time(packed[i]);
                int step = StepRuns.step(packed[i]);
                if (time >= end || time == StepRuns.LEAST_MILLIS || time == StepRuns.GREATEST_MILLIS) {
                    late++;
                } else if (step > 0) {
                    follow(time, step);
                } else if (EpochMillis.plus(time, window) < end) {
                    reach(time, time, 0);
                } else {
                    isOpen = true;
                }
            }
            judge(isOpen);
        }

        private void follow(long time, int step) {
            long entry = step < steps ? entries[step - 1] : NONE;
            if (entry != NONE && time - entry <= window) {
                reach(entry, time, step);
            }
        }

        private void reach(long entry, long time, int step) {
            if (entry > entries[step]) {
                entries[step] = entry;
                if (step == steps - 1) {
                    completion = time;
                }
            }
        }

        private void judge(boolean isOpen) {
            if (entries[0] == NONE) {
                open += isOpen ? 1 : 0;
                return;
            }
            for (int step = 0; step < steps && entries[step] != NONE; step++) {
                reached[step]++;
            }
            if (entries[steps - 1] != NONE) {
                convert(completion - entries[steps - 1]);
            }
        }

        private void convert(long duration) {
            if (converted == conversions.length) {
                conversions = Arrays.copyOf(conversions, 2 * converted);
            }
            conversions[converted++] = duration;
        }

        FunnelCounts counts() {
            return new FunnelCounts(LongStream.of(reached).boxed().toList(), waits(), open, 0, late);
        }

        /** An entry that counts was seen for its whole window, so whoever did not complete was seen that long. */
        private List<DurationCount> waits() {
            Arrays.sort(conversions, 0, converted);
            List<DurationCount> waits = new ArrayList<>();
            int from = 0;
            for (int i = 1; i <= converted; i++) {
                if (i == converted || conversions[i] != conversions[from]) {
                    waits.add(new DurationCount(conversions[from], i - from, 0));
                    from = i;
                }
            }
            if (reached[0] > converted) {
                waits.add(new DurationCount(window, 0, reached[0] - converted));
            }
            return waits;
        }
    }
}
