package dev.northing.core.event;

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

    private EventLimits() {}
}
