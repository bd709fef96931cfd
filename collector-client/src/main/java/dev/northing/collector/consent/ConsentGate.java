package dev.northing.collector.consent;

import dev.northing.core.privacy.Purpose;
import java.util.Objects;

/**
 * Asks the consent source, and takes every failure of it for a refusal.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class ConsentGate {

    private final ConsentSource source;

    /**
     * Creates a gate.
     *
     * @param source whom to ask
     */
    public ConsentGate(ConsentSource source) {
        this.source = Objects.requireNonNull(source, "source");
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
            ConsentState state = source.state(purpose);
            if (state == null) {
                return Decision.FAILED;
            }
            return state.isPermitting() ? Decision.OPEN : Decision.SHUT;
        } catch (Throwable sourceFailed) {
            return Decision.FAILED;
        }
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
