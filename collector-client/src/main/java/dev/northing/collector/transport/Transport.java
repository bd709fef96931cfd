package dev.northing.collector.transport;

import java.io.IOException;

/**
 * Carries requests to one destination.
 *
 * <p>{@link #send} and {@link #close} are called by the client's thread, one after the other; {@link #cancel} by any
 * thread. Safe for use by many threads as far as that.
 *
 * @since 0.1.0
 */
public interface Transport extends AutoCloseable {

    /**
     * Sends one request and waits for the answer, for a bounded time.
     *
     * @param request the request, valid until the call returns
     * @return the answer, whatever its status
     * @throws NotSentException if nothing of the body has left; it is then sent once more at once
     * @throws IOException if no answer came; whether the receiver has the request is then unknown
     */
    TransportResponse send(TransportRequest request) throws IOException;

    /** Makes a {@link #send} that is under way, and every later one, fail soon; returns at once. */
    default void cancel() {}

    /** Releases everything: connections, files, threads. */
    @Override
    default void close() {}
}
