package dev.northing.collector.scrub;

/**
 * How sure a finding is; as an argument, how sure it must be at least.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Confidence {
    /** The shape alone fits. */
    POSSIBLE,
    /** The shape is strong, or a cue stands in the key or within 32 characters before. */
    LIKELY,
    /** A checksum holds, or a vendor's prefix and length fit. */
    CERTAIN
}
