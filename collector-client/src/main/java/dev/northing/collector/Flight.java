package dev.northing.collector;

import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One request under way, and what came of it. Safe for use by many threads: answers come on any. */
final class Flight {

    private volatile @Nullable Outcome outcome;

    /** Whether nobody wants to know any more; known to the sending thread only. */
    private boolean abandoned;

    /** An answer, or what was thrown in its place. */
    record Outcome(
            @Nullable TransportResponse response, @Nullable Throwable failure) {}

    private Flight() {}

    /** Whatever a transport does, in the end there is an outcome; then the listener is told. */
    static Flight start(Transport transport, TransportRequest request, Runnable listener) {
        Flight flight = new Flight();
        try {
            transport.start(request).whenComplete((response, failure) -> {
                flight.outcome = new Outcome(response, causeOf(failure));
                listener.run();
            });
        } catch (Throwable thrown) {
            flight.outcome = new Outcome(null, thrown);
        }
        return flight;
    }

    static Flight failed(Throwable failure) {
        Flight flight = new Flight();
        flight.outcome = new Outcome(null, failure);
        return flight;
    }

    /** A stage that another one feeds wraps what was thrown. */
    private static @Nullable Throwable causeOf(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : null;
        return cause == null ? failure : cause;
    }

    /** Says that the outcome means nothing any more. */
    void abandon() {
        abandoned = true;
    }

    boolean isAbandoned() {
        return abandoned;
    }

    boolean isOver() {
        return outcome != null;
    }

    /** What was thrown, or null when there is an answer. */
    @Nullable
    Throwable failure() {
        Outcome known = outcome;
        return known == null ? null : known.failure();
    }

    /** The answer, or null when there is none. */
    @Nullable
    TransportResponse response() {
        Outcome known = outcome;
        return known == null ? null : known.response();
    }
}
