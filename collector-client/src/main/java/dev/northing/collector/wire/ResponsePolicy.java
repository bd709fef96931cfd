package dev.northing.collector.wire;

import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.time.Instant;

/**
 * What a receiver's answers mean.
 *
 * <p>Pure: the same answer at the same time gives the same verdict. Immutable.
 *
 * @since 0.1.0
 */
public interface ResponsePolicy {

    /**
     * Judges an answer.
     *
     * @param response the answer
     * @param compressed whether the request was
     * @param now the time, for answers that name one
     * @return the verdict
     */
    Delivery judge(TransportResponse response, boolean compressed, Instant now);

    /**
     * Judges a failure to get an answer.
     *
     * @param failure what the transport threw
     * @return the verdict
     */
    Delivery judge(IOException failure);
}
