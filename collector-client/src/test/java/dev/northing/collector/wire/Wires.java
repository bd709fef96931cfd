package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.transport.TransportResponse;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.json.EventWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events, batches and answers that tests of the wires start from. */
final class Wires {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant SENT = Instant.parse("2026-03-01T13:00:00.250Z");
    static final String ID = "019a2b6e-7c00-7abc-8def-0123456789ab";
    static final CommonFacts FACTS =
            new CommonFacts("ci runner", "4.2.0", "java/17", "northing-java/0.1.0", "9f86d081");
    static final WireFormats FORMATS = new WireFormats(FACTS, purpose -> true);

    private Wires() {}

    /** An event that has everything. */
    static Event full() {
        return Event.builder("build_finished")
                .id(EventId.parse(ID))
                .time(Instant.parse("2026-03-01T12:00:00.123456789Z"))
                .user("user-17")
                .anonymous("anon-4711")
                .organization("org-\"7\"")
                .project("proj-é")
                .session("1772366400000")
                .device("device-9")
                .with("outcome", "success \\ \"yes\"\n")
                .with("duration_ms", 812)
                .with("share", 0.25)
                .with("huge", 1.5e300)
                .with("least", Long.MIN_VALUE)
                .with("cached", true)
                .with("at", NOON)
                .with("took", Duration.ofSeconds(90))
                .with("tags", List.of("a,b", "]", NOON))
                .with("machine", Map.of("cores", 2, "since", NOON, "names", List.of("x{", 1.5, false)))
                .build();
    }

    /** An event with an organization and nothing else. */
    static Event bare() {
        return Event.builder("seat count")
                .id(EventId.parse("019a2b6e-7c01-7abc-8def-0123456789ab"))
                .time(NOON)
                .organization("org-7")
                .build();
    }

    static Event of(String user) {
        return Event.builder("e").id(EventId.parse(ID)).time(NOON).user(user).build();
    }

    static byte[] canonical(Event event) {
        EventWriter writer = new EventWriter();
        writer.write(event);
        return writer.toByteArray();
    }

    static EventSlice slice(Event... events) {
        EventSlice slice = new EventSlice();
        for (int i = 0; i < events.length; i++) {
            slice.add(i, canonical(events[i]));
        }
        return slice;
    }

    static Attempt attempt(int number) {
        return new Attempt(number, SENT, "f00d-0-1-2");
    }

    static byte[] encode(WireFormat wire, Event... events) {
        return encode(wire, slice(events));
    }

    static byte[] encode(WireFormat wire, EventSlice events) {
        Bytes body = new Bytes();
        wire.encode(events, attempt(1), body);
        return body.toByteArray();
    }

    static String text(WireFormat wire, Event... events) {
        return new String(encode(wire, events), StandardCharsets.UTF_8);
    }

    /** What a JSON body says, an array as the member {@code batch} of an object. */
    static Map<String, Object> read(WireFormat wire, Event... events) {
        String body = text(wire, events);
        String object = body.startsWith("[") ? "{\"batch\":" + body + '}' : body;
        Map<String, Object> members = AnswerReader.read(object.getBytes(StandardCharsets.UTF_8));
        if (members.isEmpty()) {
            throw new AssertionError("no JSON: " + body);
        }
        return members;
    }

    /** The only item of a body. */
    static Map<String, Object> item(WireFormat wire, String list, Event event) {
        List<Object> items = AnswerReader.list(read(wire, event).get(list));
        if (items.size() != 1) {
            throw new AssertionError("items: " + items);
        }
        return AnswerReader.object(items.get(0));
    }

    static TransportResponse answer(int status, String body) {
        return new TransportResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static Delivery judge(WireFormat wire, TransportResponse response, Event... events) {
        return wire.responses().judge(response, new Sent(slice(events), false, NOON));
    }
}
