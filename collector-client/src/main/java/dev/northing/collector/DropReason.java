package dev.northing.collector;

/**
 * Why an event did not arrive: the one list for the whole client.
 *
 * <p>The first eleven are answers of {@link TelemetryClient#track}: the event was never accepted. The others, and {@link
 * #NO_CONSENT}, {@link #CONSENT_FAILED}, {@link #TOO_LARGE} and {@link #QUEUE_FULL} once more, befall events that were accepted before.
 * Immutable.
 *
 * @since 0.1.0
 */
public enum DropReason {
    /** A kill switch of the environment is on. */
    SWITCHED_OFF,
    /** The event has defects: a name, value or structure that no dictionary could allow. */
    INVALID,
    /** The dictionary declares no such event. */
    UNDECLARED,
    /** The event's definition has expired or was removed. */
    RETIRED,
    /** Consent for the event's purpose is not given, or no longer. */
    NO_CONSENT,
    /** The consent source threw or gave no answer, which counts as a refusal. */
    CONSENT_FAILED,
    /** A required identifier or property is missing, or its value breaks the definition. */
    INCOMPLETE,
    /** The event is over 32 KiB, or the receiver says that this single event is too large. */
    TOO_LARGE,
    /** The queue has no room, in events or in bytes; counted as dropped when the event had to make room for a newer one. */
    QUEUE_FULL,
    /** The client is closed. */
    CLOSED,
    /** Something unforeseen was thrown while the event was taken in. */
    INTERNAL,
    /** The receiver refuses this single event for what it is. */
    REJECTED,
    /** The wire to the receiver cannot carry the event; {@code docs/wire-formats.md} says what it asks for. */
    UNSENDABLE,
    /** The client was closed before the event could be delivered or stored. */
    SHUTDOWN,
    /** The state directory's quota was reached, and the event was among the oldest. */
    QUOTA,
    /** The disk was full, and the event was among the oldest. */
    NO_SPACE,
    /** The event was stored for longer than the age limit. */
    EXPIRED,
    /** The event was erased from the state directory on request. */
    ERASED,
    /** The stored event was damaged. */
    CORRUPT,
    /** The file that held the event was gone. */
    MISSING,
    /** The disk could not be read, or not be written until the client was closed. */
    IO_ERROR
}
