package dev.northing.collector.wire;

import java.time.Instant;

/**
 * What is special about one try to send some events.
 *
 * <p>Immutable.
 *
 * @param number 1 for the first try of these events, 2 for the next
 * @param sentAt when it starts
 * @param idempotencyKey names these very events, the same on every try
 * @since 0.1.0
 */
public record Attempt(int number, Instant sentAt, String idempotencyKey) {}
