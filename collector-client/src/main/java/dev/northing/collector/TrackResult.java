package dev.northing.collector;

import org.jspecify.annotations.Nullable;

/**
 * What became of one call of {@link TelemetryClient#track}.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum TrackResult {
    /** The event is queued: from now on it is pending until it is delivered, or dropped with a reason. */
    ACCEPTED(null),
    /**
     * Queued and counted as accepted, but not known to survive a crash: an answer of {@link TelemetryClient#trackDurably}
     * only, of a client whose queue lives in memory, or that was closed before the event was stored.
     */
    NOT_DURABLE(null),
    /**
     * Queued and counted as accepted, then dropped to make room for a newer event: an answer of {@link
     * TelemetryClient#trackDurably} only, with {@link OverflowPolicy#dropOldest()}.
     */
    EVICTED(null),
    /** Refused: a kill switch of the environment is on. */
    SWITCHED_OFF(DropReason.SWITCHED_OFF),
    /** Refused: the event has defects, see {@code Event.defects()}. */
    INVALID(DropReason.INVALID),
    /** Refused: the dictionary declares no such event. */
    UNDECLARED(DropReason.UNDECLARED),
    /** Refused: the event's definition has expired or was removed. */
    RETIRED(DropReason.RETIRED),
    /** Refused: consent for the event's purpose is not given. */
    NO_CONSENT(DropReason.NO_CONSENT),
    /** Refused: the consent source threw or gave no answer. */
    CONSENT_FAILED(DropReason.CONSENT_FAILED),
    /** Refused: a required identifier or property is missing, or its value breaks the definition. */
    INCOMPLETE(DropReason.INCOMPLETE),
    /** Refused: the event is over 32 KiB. */
    TOO_LARGE(DropReason.TOO_LARGE),
    /** Refused: the queue has no room, in events or in bytes; with {@link OverflowPolicy#block}, none came in time. */
    QUEUE_FULL(DropReason.QUEUE_FULL),
    /** Refused: the client is closed. */
    CLOSED(DropReason.CLOSED),
    /** Refused: something unforeseen was thrown while the event was taken in. */
    INTERNAL(DropReason.INTERNAL);

    private final @Nullable DropReason reason;

    TrackResult(@Nullable DropReason reason) {
        this.reason = reason;
    }

    /**
     * Tells whether the event was taken, whatever became of it then.
     *
     * @return true only for {@link #ACCEPTED}, {@link #NOT_DURABLE} and {@link #EVICTED}
     */
    public boolean isAccepted() {
        return reason == null;
    }

    /**
     * Returns the reason under which a refusal is counted.
     *
     * @return the reason, or null for {@link #ACCEPTED}, {@link #NOT_DURABLE} and {@link #EVICTED}
     */
    public @Nullable DropReason reason() {
        return reason;
    }
}
