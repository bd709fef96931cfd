package dev.northing.collector;

import java.time.Duration;
import java.util.Map;

/**
 * What a flush achieved.
 *
 * <p>Immutable.
 *
 * @param complete whether every event accepted before the call is by now delivered or dropped
 * @param delivered events delivered during the call
 * @param dropped events given up during the call, by reason
 * @param pending events that wait or are on their way at the end of the call
 * @param elapsed how long the call took
 * @since 0.1.0
 */
public record FlushReport(
        boolean complete, long delivered, Map<DropReason, Long> dropped, long pending, Duration elapsed) {

    /**
     * Copies the map.
     *
     * @param complete whether every event accepted before the call is by now delivered or dropped
     * @param delivered events delivered during the call
     * @param dropped events given up during the call, by reason
     * @param pending events that wait or are on their way at the end of the call
     * @param elapsed how long the call took
     */
    public FlushReport {
        dropped = Accounting.copy(DropReason.class, dropped);
    }
}
