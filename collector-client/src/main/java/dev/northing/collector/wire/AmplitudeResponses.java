package dev.northing.collector.wire;

import dev.northing.collector.transport.TransportResponse;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What Amplitude answers: a 400 names the first events that are wrong and takes none, a 429 names whom it has too much of.
 *
 * <p>Immutable.
 */
enum AmplitudeResponses implements ResponsePolicy {
    INSTANCE;

    /** How long a user or device that is throttled has to be left alone. */
    static final Duration THROTTLED = Duration.ofSeconds(30);

    @Override
    public Delivery judge(TransportResponse response, Sent sent) {
        return switch (response.status()) {
            case 400 -> judgeInvalid(response, sent);
            case 429 -> judgeThrottled(response, sent);
            case 409 -> new Delivery.Hold("HTTP 409");
            default -> GenericResponses.INSTANCE.judge(response, sent);
        };
    }

    private static Delivery judgeInvalid(TransportResponse response, Sent sent) {
        Map<String, Object> answer = AnswerReader.read(response.body());
        int size = sent.events().size();
        Set<Integer> wrong = new HashSet<>(AnswerReader.indexes(answer.get("silenced_events"), size));
        for (String list : new String[] {"events_with_invalid_fields", "events_with_missing_fields"}) {
            AnswerReader.object(answer.get(list))
                    .values()
                    .forEach(indexes -> wrong.addAll(AnswerReader.indexes(indexes, size)));
        }
        return wrong.isEmpty()
                ? judgeUnnamed(answer, response, sent)
                : rejected(wrong, Duration.ZERO, "HTTP 400", size);
    }

    /** A key that is wrong is no fault of the events. */
    private static Delivery judgeUnnamed(Map<String, Object> answer, TransportResponse response, Sent sent) {
        boolean aboutKey = String.valueOf(answer.get("error")).contains("api_key")
                || "api_key".equals(answer.get("missing_field"));
        return aboutKey ? new Delivery.Hold("HTTP 400: API key") : GenericResponses.INSTANCE.judge(response, sent);
    }

    private static Delivery judgeThrottled(TransportResponse response, Sent sent) {
        Map<String, Object> answer = AnswerReader.read(response.body());
        Set<String> exceeded = new HashSet<>(
                AnswerReader.object(answer.get("exceeded_daily_quota_users")).keySet());
        exceeded.addAll(
                AnswerReader.object(answer.get("exceeded_daily_quota_devices")).keySet());
        Set<Integer> hopeless = exceeded.isEmpty() ? Set.of() : eventsOf(exceeded, sent);
        Duration asked = GenericResponses.wait(response, sent);
        Duration wait = asked.isZero() ? THROTTLED : asked;
        int size = sent.events().size();
        return hopeless.isEmpty()
                ? new Delivery.Retry(wait, "HTTP 429")
                : rejected(hopeless, wait, "HTTP 429: daily quota", size);
    }

    private static Set<Integer> eventsOf(Set<String> ids, Sent sent) {
        Set<Integer> found = new HashSet<>();
        CanonicalEvent event = new CanonicalEvent();
        for (int i = 0; i < sent.events().size(); i++) {
            if (event.read(sent.events().event(i)) && (isOfUser(ids, event) || isOfDevice(ids, event))) {
                found.add(i);
            }
        }
        return found;
    }

    private static boolean isOfUser(Set<String> ids, CanonicalEvent event) {
        return event.has(Part.USER) && ids.contains(event.text(Part.USER));
    }

    /** By the id that was sent, which may stand for something else than a device. */
    private static boolean isOfDevice(Set<String> ids, CanonicalEvent event) {
        Bytes device = new Bytes();
        if (AmplitudeFormat.hasDevice(event)) {
            AmplitudeFormat.addDeviceId(event, device);
        }
        return device.size() > 0 && ids.contains(JsonStrings.unescape(device.array(), 1, device.size() - 1));
    }

    /** Nothing of the request was taken: all others go again. */
    private static Delivery rejected(Set<Integer> wrong, Duration wait, String cause, int size) {
        Set<Integer> others = new HashSet<>();
        for (int i = 0; i < size; i++) {
            others.add(i);
        }
        others.removeAll(wrong);
        return new Delivery.Partial(wrong, others, wait, cause);
    }

    @Override
    public Delivery judge(IOException failure) {
        return GenericResponses.INSTANCE.judge(failure);
    }
}
