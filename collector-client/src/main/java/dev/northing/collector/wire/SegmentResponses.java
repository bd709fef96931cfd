package dev.northing.collector.wire;

import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * What Segment and RudderStack answer: by status alone, since a 200 says nothing about single events.
 *
 * <p>Immutable.
 */
enum SegmentResponses implements ResponsePolicy {
    INSTANCE;

    /** Longer than any limit of theirs lasts. */
    private static final long MAX_RESET_SECONDS = 3_600;

    @Override
    public Delivery judge(TransportResponse response, Sent sent) {
        int status = response.status();
        return switch (status) {
            case 409 -> new Delivery.Hold("HTTP 409");
            case 410, 460 -> new Delivery.Retry(Duration.ZERO, "HTTP " + status);
            case 429 -> new Delivery.Retry(wait(response, sent), "HTTP 429");
            default -> GenericResponses.INSTANCE.judge(response, sent);
        };
    }

    /** Segment says in a header of its own in how many seconds the limit is over. */
    private static Duration wait(TransportResponse response, Sent sent) {
        Duration asked = GenericResponses.wait(response, sent);
        String reset = response.header("x-ratelimit-reset");
        if (!asked.isZero() || reset == null || !reset.matches("[0-9]{1,9}")) {
            return asked;
        }
        return Duration.ofSeconds(Math.min(MAX_RESET_SECONDS, Long.parseLong(reset)));
    }

    @Override
    public Delivery judge(IOException failure) {
        return GenericResponses.INSTANCE.judge(failure);
    }
}
