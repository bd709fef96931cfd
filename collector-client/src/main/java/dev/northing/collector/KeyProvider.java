package dev.northing.collector;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the secrets from which pseudonyms are made, apart from the data that holds the pseudonyms.
 *
 * <p>Whoever has a secret can tell whose pseudonym one is by trying, so it must not go where the events go. Without a secret what would be
 * a pseudonym is left out. Implementations are safe for use by many threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface KeyProvider {

    /** Bytes of a secret at least; a shorter one counts as none. */
    int MIN_KEY_BYTES = 32;

    /**
     * Finds the secret of an epoch.
     *
     * <p>Called on the client's thread when it starts, and on threads that track: once for each domain of an epoch, and again for
     * every value while there is none. It has to answer at once, without input or output. What it throws counts as no secret, and
     * is not logged.
     *
     * @param epoch days since 1970-01-01 UTC, divided by the days of an epoch and rounded down
     * @return at least {@value #MIN_KEY_BYTES} secret bytes, which the caller overwrites after use; null when there is none, or
     *     no longer
     */
    byte @Nullable [] masterKey(long epoch);
}
