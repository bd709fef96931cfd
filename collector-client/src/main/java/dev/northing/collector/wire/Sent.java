package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import java.time.Instant;

/**
 * What an answer is an answer to.
 *
 * <p>Immutable, as long as nobody changes the events.
 *
 * @param events the request's events, in its order
 * @param compressed whether its body was compressed
 * @param now the time, for answers that name one
 * @since 0.1.0
 */
public record Sent(EventSlice events, boolean compressed, Instant now) {}
