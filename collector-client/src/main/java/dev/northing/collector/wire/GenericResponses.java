package dev.northing.collector.wire;

import dev.northing.collector.DropReason;
import dev.northing.collector.retry.RetryAfter;
import dev.northing.collector.transport.MisconfigurationException;
import dev.northing.collector.transport.NotSentException;
import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * The rules for receivers that take all events of a request or none.
 *
 * <p>2xx and 409 deliver. 408, 425, 429, 5xx and broken connections are tried again; {@code Retry-After} is kept. 400
 * and 422 are split down to the event that is meant, 413 down to what fits. 411 and 415 are sent once more without
 * compression. Everything else, redirects and failures of TLS too, means that something is set up wrongly: it holds and
 * never drops. Immutable.
 *
 * @since 0.1.0
 */
public enum GenericResponses implements ResponsePolicy {
    /** The only value. */
    INSTANCE;

    /** A name that cannot be resolved is asked for at most once in this time. */
    static final Duration UNKNOWN_HOST_PAUSE = Duration.ofMinutes(1);

    @Override
    public Delivery judge(TransportResponse response, Sent sent) {
        int status = response.status();
        String cause = "HTTP " + status;
        if (isTaken(status)) {
            return Delivery.Delivered.ALL;
        }
        return switch (status) {
            case 400, 422 -> new Delivery.Split(DropReason.REJECTED, cause);
            case 413 -> new Delivery.Split(DropReason.TOO_LARGE, cause);
            case 411, 415 -> sent.compressed() ? new Delivery.Uncompressed(cause) : new Delivery.Hold(cause);
            default -> isPassing(status) ? new Delivery.Retry(wait(response, sent), cause) : new Delivery.Hold(cause);
        };
    }

    @Override
    public Delivery judge(IOException failure) {
        String cause = failure.getClass().getSimpleName();
        if (failure instanceof NotSentException unsent) {
            return new Delivery.Retry(Duration.ZERO, String.valueOf(unsent.getMessage()), true);
        }
        if (failure instanceof MisconfigurationException) {
            return new Delivery.Hold(String.valueOf(failure.getMessage()));
        }
        if (failure instanceof SSLException && !isBroken(failure)) {
            return new Delivery.Hold(cause);
        }
        return failure instanceof UnknownHostException
                ? new Delivery.Retry(UNKNOWN_HOST_PAUSE, cause, true)
                : new Delivery.Retry(Duration.ZERO, cause);
    }

    /** A connection that breaks under TLS is reported as a failure of TLS. */
    private static boolean isBroken(IOException failure) {
        return failure.getCause() instanceof SocketException;
    }

    private static boolean isTaken(int status) {
        return (status >= 200 && status < 300) || status == 409;
    }

    /** 501, 505 and 511 do not pass by themselves. */
    private static boolean isPassing(int status) {
        return switch (status) {
            case 408, 425, 429 -> true;
            case 501, 505, 511 -> false;
            default -> status >= 500 && status < 600;
        };
    }

    /** How long a receiver asks to wait. */
    static Duration wait(TransportResponse response, Sent sent) {
        return RetryAfter.parse(response.header("retry-after"), response.header("date"), sent.now());
    }
}
