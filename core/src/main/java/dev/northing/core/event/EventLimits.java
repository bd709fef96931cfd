package dev.northing.core.event;

import java.time.Instant;

/**
 * The sizes that every event keeps, whatever its dictionary says.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class EventLimits {

    /** Bytes of an event's canonical JSON at most: 32 KiB, the tightest cap among the wires. */
    public static final int MAX_EVENT_BYTES = 32 * 1024;

    /** Entries of an event's properties, of a nested map, and elements of a list at most, each. */
    public static final int MAX_PROPERTIES = 255;

    /** Levels of values at most: a property's own value is level 1, an element of a list in it level 2. */
    public static final int MAX_NESTING = 8;

    /** UTF-16 units of an event's or a property's name at most. */
    public static final int MAX_NAME_LENGTH = 256;

    /** UTF-16 units of a subject identifier at most. */
    public static final int MAX_IDENTIFIER_LENGTH = 256;

    /** Values of an event in all at most, those inside of lists and maps included: each takes two bytes of JSON. */
    public static final int MAX_VALUES = MAX_EVENT_BYTES / 2;

    /** The earliest time that RFC 3339 can say. */
    public static final Instant MIN_TIME = Instant.parse("0000-01-01T00:00:00Z");

    /** The latest time that RFC 3339 can say. */
    public static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private EventLimits() {}

    /**
     * Tells whether RFC 3339 can say a time.
     *
     * @param time any time
     * @return whether it lies within the years 0000 to 9999 UTC
     */
    public static boolean isWithinTime(Instant time) {
        return !time.isBefore(MIN_TIME) && !time.isAfter(MAX_TIME);
    }
}
