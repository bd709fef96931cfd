package dev.northing.collector.wire;

import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What PostHog answers: v0 by status alone, v1 by a result for each event.
 *
 * <p>Immutable.
 */
enum PostHogResponses implements ResponsePolicy {
    V0,
    V1;

    @Override
    public Delivery judge(TransportResponse response, Sent sent) {
        if (response.status() == 409) {
            return new Delivery.Hold("HTTP 409");
        }
        Delivery byStatus = GenericResponses.INSTANCE.judge(response, sent);
        return this == V1 && byStatus instanceof Delivery.Delivered ? judgeEach(response, sent) : byStatus;
    }

    /** What was left out for a quota or as unwanted is lost for good, and counted; an event without a result has arrived. */
    private static Delivery judgeEach(TransportResponse response, Sent sent) {
        Map<String, Object> answer = AnswerReader.read(response.body());
        Map<String, Object> results = AnswerReader.object(answer.get("results"));
        if (results.isEmpty()) {
            return response.body().length == 0 ? Delivery.Delivered.ALL : Delivery.Delivered.UNREADABLE;
        }
        Set<Integer> rejected = new HashSet<>();
        Set<Integer> retry = new HashSet<>();
        CanonicalEvent event = new CanonicalEvent();
        for (int i = 0; i < sent.events().size(); i++) {
            Object result = event.read(sent.events().event(i)) ? results.get(event.text(CanonicalEvent.Part.ID)) : null;
            if (result != null) {
                sort(String.valueOf(AnswerReader.object(result).get("result")), i, rejected, retry);
            }
        }
        return rejected.isEmpty() && retry.isEmpty()
                ? Delivery.Delivered.ALL
                : new Delivery.Partial(
                        rejected, retry, GenericResponses.wait(response, sent), "HTTP 200 that names events");
    }

    private static void sort(String result, int index, Set<Integer> rejected, Set<Integer> retry) {
        switch (result) {
            case "ok" -> {}
            case "retry" -> retry.add(index);
            default -> rejected.add(index);
        }
    }

    @Override
    public Delivery judge(IOException failure) {
        return GenericResponses.INSTANCE.judge(failure);
    }
}
