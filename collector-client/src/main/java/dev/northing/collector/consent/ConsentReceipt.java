package dev.northing.collector.consent;

import dev.northing.core.privacy.Purpose;
import java.time.Instant;
import java.util.Map;

/**
 * Proof of one choice, or of what a withdrawal has removed: one line of an append-only record, chained to the line before.
 *
 * <p>It names nobody but, if the application says so, a pseudonym. Immutable.
 *
 * @param sequence its number, from 1 on
 * @param time when it was made
 * @param choices what was chosen for which purposes
 * @param purgedEvents how many events were removed, when this line proves a completed withdrawal; -1 for a choice
 * @param notice what was shown, and where
 * @param region by which law, {@link RegionPolicy#key}, and how that was found out
 * @param subject the pseudonym of who chose, or empty
 * @param prior the hash of the line before; 64 zeros for the first
 * @param hash the SHA-256 of this line up to here, in hexadecimal
 * @since 0.1.0
 */
public record ConsentReceipt(
        long sequence,
        Instant time,
        Map<Purpose, ConsentState> choices,
        long purgedEvents,
        Notice notice,
        String region,
        String subject,
        String prior,
        String hash) {

    /**
     * Copies the map.
     *
     * @param sequence its number, from 1 on
     * @param time when it was made
     * @param choices what was chosen for which purposes
     * @param purgedEvents how many events were removed, or -1
     * @param notice what was shown, and where
     * @param region by which law, and how that was found out
     * @param subject the pseudonym of who chose, or empty
     * @param prior the hash of the line before
     * @param hash the SHA-256 of this line
     */
    public ConsentReceipt {
        choices = Map.copyOf(choices);
    }

    /**
     * Tells a choice from the proof of a removal.
     *
     * @return whether this line is a choice
     */
    public boolean isChoice() {
        return purgedEvents < 0;
    }
}
