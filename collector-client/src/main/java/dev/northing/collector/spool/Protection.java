package dev.northing.collector.spool;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How a {@link SegmentStore} encrypts events: AES-256-GCM, with a key for each purpose and period of consent, so that events can be
 * made unreadable by destroying a few bytes.
 *
 * <p>Immutable.
 *
 * @param random makes the source of keys, on the thread that writes; it has to be fit for keys, but in tests
 * @param wrap protects the keys
 * @since 0.1.0
 */
public record Protection(Supplier<? extends RandomGenerator> random, KeyWrap wrap) {

    /**
     * Checks that both are there.
     *
     * @param random makes the source of keys, on the thread that writes
     * @param wrap protects the keys
     */
    public Protection {
        Objects.requireNonNull(random, "random");
        Objects.requireNonNull(wrap, "wrap");
    }

    /**
     * Encrypts with keys that lie beside the events.
     *
     * @return the protection that a client uses unless told otherwise
     */
    public static Protection standard() {
        return new Protection(SecureRandom::new, KeyWrap.NONE);
    }

    /**
     * Encrypts with keys that are wrapped.
     *
     * @param wrap protects the keys
     * @return the protection
     */
    public static Protection wrapped(KeyWrap wrap) {
        return new Protection(SecureRandom::new, wrap);
    }
}
