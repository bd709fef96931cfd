package dev.northing.collector;

import java.time.Duration;
import java.util.Map;

/**
 * What closing achieved, and what it had to give up.
 *
 * <p>An event whose request was under way when time ran out is counted as dropped with {@link DropReason#SHUTDOWN},
 * although the receiver may have it: nobody confirmed it. With a state directory it is pending. Immutable.
 *
 * @param complete whether nothing was given up and nothing is left
 * @param delivered events delivered while closing
 * @param dropped events given up while closing, by reason
 * @param pending events that are kept in the state directory for the next start; 0 for a queue in memory, unless the client was closed by a
 *     callback of its own thread, which goes on after the call returns
 * @param elapsed how long closing took
 * @since 0.1.0
 */
public record CloseReport(
        boolean complete, long delivered, Map<DropReason, Long> dropped, long pending, Duration elapsed) {

    /**
     * Copies the map.
     *
     * @param complete whether nothing was given up and nothing is left
     * @param delivered events delivered while closing
     * @param dropped events given up while closing, by reason
     * @param pending events that are kept in the state directory for the next start; 0 for a queue in memory, unless the client was closed by a
     *     callback of its own thread, which goes on after the call returns
     * @param elapsed how long closing took
     */
    public CloseReport {
        dropped = Accounting.copy(DropReason.class, dropped);
    }
}
