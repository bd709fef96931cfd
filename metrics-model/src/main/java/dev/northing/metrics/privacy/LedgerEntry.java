package dev.northing.metrics.privacy;

import java.util.List;
import java.util.Objects;

/**
 * Records one answer that was given, and what it cost.
 *
 * <p>Immutable.
 *
 * @param dataset what was asked
 * @param window the window of release
 * @param part the part of the dataset, empty for the whole
 * @param fingerprint {@link PrivateQuery#fingerprint} of the question
 * @param loss what the answer cost
 * @param answer the noisy numbers that were given
 * @since 0.1.0
 */
public record LedgerEntry(
        String dataset, String window, String part, String fingerprint, PrivacyLoss loss, List<Long> answer) {

    /**
     * Copies the answer.
     *
     * @param dataset what was asked
     * @param window the window of release
     * @param part the part of the dataset
     * @param fingerprint the question's fingerprint
     * @param loss what the answer cost
     * @param answer the noisy numbers that were given
     */
    public LedgerEntry {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(loss, "loss");
        answer = List.copyOf(answer);
    }
}
