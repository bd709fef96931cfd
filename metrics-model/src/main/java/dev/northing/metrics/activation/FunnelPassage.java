package dev.northing.metrics.activation;

import java.util.List;

/** What became of one unit: when it took each step that it reached, in order. */
record FunnelPassage(Kind kind, List<Long> times, boolean excluded) {

    static final FunnelPassage NOT_ENTERED = new FunnelPassage(Kind.NOT_ENTERED, List.of(), false);
    static final FunnelPassage STILL_OPEN = new FunnelPassage(Kind.STILL_OPEN, List.of(), false);
    static final FunnelPassage REMOVED = new FunnelPassage(Kind.REMOVED, List.of(), true);

    int reach() {
        return times.size();
    }

    enum Kind {
        NOT_ENTERED,
        STILL_OPEN,
        REMOVED,
        JUDGED
    }
}
