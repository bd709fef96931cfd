package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import java.util.Map;

/**
 * How a receiver wants its requests, and what its answers mean.
 *
 * <p>Pure: the same events and the same attempt give the same bytes. Immutable.
 *
 * @since 0.1.0
 */
public interface WireFormat {

    /**
     * Writes the body of a request.
     *
     * @param events at least one event
     * @param attempt which try it is
     * @param body receives the body, after what it has
     */
    void encode(EventSlice events, Attempt attempt, Bytes body);

    /**
     * Tells whether the body depends on the events and the report only: then it is written once for all tries.
     *
     * @return whether number and time of the attempt make no difference to {@link #encode}
     */
    default boolean isSameOnEveryTry() {
        return true;
    }

    /**
     * Tells whether bodies have a place for {@link Attempt#report}.
     *
     * @return whether {@link #encode} writes reports
     */
    default boolean carriesReports() {
        return false;
    }

    /**
     * Returns what the receiver takes at most; the client sends no more.
     *
     * @return bounds of a request and of an event
     */
    default WireLimits limits() {
        return WireLimits.NONE;
    }

    /**
     * Tells whether the wire can carry an event; one that it cannot is dropped, and counted as {@code UNSENDABLE}.
     *
     * @param event its canonical bytes
     * @return whether {@link #encode} may be given it
     */
    default boolean accepts(byte[] event) {
        return true;
    }

    /**
     * Returns the headers that belong to the body.
     *
     * @param attempt which try it is
     * @return values by name, without secrets
     */
    Map<String, String> headers(Attempt attempt);

    /**
     * Returns what answers mean.
     *
     * @return the receiver's rules
     */
    ResponsePolicy responses();
}
