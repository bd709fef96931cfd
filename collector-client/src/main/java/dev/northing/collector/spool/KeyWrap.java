package dev.northing.collector.spool;

import java.io.IOException;

/**
 * Protects the keys of stored events with a key that lies elsewhere, such as in a keychain or a key service.
 *
 * <p>Without one, keys lie beside the events: then destroying a key makes events unreadable for good, but whoever copies the
 * directory can read them. Called on the client's threads, seldom: once for each purpose and period of consent. Safe for use by
 * many threads.
 *
 * @since 0.1.0
 */
public interface KeyWrap {

    /** Bytes of a wrapped key at most. */
    int MAX_WRAPPED_BYTES = 400;

    /** Keeps keys as they are. */
    KeyWrap NONE = new KeyWrap() {
        @Override
        public byte[] wrap(byte[] key) {
            return key.clone();
        }

        @Override
        public byte[] unwrap(byte[] wrapped) {
            return wrapped.clone();
        }
    };

    /**
     * Wraps a key.
     *
     * @param key the key, 32 bytes, not to be kept
     * @return the wrapped key, 1 to {@value #MAX_WRAPPED_BYTES} bytes
     * @throws IOException if that is not possible at present: events wait in memory meanwhile
     */
    byte[] wrap(byte[] key) throws IOException;

    /**
     * Unwraps a key.
     *
     * @param wrapped what {@link #wrap} returned, in this process or an earlier one
     * @return the key, 32 bytes
     * @throws IOException if that is not possible at present: reading tries again for 30 s, an erasure
     *     until it succeeds
     */
    byte[] unwrap(byte[] wrapped) throws IOException;
}
