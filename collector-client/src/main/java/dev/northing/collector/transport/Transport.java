package dev.northing.collector.transport;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Carries requests to one destination.
 *
 * <p>{@link #start}, {@link #send} and {@link #close} are called by the client's thread, one after the other, and the next request
 * is not made before the last one has come to its end; {@link #cancel} is called by any thread. Safe for use by many threads as
 * far as that.
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

    /**
     * Starts to send one request, so that the client can prepare the next one meanwhile.
     *
     * <p>A transport that does not wait for answers on threads of its own leaves this method as it is: it then sends before it
     * returns.
     *
     * @param request the request, valid until the stage completes
     * @return completes on any thread and after a bounded time, with the answer or with what {@link #send} would throw
     */
    default CompletionStage<TransportResponse> start(TransportRequest request) {
        try {
            return CompletableFuture.completedFuture(send(request));
        } catch (Throwable failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    /**
     * Makes a request that is under way fail soon, for what it carries must not go any more; later requests are not concerned. Returns at
     * once; called by any thread. A transport that leaves this method as it is delivers the request.
     */
    default void abort() {}

    /** Makes a request that is under way, and every later one, fail soon; returns at once. */
    default void cancel() {}

    /** Releases everything: connections, files, threads. */
    @Override
    default void close() {}
}
