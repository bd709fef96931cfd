package dev.northing.collector.wire;

/**
 * Makes bodies smaller, in one of the encodings that HTTP names; the same bytes always give the same result.
 *
 * <p>Holds native memory until it is closed. Confined to one thread.
 *
 * @since 0.1.0
 */
public interface Compressor extends AutoCloseable {

    /** Bytes below which a body is not worth compressing. */
    int MIN_BYTES = 1024;

    /**
     * Names the encoding.
     *
     * @return the value of {@code Content-Encoding}, such as {@code gzip}
     */
    String encoding();

    /**
     * Compresses a body.
     *
     * @param body the body
     * @param target receives the compressed body, in place of what it had
     */
    void compress(Bytes body, Bytes target);

    @Override
    void close();
}
