package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.util.Map;

/**
 * Segment's HTTP tracking API, {@code POST /v1/batch}, which RudderStack speaks too: each event a {@code track} call.
 *
 * <p>Immutable.
 */
final class SegmentFormat implements WireFormat {

    /** As Segment documents them; of more than 2,500 events it answers 200 and takes none. */
    static final WireLimits LIMITS = new WireLimits(2_500, 500_000);

    /** Bytes of one event at most: 32 KB, less what the names of its parts take here. */
    static final int MAX_EVENT_BYTES = 32_000 - 512;

    private static final byte[] TYPE = EventFields.json("{\"type\":\"track\",\"messageId\":");
    private static final byte[] TIMESTAMP = EventFields.json(",\"timestamp\":");
    private static final byte[] EVENT = EventFields.json(",\"event\":");
    private static final byte[] USER = EventFields.json(",\"userId\":");
    private static final byte[] ANONYMOUS = EventFields.json(",\"anonymousId\":");
    private static final byte[] PROPERTIES = EventFields.json(",\"properties\":{");
    private static final byte[] CONTEXT = EventFields.json("},\"context\":{");
    private static final byte[] GROUP = EventFields.json("\"groupId\":");
    private static final byte[] PROJECT = EventFields.json("\"projectId\":");
    private static final byte[] SESSION = EventFields.json("\"sessionId\":");
    private static final byte[] DEVICE = EventFields.json("\"device\":{\"id\":");

    private final CommonFacts own;
    private final ConsentMember consent;

    SegmentFormat(CommonFacts own, ConsentMember consent) {
        this.own = own;
        this.consent = consent;
    }

    @Override
    public void encode(EventSlice events, Attempt attempt, Bytes body) {
        body.add("{\"batch\":[");
        EventFields.addEach(events, body, event -> add(event, body));
        Facts facts = Facts.of(events, own);
        body.add("],\"sentAt\":\"" + EventFields.time(attempt.sentAt()) + "\",\"context\":{\"library\":{\"name\":"
                + JsonStrings.quoted(facts.library()) + ",\"version\":" + JsonStrings.quoted(facts.libraryVersion())
                + "},\"app\":{\"name\":" + JsonStrings.quoted(facts.application()) + ",\"version\":"
                + JsonStrings.quoted(facts.applicationVersion()) + '}');
        String member = consent.of(events);
        body.add(member.isEmpty() ? "}}" : ',' + member + "}}");
    }

    private static void add(CanonicalEvent event, Bytes body) {
        body.add(TYPE);
        EventFields.addQuoted(event, Part.ID, body);
        body.add(TIMESTAMP);
        EventFields.addTime(event, body);
        body.add(EVENT);
        EventFields.addQuoted(event, Part.NAME, body);
        addActor(event, body);
        body.add(PROPERTIES);
        JsonValues.addMembers(event, body);
        addContext(event, body);
        body.add('}');
    }

    private static void addActor(CanonicalEvent event, Bytes body) {
        boolean known = EventFields.addIfThere(USER, event, Part.USER, body);
        if (event.has(Part.ANONYMOUS) || !known) {
            body.add(ANONYMOUS);
            ActorId.addOther(event, body);
        }
    }

    private static void addContext(CanonicalEvent event, Bytes body) {
        body.add(CONTEXT);
        int start = body.size();
        add(GROUP, event, Part.ORGANIZATION, start, body);
        add(PROJECT, event, Part.PROJECT, start, body);
        add(SESSION, event, Part.SESSION, start, body);
        if (event.has(Part.DEVICE)) {
            add(DEVICE, event, Part.DEVICE, start, body);
            body.add('}');
        }
        body.add('}');
    }

    private static void add(byte[] name, CanonicalEvent event, Part part, int start, Bytes body) {
        if (event.has(part)) {
            if (body.size() > start) {
                body.add(',');
            }
            body.add(name);
            EventFields.addQuoted(event, part, body);
        }
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
        return event.length <= MAX_EVENT_BYTES && new CanonicalEvent().read(event);
    }

    @Override
    public Map<String, String> headers(Attempt attempt) {
        return Map.of("Content-Type", "application/json", "X-Retry-Count", Integer.toString(attempt.number() - 1));
    }

    @Override
    public ResponsePolicy responses() {
        return SegmentResponses.INSTANCE;
    }
}
