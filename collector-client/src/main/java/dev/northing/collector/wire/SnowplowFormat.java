package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.util.Map;

/**
 * Snowplow's tracker protocol, {@code POST /com.snowplowanalytics.snowplow/tp2}: each event self-describing, under a schema of
 * the application's vendor.
 *
 * <p>Every value is a text there. Whose event it is, beyond the user, goes as a context of Northing's own schema. Immutable.
 */
final class SnowplowFormat implements WireFormat {

    /** The collector's bound of a body as it comes; {@code 1 MB}. */
    static final WireLimits LIMITS = new WireLimits(10_000, 1_000_000);

    private static final byte[] OPENING = EventFields.json(
            "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":[");
    private static final byte[] ID = EventFields.json(",\"eid\":");
    private static final byte[] USER = EventFields.json(",\"uid\":");
    private static final byte[] CREATED = EventFields.json(",\"dtm\":\"");
    private static final byte[] EVENT = EventFields.json("\",\"ue_pr\":\"");
    private static final byte[] UNSTRUCT = EventFields.json("{\"schema\":"
            + "\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\",\"data\":{\"schema\":\"iglu:");
    private static final byte[] VERSION = EventFields.json("/jsonschema/1-0-0\",\"data\":{");
    private static final byte[] CONTEXTS = EventFields.json("\",\"co\":\"");
    private static final byte[] SUBJECT =
            EventFields.json("{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\",\"data\":["
                    + "{\"schema\":\"iglu:dev.northing/subject/jsonschema/1-0-0\",\"data\":{");
    private static final byte[] END_3 = EventFields.json("}}}");
    private static final byte[] END_CONTEXT = EventFields.json("}}]}");

    private static final Part[] SUBJECTS = {Part.ANONYMOUS, Part.ORGANIZATION, Part.PROJECT, Part.SESSION, Part.DEVICE};

    private final CommonFacts own;
    private final byte[] vendor;

    SnowplowFormat(CommonFacts own, String vendor) {
        this.own = own;
        this.vendor = EventFields.json(vendor + '/');
    }

    @Override
    public void encode(EventSlice events, Attempt attempt, Bytes body) {
        Facts facts = Facts.of(events, own);
        byte[] common = EventFields.json("{\"e\":\"ue\",\"p\":\"srv\",\"tv\":"
                + JsonStrings.quoted(facts.library() + '-' + facts.libraryVersion()) + ",\"aid\":"
                + JsonStrings.quoted(facts.application()) + ",\"stm\":\""
                + attempt.sentAt().toEpochMilli() + '"');
        Bytes inner = new Bytes();
        body.add(OPENING);
        EventFields.addEach(events, body, event -> {
            body.add(common);
            add(event, inner, body);
        });
        body.add(']').add('}');
    }

    private void add(CanonicalEvent event, Bytes inner, Bytes body) {
        EventFields.addIfThere(ID, event, Part.ID, body);
        EventFields.addIfThere(USER, event, Part.USER, body);
        body.add(CREATED).addNumber(event.millis()).add(EVENT);
        inner.clear();
        addEvent(event, inner);
        JsonStrings.addEscaped(inner.array(), 0, inner.size(), body);
        inner.clear();
        if (addSubject(event, inner)) {
            body.add(CONTEXTS);
            JsonStrings.addEscaped(inner.array(), 0, inner.size(), body);
        }
        body.add('"').add('}');
    }

    private void addEvent(CanonicalEvent event, Bytes inner) {
        inner.add(UNSTRUCT).add(vendor);
        for (int i = event.start(Part.NAME); i < event.end(Part.NAME); i++) {
            inner.add(isSchemaName(event.json()[i]) ? event.json()[i] : '_');
        }
        inner.add(VERSION);
        JsonValues.addMembers(event, inner);
        inner.add(END_3);
    }

    /** What the name of a schema may consist of; an event's other characters become underscores. */
    private static boolean isSchemaName(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static boolean addSubject(CanonicalEvent event, Bytes inner) {
        inner.add(SUBJECT);
        int start = inner.size();
        for (Part part : SUBJECTS) {
            if (event.has(part)) {
                if (inner.size() > start) {
                    inner.add(',');
                }
                CanonicalEvent.addKey(part, inner);
                EventFields.addQuoted(event, part, inner);
            }
        }
        boolean any = inner.size() > start;
        inner.add(END_CONTEXT);
        return any;
    }

    @Override
    public boolean isSameOnEveryTry() {
        return false;
    }

    @Override
    public WireLimits limits() {
        return LIMITS;
    }

    @Override
    public boolean accepts(byte[] event) {
        return new CanonicalEvent().read(event);
    }

    @Override
    public Map<String, String> headers(Attempt attempt) {
        return Map.of("Content-Type", "application/json; charset=utf-8");
    }

    /** A collector says no more than that it has the request: what is wrong with events shows later, elsewhere. */
    @Override
    public ResponsePolicy responses() {
        return GenericResponses.INSTANCE;
    }
}
