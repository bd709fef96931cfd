package dev.northing.collector.wire;

import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;

/**
 * What an OTLP receiver answers: a 200 may say how many records it has refused, but not which.
 *
 * <p>Statuses that the protocol forbids to retry, and that say nothing of the records, hold the sending instead of dropping the
 * events: somebody has set something up wrongly. Immutable.
 */
enum OtlpResponses implements ResponsePolicy {
    JSON,
    PROTOBUF;

    @Override
    public Delivery judge(TransportResponse response, Sent sent) {
        int status = response.status();
        return switch (status) {
            case 200 -> judgeTaken(response, sent);
            case 429, 502, 503, 504 -> new Delivery.Retry(GenericResponses.wait(response, sent), "HTTP " + status);
            case 408, 425, 409, 500 -> new Delivery.Hold("HTTP " + status);
            default -> {
                Delivery usual = GenericResponses.INSTANCE.judge(response, sent);
                yield usual instanceof Delivery.Retry ? new Delivery.Hold("HTTP " + status) : usual;
            }
        };
    }

    private Delivery judgeTaken(TransportResponse response, Sent sent) {
        byte[] body = response.body();
        if (body.length == 0) {
            return Delivery.Delivered.ALL;
        }
        long rejected = this == PROTOBUF ? OtlpAnswer.rejected(body) : rejected(body);
        if (rejected < 0) {
            return Delivery.Delivered.UNREADABLE;
        }
        return rejected == 0
                ? Delivery.Delivered.ALL
                : new Delivery.Unnamed(
                        (int) Math.min(rejected, sent.events().size()), "HTTP 200 that counts refused records");
    }

    /** A number of 64 bits is a text in this JSON; some write a number all the same. */
    private static long rejected(byte[] json) {
        Object partial = AnswerReader.read(json).get("partialSuccess");
        Object count = AnswerReader.object(partial).get("rejectedLogRecords");
        if (count instanceof Long number) {
            return Math.max(0, number);
        }
        boolean isNumber = count instanceof String text && text.matches("[0-9]{1,18}");
        return isNumber ? Long.parseLong((String) count) : 0;
    }

    @Override
    public Delivery judge(IOException failure) {
        return GenericResponses.INSTANCE.judge(failure);
    }
}
