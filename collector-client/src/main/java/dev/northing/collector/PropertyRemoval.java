package dev.northing.collector;

/**
 * Why a property or an identifier was left out of an event before the event was queued.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum PropertyRemoval {
    /** The event's definition declares no such property or identifier. */
    UNDECLARED,
    /** The value has another type than declared, or lies outside the declared values, bounds or length. */
    WRONG_VALUE,
    /** Its class, or its handling, says that such values are dropped. */
    DROPPED,
    /** The value has not the form that its handling needs, such as an IP address, and is dropped for safety. */
    UNREADABLE,
    /** It would be a pseudonym, and there is no key. */
    NO_KEY
}
