package dev.northing.collector.consent;

import dev.northing.core.privacy.Purpose;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks the consent source, and takes every failure of it for a refusal.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ConsentGate {

    private final ConsentSource source;
    private final @Nullable ConsentLedger ledger;

    /**
     * Creates a gate without periods of consent.
     *
     * @param source whom to ask
     */
    public ConsentGate(ConsentSource source) {
        this(source, null);
    }

    /**
     * Creates a gate.
     *
     * @param source whom to ask
     * @param ledger knows periods of consent, and what was taken back by way of the client; or null for none
     */
    public ConsentGate(ConsentSource source, @Nullable ConsentLedger ledger) {
        this.source = Objects.requireNonNull(source, "source");
        this.ledger = ledger;
    }

    /**
     * Asks whether events of a purpose may be kept now.
     *
     * @param purpose the purpose
     * @return the decision; never throws
     */
    @SuppressWarnings("ConstantValue") // a source without null checks may still return null
    public Decision ask(Purpose purpose) {
        try {
            if (ledger != null && ledger != source && !ledger.isUnopposed(purpose)) {
                return Decision.SHUT;
            }
            ConsentState state = stateOf(purpose);
            if (state == null) {
                return Decision.FAILED;
            }
            return state.isPermitting() ? Decision.OPEN : Decision.SHUT;
        } catch (Throwable sourceFailed) {
            return Decision.FAILED;
        }
    }

    /** Whether a person wants to be forgotten is not the application's to permit. */
    private ConsentState stateOf(Purpose purpose) {
        return purpose.equals(ConsentLedger.DELETION_REQUEST) ? ConsentState.NOT_REQUIRED : source.state(purpose);
    }

    /**
     * Returns the period of consent that a purpose is in; to be read before {@link #ask}, so that an event never gets a later one
     * than it was allowed in.
     *
     * @param purpose the purpose
     * @return 0 or more
     */
    public int epoch(Purpose purpose) {
        return ledger == null ? 0 : ledger.epoch(purpose);
    }

    /**
     * Tells whether an event belongs to a period of consent that has not ended.
     *
     * @param purpose the event's purpose
     * @param epoch its period
     * @return whether it may still be sent, as far as periods go
     */
    public boolean isCurrent(Purpose purpose, int epoch) {
        return epoch >= epoch(purpose);
    }

    /**
     * What the gate decided.
     *
     * @since 0.1.0
     */
    public enum Decision {
        /** Events may be kept. */
        OPEN,
        /** Events may not be kept. */
        SHUT,
        /** The source threw or returned null: events may not be kept. */
        FAILED
    }
}
