package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.util.HashMap;
import java.util.Map;

/**
 * PostHog's capture APIs: v0, {@code POST /batch/}, and v1, {@code POST /i/v1/analytics/events}.
 *
 * <p>In v0 the key and the time of sending stand in the body, in v1 in headers. Events of nobody make no person profile, and
 * PostHog is told not to look up where a request comes from: that is where the application runs. Immutable.
 */
final class PostHogFormat implements WireFormat {

    /** Bytes of a body at most. */
    static final WireLimits LIMITS = new WireLimits(10_000, 20_000_000);

    private static final byte[] EVENT = EventFields.json("{\"event\":");
    private static final byte[] UUID = EventFields.json(",\"uuid\":");
    private static final byte[] ACTOR = EventFields.json(",\"distinct_id\":");
    private static final byte[] TIMESTAMP = EventFields.json(",\"timestamp\":");
    private static final byte[] PROPERTIES = EventFields.json(",\"properties\":{");
    private static final byte[] SESSION = EventFields.json(",\"$session_id\":");
    private static final byte[] DEVICE = EventFields.json(",\"$device_id\":");
    private static final byte[] GROUPS = EventFields.json(",\"$groups\":{");
    private static final byte[] ORGANIZATION = EventFields.json("\"organization\":");
    private static final byte[] PROJECT = EventFields.json("\"project\":");
    private static final byte[] AND_PROJECT = EventFields.json(",\"project\":");
    private static final byte[] NO_PROFILE = EventFields.json(",\"$process_person_profile\":false");

    private final CommonFacts own;
    private final Version version;
    private final String openingV0;

    enum Version {
        V0,
        V1
    }

    PostHogFormat(CommonFacts own, Version version, String apiKey) {
        this.own = own;
        this.version = version;
        this.openingV0 = "{\"api_key\":" + JsonStrings.quoted(apiKey) + ",\"sent_at\":\"";
    }

    @Override
    public void encode(EventSlice events, Attempt attempt, Bytes body) {
        String sentAt = EventFields.time(attempt.sentAt());
        body.add(version == Version.V0 ? openingV0 : "{\"created_at\":\"")
                .add(sentAt)
                .add("\",\"batch\":[");
        Facts facts = Facts.of(events, own);
        byte[] common = EventFields.json("\"$lib\":" + JsonStrings.quoted(facts.library()) + ",\"$lib_version\":"
                + JsonStrings.quoted(facts.libraryVersion()) + ",\"$app_name\":"
                + JsonStrings.quoted(facts.application()) + ",\"$app_version\":"
                + JsonStrings.quoted(facts.applicationVersion()) + ",\"$geoip_disable\":true");
        EventFields.addEach(events, body, event -> add(event, common, body));
        body.add(']').add('}');
    }

    private static void add(CanonicalEvent event, byte[] common, Bytes body) {
        body.add(EVENT);
        EventFields.addQuoted(event, Part.NAME, body);
        EventFields.addIfThere(UUID, event, Part.ID, body);
        body.add(ACTOR);
        ActorId.add(event, body);
        body.add(TIMESTAMP);
        EventFields.addTime(event, body);
        body.add(PROPERTIES);
        if (JsonValues.addMembers(event, body)) {
            body.add(',');
        }
        body.add(common);
        addContext(event, body);
        body.add('}').add('}');
    }

    private static void addContext(CanonicalEvent event, Bytes body) {
        EventFields.addIfThere(SESSION, event, Part.SESSION, body);
        EventFields.addIfThere(DEVICE, event, Part.DEVICE, body);
        boolean ofOrganization = event.has(Part.ORGANIZATION);
        if (ofOrganization || event.has(Part.PROJECT)) {
            body.add(GROUPS);
            EventFields.addIfThere(ORGANIZATION, event, Part.ORGANIZATION, body);
            EventFields.addIfThere(ofOrganization ? AND_PROJECT : PROJECT, event, Part.PROJECT, body);
            body.add('}');
        }
        if (!event.has(Part.USER)) {
            body.add(NO_PROFILE);
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
        return new CanonicalEvent().read(event);
    }

    @Override
    public Map<String, String> headers(Attempt attempt) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        if (version == Version.V1) {
            Facts facts = Facts.read(own.toJsonMembers());
            headers.put("PostHog-Sdk-Info", facts.library() + '/' + facts.libraryVersion());
            headers.put("PostHog-Request-Id", RequestId.uuid(attempt.idempotencyKey()));
            headers.put("PostHog-Attempt", Integer.toString(attempt.number()));
            headers.put("PostHog-Request-Timestamp", EventFields.time(attempt.sentAt()));
        }
        return headers;
    }

    @Override
    public ResponsePolicy responses() {
        return version == Version.V0 ? PostHogResponses.V0 : PostHogResponses.V1;
    }
}
