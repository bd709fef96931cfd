package dev.northing.core.event;

import java.util.Objects;

/**
 * One thing that makes an event unfit to be tracked, found while the event was built.
 *
 * <p>Holds the place, never the value. Immutable.
 *
 * @param kind what is wrong
 * @param place the property, nested path or identifier concerned, or {@code "name"}; shortened to 64 UTF-16 units,
 *     control characters replaced by {@code '?'}
 * @since 0.1.0
 */
public record EventDefect(Kind kind, String place) {

    /** UTF-16 units of a place at most. */
    static final int MAX_PLACE_LENGTH = 64;

    /**
     * What can be wrong with an event before any dictionary is asked.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** A name is empty. */
        NAME_EMPTY,
        /** A name is longer than {@link EventLimits#MAX_NAME_LENGTH}. */
        NAME_TOO_LONG,
        /** A name holds a control character or half a surrogate pair, or a property's name starts with {@code '@'}. */
        NAME_MALFORMED,
        /** An identifier is empty, longer than {@link EventLimits#MAX_IDENTIFIER_LENGTH}, or holds control characters. */
        IDENTIFIER_MALFORMED,
        /** There are more than {@link EventLimits#MAX_PROPERTIES} entries or elements. */
        TOO_MANY_PROPERTIES,
        /** A value is nested deeper than {@link EventLimits#MAX_NESTING}, or contains itself. */
        TOO_DEEP,
        /** A value alone cannot fit in {@link EventLimits#MAX_EVENT_BYTES}. */
        TOO_LARGE,
        /** A number is NaN or infinite. */
        NOT_FINITE,
        /** A time lies outside the years 0000 to 9999, which RFC 3339 cannot say. */
        TIME_OUT_OF_RANGE,
        /** A Java value has no property type: neither text, number, boolean, instant, duration, list nor map. */
        UNSUPPORTED_TYPE
    }

    /**
     * Shortens the place and replaces its control characters, so that it can stand in a log line.
     *
     * @param kind what is wrong
     * @param place the property, nested path or identifier concerned
     */
    public EventDefect {
        Objects.requireNonNull(kind, "kind");
        place = Names.printable(place, MAX_PLACE_LENGTH);
    }
}
