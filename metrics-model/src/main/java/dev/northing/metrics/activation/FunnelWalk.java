package dev.northing.metrics.activation;

import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.input.EpochMillis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows one unit through a funnel: finds its entries and how far each of them reaches. */
final class FunnelWalk {

    private final FunnelSpec spec;
    private final long window;
    private final List<List<Occurrence>> instants;

    FunnelWalk(FunnelSpec spec, List<Occurrence> events) {
        this.spec = spec;
        this.window = spec.window().toMillis();
        this.instants = instants(events);
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
                FunnelPassage found = walk(entries.get(i));
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
            if (new Steps().take(instants.get(i)) > 0) {
                entries.add(i);
                if (spec.reentry() == ReentryPolicy.FIRST_ENTRY) {
                    break;
                }
            }
        }
        return entries;
    }

    private FunnelPassage walk(int entry) {
        Steps steps = new Steps();
        List<Long> times = new ArrayList<>();
        long last = EpochMillis.plus(time(entry), window);
        for (int i = entry;
                i < instants.size()
                        && time(i) <= last
                        && times.size() < spec.steps().size();
                i++) {
            int taken = steps.take(instants.get(i));
            for (int step = 0; step < taken; step++) {
                times.add(time(i));
            }
            if (taken == 0 && isExcluded(instants.get(i), times.size())) {
                return new FunnelPassage(FunnelPassage.Kind.JUDGED, times, true);
            }
            if (taken == 0 && spec.order() == FunnelOrder.STRICT) {
                break;
            }
        }
        return new FunnelPassage(FunnelPassage.Kind.JUDGED, times, false);
    }

    private boolean isExcluded(List<Occurrence> instant, int reach) {
        for (int i = 0; i < spec.exclusions().size(); i++) {
            long bit = 1L << (FunnelSpec.MOST_STEPS + i);
            if (spec.exclusions().get(i).covers(reach)
                    && instant.stream().anyMatch(event -> (event.value() & bit) != 0)) {
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
            if (found.isEmpty() || stretch != current || spec.ties() == TieRule.ID_ORDER) {
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
