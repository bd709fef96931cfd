package dev.northing.collector.spool;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Events that stand in earlier segments and once more in a later one, which began behind a write or a force that failed.
 *
 * <p>Events are handed out segment by segment and in order, so there is one boundary: what is below it is taken from the earlier
 * segments, the rest from the later one. It lies where the fewest events are lost, and as low as that allows, because the later
 * copies were forced. Confined to one thread.
 */
final class Overlap {

    private final List<Segment> earlier;
    private final Segment later;

    /** The last event that stands in an earlier segment. */
    private final long through;

    Overlap(List<Segment> before, Segment later) {
        this.earlier =
                before.stream().filter(segment -> segment.last >= later.base).toList();
        this.later = later;
        this.through =
                earlier.stream().mapToLong(segment -> segment.live.last()).max().orElse(later.base - 1);
    }

    /** Leaves each event to one segment only; returns those that can be taken from none, as a rule no one. */
    long[] resolve() {
        if (earlier.isEmpty()) {
            return new long[0];
        }
        long boundary = boundary();
        long[] lost = sequences()
                .filter(i -> i < boundary ? isOnlyLater(i) : isOnlyEarlier(i))
                .toArray();
        for (Segment segment : earlier) {
            segment.live.remove(boundary, Long.MAX_VALUE - 1);
            segment.last = Math.min(segment.last, boundary - 1);
        }
        later.live.removeThrough(boundary - 1);
        return lost;
    }

    private LongStream sequences() {
        return LongStream.rangeClosed(later.base, through);
    }

    private long boundary() {
        long lost = sequences().filter(this::isOnlyEarlier).count();
        long fewest = lost;
        long boundary = later.base;
        for (long i = later.base; i <= through; i++) {
            lost += isOnlyLater(i) ? 1 : 0;
            lost -= isOnlyEarlier(i) ? 1 : 0;
            boundary = lost < fewest ? i + 1 : boundary;
            fewest = Math.min(fewest, lost);
        }
        return boundary;
    }

    private boolean isOnlyLater(long sequence) {
        return later.live.contains(sequence) && !isEarlier(sequence);
    }

    private boolean isOnlyEarlier(long sequence) {
        return !later.live.contains(sequence) && isEarlier(sequence);
    }

    private boolean isEarlier(long sequence) {
        return earlier.stream().anyMatch(segment -> segment.live.contains(sequence));
    }
}
