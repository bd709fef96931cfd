package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * CloudEvents 1.0 over HTTP in batched mode: a JSON array of events.
 *
 * <p>The application is the source, so that source and id together name an event in all the world. Immutable.
 */
final class CloudEventsFormat implements WireFormat {

    /** Bytes of one event that everybody in between has to forward, less what the names of its parts take here. */
    static final int MAX_EVENT_BYTES = 64 * 1024 - 1024;

    private static final byte[] TYPE = EventFields.json(",\"type\":");
    private static final byte[] TIME = EventFields.json(",\"time\":");
    private static final byte[] SUBJECT = EventFields.json(",\"subject\":");
    private static final byte[] DATA = EventFields.json(",\"datacontenttype\":\"application/json\",\"data\":{");
    private static final byte[] ID = EventFields.json(",\"id\":");
    private static final byte[] PROPERTIES = EventFields.json("\"properties\":{");

    private static final Part[] SUBJECTS = {
        Part.USER, Part.ANONYMOUS, Part.ORGANIZATION, Part.PROJECT, Part.SESSION, Part.DEVICE
    };

    private final CommonFacts own;

    CloudEventsFormat(CommonFacts own) {
        this.own = own;
    }

    @Override
    public void encode(EventSlice events, Attempt attempt, Bytes body) {
        Facts facts = Facts.of(events, own);
        String name =
                URLEncoder.encode(facts.application(), StandardCharsets.UTF_8).replace("+", "%20");
        byte[] common = EventFields.json("{\"specversion\":\"1.0\",\"source\":\"urn:northing:" + name + '"');
        byte[] end = EventFields.json("\"applicationVersion\":" + JsonStrings.quoted(facts.applicationVersion())
                + ",\"library\":" + JsonStrings.quoted(facts.library() + '/' + facts.libraryVersion())
                + ",\"dictionary\":" + JsonStrings.quoted(facts.dictionary()) + "}}");
        body.add('[');
        EventFields.addEach(events, body, event -> {
            body.add(common);
            add(event, body);
            body.add(end);
        });
        body.add(']');
    }

    private static void add(CanonicalEvent event, Bytes body) {
        EventFields.addIfThere(ID, event, Part.ID, body);
        EventFields.addIfThere(TYPE, event, Part.NAME, body);
        EventFields.addIfThere(TIME, event, Part.TIME, body);
        EventFields.addIfThere(SUBJECT, event, event.first(Part.USER, Part.ANONYMOUS, Part.ORGANIZATION), body);
        body.add(DATA);
        for (Part part : SUBJECTS) {
            if (event.has(part)) {
                CanonicalEvent.addKey(part, body);
                EventFields.addQuoted(event, part, body);
                body.add(',');
            }
        }
        if (event.propertyCount() > 0) {
            body.add(PROPERTIES);
            JsonValues.addMembers(event, body);
            body.add('}').add(',');
        }
    }

    @Override
    public boolean accepts(byte[] event) {
        return event.length <= MAX_EVENT_BYTES && new CanonicalEvent().read(event);
    }

    @Override
    public Map<String, String> headers(Attempt attempt) {
        return Map.of("Content-Type", "application/cloudevents-batch+json; charset=utf-8");
    }

    @Override
    public ResponsePolicy responses() {
        return GenericResponses.INSTANCE;
    }
}
