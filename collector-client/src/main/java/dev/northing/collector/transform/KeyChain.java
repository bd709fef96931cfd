package dev.northing.collector.transform;

import dev.northing.collector.KeyProvider;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of which each follows from the one before, and none tells of an earlier one: who forgets the first has destroyed it.
 *
 * <p>Whoever starts from the same secret finds the same ones, so that processes agree without talking. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class KeyChain implements KeyProvider {

    /** Steps at most; a clock that is further off gets no key. */
    private static final int MAX_STEPS = 10_000;

    private static final String INFO = "northing/pseudo/1/next";

    private final long firstEpoch;
    private final byte[] first;

    /**
     * Starts a chain.
     *
     * @param firstEpoch the first epoch that has a secret
     * @param first its secret, {@value KeyProvider#MIN_KEY_BYTES} bytes, which are copied
     */
    public KeyChain(long firstEpoch, byte[] first) {
        this.firstEpoch = firstEpoch;
        this.first = first.clone();
    }

    @Override
    public byte @Nullable [] masterKey(long epoch) {
        long steps = epoch - firstEpoch;
        if (steps < 0 || steps > MAX_STEPS) {
            return null;
        }
        byte[] key = first.clone();
        for (long i = 0; i < steps; i++) {
            byte[] next = Hkdf.derive(key, "", INFO, MIN_KEY_BYTES);
            Arrays.fill(key, (byte) 0);
            key = next;
        }
        return key;
    }
}
