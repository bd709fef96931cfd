package dev.northing.collector.wire;

/**
 * What a receiver takes at most in one request; beyond it would refuse, or take and forget.
 *
 * <p>Immutable.
 *
 * @param maxEvents events, at least 1
 * @param maxBodyBytes bytes of the body before compression
 * @since 0.1.0
 */
public record WireLimits(int maxEvents, long maxBodyBytes) {

    /** No bounds but those of the client itself. */
    public static final WireLimits NONE = new WireLimits(Integer.MAX_VALUE, Long.MAX_VALUE);
}
