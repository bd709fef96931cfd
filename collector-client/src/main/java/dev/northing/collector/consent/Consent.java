package dev.northing.collector.consent;

import dev.northing.core.privacy.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A client's consent: what was chosen, what that means now, and the choosing itself.
 *
 * <p>Where the application keeps consent itself, by a {@link ConsentSource}, both have to permit: what is withdrawn here stays
 * withdrawn until it is granted here. With a state directory, choices are kept there with receipts, and hold for every client
 * on the directory: others notice within 2 s. No call needs a network. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public interface Consent {

    /** How long {@link #withdraw} waits at most for the client's threads to remove everything. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Tells where a purpose stands, all considered: choices, the region's law, signals, the application's own record.
     *
     * @param purpose the purpose
     * @return the state that decides about events now
     */
    ConsentState state(Purpose purpose);

    /**
     * Records consent; events are accepted from then on, none from before.
     *
     * @param purposes for what, at least one
     * @param notice what the person was shown
     * @return the receipt, on the disk unless that fails: then the grant ends with the process
     */
    ConsentReceipt grant(Set<Purpose> purposes, Notice notice);

    /**
     * Takes consent back, and removes every event of these purposes that the client holds.
     *
     * <p>When this returns: no new request starts that carries such an event; one under way that does is aborted; memory, prepared
     * requests, retries and files of the state directory hold none, unless {@link Withdrawal#complete} says otherwise; what is
     * granted later does not bring them back. The receipt is forced to the disk first: a process that ends in the middle leaves the
     * rest to the next client, which does it before anything is sent. Events that the receiver, or a {@code directory(path)} of
     * files, has taken before are not concerned.
     *
     * @param purposes for what, at least one
     * @param notice what the person was shown
     * @return what was achieved, after 10 s at most and a slow disk's time; on a thread of the client at once, and then not complete
     */
    Withdrawal withdraw(Set<Purpose> purposes, Notice notice);

    /**
     * Takes consent back for one purpose; as easy as giving it.
     *
     * @param purpose the purpose
     * @return what was achieved
     */
    default Withdrawal withdraw(Purpose purpose) {
        return withdraw(Set.of(purpose), Notice.NONE);
    }

    /**
     * Records a refusal or an objection, and removes what the client holds, as {@link #withdraw} does.
     *
     * @param purposes for what, at least one
     * @param notice what the person was shown
     * @return what was achieved
     */
    Withdrawal deny(Set<Purpose> purposes, Notice notice);

    /**
     * Says which signals are present from now on: what they stop is neither accepted nor sent, and dropped when its turn comes.
     *
     * @param present the signals; {@link Signals#NONE} at first
     */
    void signals(Signals present);

    /**
     * Returns the proof of all choices.
     *
     * @return the receipts, oldest first; those before a restart only with a state directory
     */
    List<ConsentReceipt> receipts();
}
