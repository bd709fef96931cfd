package dev.northing.collector.wire;

import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What Mixpanel answers: a 400 names the events that are wrong, and all others are imported.
 *
 * <p>Immutable.
 */
enum MixpanelResponses implements ResponsePolicy {
    INSTANCE;

    @Override
    public Delivery judge(TransportResponse response, Sent sent) {
        return switch (response.status()) {
            case 400 -> judgeInvalid(response, sent);
            case 409 -> new Delivery.Hold("HTTP 409");
            default -> GenericResponses.INSTANCE.judge(response, sent);
        };
    }

    private static Delivery judgeInvalid(TransportResponse response, Sent sent) {
        Map<String, Object> answer = AnswerReader.read(response.body());
        int size = sent.events().size();
        Set<Integer> wrong = new HashSet<>();
        for (Object each : AnswerReader.list(answer.get("failed_records"))) {
            if (AnswerReader.object(each).get("index") instanceof Long index && index >= 0 && index < size) {
                wrong.add(index.intValue());
            }
        }
        return wrong.isEmpty()
                ? GenericResponses.INSTANCE.judge(response, sent)
                : new Delivery.Partial(wrong, Set.of(), Duration.ZERO, "HTTP 400 that names events");
    }

    @Override
    public Delivery judge(IOException failure) {
        return GenericResponses.INSTANCE.judge(failure);
    }
}
