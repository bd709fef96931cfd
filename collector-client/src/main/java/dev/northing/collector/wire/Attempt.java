package dev.northing.collector.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is special about one try to send some events.
 *
 * <p>Immutable.
 *
 * @param number 1 for the first try of these events, 2 for the next
 * @param sentAt when it starts
 * @param idempotencyKey names these very events and the report, the same on every try
 * @param report what the client has lost, the same on every try; null when there is nothing to report
 * @since 0.1.0
 */
public record Attempt(
        int number,
        Instant sentAt,
        String idempotencyKey,
        @Nullable LossReport report) {

    /**
     * Creates an attempt without a report.
     *
     * @param number 1 for the first try of these events, 2 for the next
     * @param sentAt when it starts
     * @param idempotencyKey names these very events, the same on every try
     */
    public Attempt(int number, Instant sentAt, String idempotencyKey) {
        this(number, sentAt, idempotencyKey, null);
    }
}
