package dev.northing.metrics.activation;

import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.input.EpochMillis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows one unit through a funnel: finds its entries and how far each of them reaches. */
final class FunnelWalk {

    private final FunnelSpec spec;
    private final long window;
    private final List<List<Occurrence>> instants;
    // All bits of each instant's events.
    private final long[] bits;
    // For each bit that matters, and each instant, the first instant from there on that has an event with the bit.
    private final int[][] next;

    FunnelWalk(FunnelSpec spec, List<Occurrence> events) {
        this.spec = spec;
        this.window = spec.window().toMillis();
        this.instants = instants(events);
        this.bits = instants.stream().mapToLong(FunnelWalk::union).toArray();
        this.next = new int[FunnelSpec.MOST_STEPS + spec.exclusions().size()][];
        if (spec.order() == FunnelOrder.ORDERED) {
            index(0, spec.steps().size());
            index(FunnelSpec.MOST_STEPS, next.length);
        }
    }

    /** Where the unit got to, or that it has no entry, or none that can be judged before the end. */
    FunnelPassage passage(long end) {
        List<Integer> entries = entries();
        if (entries.isEmpty()) {
            return FunnelPassage.NOT_ENTERED;
        }
        FunnelPassage best = FunnelPassage.STILL_OPEN;
        boolean excluded = false;
        // From the latest on, so that of entries that reach equally far the latest is kept.
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (counts(time(entries.get(i)), end)) {
                FunnelPassage found = isWithGrace() ? walkWithGrace(entries.get(i)) : walk(entries.get(i));
                excluded |= found.excluded();
                best = found.reach() > best.reach() ? found : best;
                if (best.reach() == spec.steps().size()) {
                    return best;
                }
            }
        }
        return excluded && spec.effect() == ExclusionEffect.REMOVE ? FunnelPassage.REMOVED : best;
    }

    private boolean counts(long entry, long end) {
        return spec.openEntriesCount() || EpochMillis.plus(entry, window) < end;
    }

    private List<Integer> entries() {
        List<Integer> entries = new ArrayList<>();
        for (int i = 0; i < instants.size(); i++) {
            if (isEntry(i)) {
                entries.add(i);
                if (spec.reentry() == ReentryPolicy.FIRST_ENTRY) {
                    break;
                }
            }
        }
        return entries;
    }

    private boolean isEntry(int instant) {
        long steps = spec.order() == FunnelOrder.ANY ? (1L << spec.steps().size()) - 1 : 1;
        return (bits[instant] & steps) != 0;
    }

    private FunnelPassage walk(int entry) {
        Steps steps = new Steps();
        List<Long> times = new ArrayList<>();
        long last = EpochMillis.plus(time(entry), window);
        int i = entry;
        while (i < instants.size()
                && time(i) <= last
                && times.size() < spec.steps().size()) {
            int taken = steps.take(instants.get(i));
            times.addAll(Collections.nCopies(taken, time(i)));
            if (taken == 0 && isExcluded(i, times.size())) {
                return new FunnelPassage(FunnelPassage.Kind.JUDGED, times, true);
            }
            if (taken == 0 && spec.order() == FunnelOrder.STRICT) {
                break;
            }
            i = following(i + 1, times.size());
        }
        return new FunnelPassage(FunnelPassage.Kind.JUDGED, times, false);
    }

    private boolean isWithGrace() {
        return spec.ties() == TieRule.WITHIN_GRACE && spec.order() == FunnelOrder.ORDERED;
    }

    /** Each step takes the earliest event left that is not too early: any later one leaves less to those behind. */
    private FunnelPassage walkWithGrace(int entry) {
        long last = EpochMillis.plus(time(entry), window);
        boolean[] used = new boolean[instants.size()];
        List<Long> times = new ArrayList<>();
        int event = entry;
        long reached = time(entry);
        while (event < instants.size() && time(event) <= last) {
            used[event] = true;
            reached = Math.max(reached, time(event));
            times.add(reached);
            if (times.size() == spec.steps().size()) {
                break;
            }
            event = firstUnused(
                    used,
                    times.size(),
                    EpochMillis.plus(reached, -spec.instant().toMillis()));
            boolean isNext = event < instants.size() && time(event) <= last;
            if (isExcludedBetween(reached, isNext ? time(event) : EpochMillis.plus(last, 1), times.size())) {
                return new FunnelPassage(FunnelPassage.Kind.JUDGED, times, true);
            }
        }
        return new FunnelPassage(FunnelPassage.Kind.JUDGED, times, false);
    }

    private int firstUnused(boolean[] used, int step, long from) {
        int i = 0;
        while (i < instants.size() && (used[i] || time(i) < from || (bits[i] & 1L << step) == 0)) {
            i++;
        }
        return i;
    }

    private boolean isExcludedBetween(long after, long before, int reach) {
        for (int i = 0; i < instants.size(); i++) {
            if (time(i) > after && time(i) < before && isExcluded(i, reach)) {
                return true;
            }
        }
        return false;
    }

    /** The first instant from the given one on that can change anything; in order all others are passed over. */
    private int following(int from, int reach) {
        if (spec.order() != FunnelOrder.ORDERED
                || from >= instants.size()
                || reach == spec.steps().size()) {
            return from;
        }
        int first = next[reach][from];
        for (int i = 0; i < spec.exclusions().size(); i++) {
            if (spec.exclusions().get(i).covers(reach)) {
                first = Math.min(first, next[FunnelSpec.MOST_STEPS + i][from]);
            }
        }
        return first;
    }

    private void index(int fromBit, int toBit) {
        for (int bit = fromBit; bit < toBit; bit++) {
            next[bit] = new int[instants.size()];
            int first = instants.size();
            for (int i = instants.size() - 1; i >= 0; i--) {
                first = (bits[i] & 1L << bit) != 0 ? i : first;
                next[bit][i] = first;
            }
        }
    }

    private static long union(List<Occurrence> instant) {
        long bits = 0;
        for (Occurrence event : instant) {
            bits |= event.value();
        }
        return bits;
    }

    private boolean isExcluded(int instant, int reach) {
        for (int i = 0; i < spec.exclusions().size(); i++) {
            long bit = 1L << (FunnelSpec.MOST_STEPS + i);
            if (spec.exclusions().get(i).covers(reach) && (bits[instant] & bit) != 0) {
                return true;
            }
        }
        return false;
    }

    private long time(int instant) {
        return instants.get(instant).get(0).time();
    }

    private List<List<Occurrence>> instants(List<Occurrence> events) {
        long length = spec.instant().toMillis();
        List<List<Occurrence>> found = new ArrayList<>();
        long current = 0;
        for (Occurrence event : events) {
            long stretch = Math.floorDiv(event.time(), length);
            if (found.isEmpty() || stretch != current || isEachByItself()) {
                found.add(new ArrayList<>());
            }
            found.get(found.size() - 1).add(event);
            current = stretch;
        }
        if (spec.ties() == TieRule.ID_ORDER) {
            found.sort(Comparator.comparingLong(
                            (List<Occurrence> only) -> only.get(0).time())
                    .thenComparing(only -> only.get(0).id()));
        }
        return found;
    }

    private boolean isEachByItself() {
        return spec.ties() == TieRule.ID_ORDER || spec.ties() == TieRule.WITHIN_GRACE;
    }

    /**
     * Gives each step at most one event and each event at most one step. Within an instant steps may swap their events
     * (Kuhn's augmenting paths); in any order they may do so over the whole window.
     */
    private final class Steps {

        private final @Nullable Occurrence[] eventOf =
                new Occurrence[spec.steps().size()];
        private int reach;

        /** How many further steps an instant's events reach. */
        int take(List<Occurrence> instant) {
            return spec.order() == FunnelOrder.ANY ? takeAnyStep(instant) : takeNextSteps(instant);
        }

        private int takeAnyStep(List<Occurrence> instant) {
            int before = reach;
            for (Occurrence event : instant) {
                reach += place(event, new boolean[eventOf.length]) ? 1 : 0;
            }
            return reach - before;
        }

        private boolean place(Occurrence event, boolean[] tried) {
            for (int step = 0; step < eventOf.length; step++) {
                if (!tried[step] && matches(event, step)) {
                    tried[step] = true;
                    Occurrence held = eventOf[step];
                    if (held == null || place(held, tried)) {
                        eventOf[step] = event;
                        return true;
                    }
                }
            }
            return false;
        }

        private int takeNextSteps(List<Occurrence> instant) {
            int most = spec.ties() == TieRule.EITHER_ORDER ? instant.size() : 1;
            int[] stepOf = new int[instant.size()];
            Arrays.fill(stepOf, -1);
            int taken = 0;
            while (taken < most
                    && reach + taken < eventOf.length
                    && assign(reach + taken, instant, stepOf, new boolean[instant.size()])) {
                taken++;
            }
            reach += taken;
            return taken;
        }

        private boolean assign(int step, List<Occurrence> instant, int[] stepOf, boolean[] tried) {
            for (int i = 0; i < stepOf.length; i++) {
                if (!tried[i] && matches(instant.get(i), step)) {
                    tried[i] = true;
                    if (stepOf[i] < 0 || assign(stepOf[i], instant, stepOf, tried)) {
                        stepOf[i] = step;
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean matches(Occurrence event, int step) {
            return (event.value() & 1L << step) != 0;
        }
    }
}
