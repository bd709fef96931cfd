package dev.northing.metrics.aggregate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds the events of one unit, each id once, in order.
 *
 * <p>Where one id came with several times or numbers, the least of them in the order of {@link Occurrence} is kept, so
 * that the outcome does not depend on the order of arrival. New events go to the end; sorting happens when the run has
 * doubled and when it is read.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class UnitRun {

    private static final int FIRST_ROOM = 16;

    private List<Occurrence> occurrences = new ArrayList<>();
    private int room = FIRST_ROOM;
    private boolean settled = true;

    UnitRun() {}

    /**
     * The events in order.
     *
     * @return a view that is valid until the run changes, unmodifiable
     */
    public List<Occurrence> occurrences() {
        settle();
        return Collections.unmodifiableList(occurrences);
    }

    /**
     * The events before an instant.
     *
     * @param time milliseconds since the epoch
     * @return a view of those with an earlier time, in order
     */
    public List<Occurrence> before(long time) {
        List<Occurrence> all = occurrences();
        return all.subList(0, indexOf(time));
    }

    /**
     * The events within {@code [from, to)}.
     *
     * @param from the first millisecond inside
     * @param to the first millisecond after, at least {@code from}
     * @return a view of those events, in order
     */
    public List<Occurrence> within(long from, long to) {
        List<Occurrence> all = occurrences();
        return all.subList(indexOf(from), indexOf(to));
    }

    void add(Occurrence occurrence) {
        if (occurrences.size() >= room) {
            settle();
            room = Math.max(FIRST_ROOM, 2 * occurrences.size());
        }
        occurrences.add(occurrence);
        settled = false;
    }

    void addAll(UnitRun other) {
        // The copy matters if the other run is this one.
        List.copyOf(other.occurrences).forEach(this::add);
    }

    private int indexOf(long time) {
        int from = 0;
        int to = occurrences.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (occurrences.get(middle).time() < time) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private void settle() {
        if (settled) {
            return;
        }
        Collections.sort(occurrences);
        Set<String> ids = new HashSet<>();
        List<Occurrence> distinct = new ArrayList<>(occurrences.size());
        for (Occurrence occurrence : occurrences) {
            if (ids.add(occurrence.id())) {
                distinct.add(occurrence);
            }
        }
        occurrences = distinct;
        settled = true;
    }
}
