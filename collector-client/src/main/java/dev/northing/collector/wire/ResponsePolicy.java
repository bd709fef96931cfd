package dev.northing.collector.wire;

import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;

/**
 * What a receiver's answers mean.
 *
 * <p>Pure: the same answer to the same request at the same time gives the same verdict. Immutable.
 *
 * @since 0.1.0
 */
public interface ResponsePolicy {

    /**
     * Judges an answer.
     *
     * @param response the answer
     * @param sent what it is an answer to
     * @return the verdict
     */
    Delivery judge(TransportResponse response, Sent sent);

    /**
     * Judges a failure to get an answer.
     *
     * @param failure what the transport threw
     * @return the verdict
     */
    Delivery judge(IOException failure);
}
