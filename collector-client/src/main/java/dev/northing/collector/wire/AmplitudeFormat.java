package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.util.Map;

/**
 * Amplitude's HTTP V2 and batch APIs, which differ in how much they take.
 *
 * <p>The key stands in the body, since Amplitude has no header for it. Immutable.
 */
final class AmplitudeFormat implements WireFormat {

    static final WireLimits V2 = new WireLimits(2_000, 1_000_000);
    static final WireLimits BATCH = new WireLimits(2_000, 20_000_000);

    /** Characters that Amplitude asks of an id, unless told otherwise. */
    static final int MIN_ID_LENGTH = 5;

    /** Characters of a session's id that can be a number of milliseconds. */
    private static final int MAX_SESSION_DIGITS = 15;

    private static final byte[] TYPE = EventFields.json("{\"event_type\":");
    private static final byte[] USER = EventFields.json(",\"user_id\":");
    private static final byte[] DEVICE = EventFields.json(",\"device_id\":");
    private static final byte[] TIME = EventFields.json(",\"time\":");
    private static final byte[] INSERT = EventFields.json(",\"insert_id\":");
    private static final byte[] SESSION = EventFields.json(",\"session_id\":");
    private static final byte[] GROUPS = EventFields.json(",\"groups\":{");
    private static final byte[] ORGANIZATION = EventFields.json("\"organization\":");
    private static final byte[] PROJECT = EventFields.json("\"project\":");
    private static final byte[] AND_PROJECT = EventFields.json(",\"project\":");
    private static final byte[] PROPERTIES = EventFields.json(",\"event_properties\":{");

    private final CommonFacts own;
    private final String opening;
    private final WireLimits limits;

    AmplitudeFormat(CommonFacts own, String apiKey, WireLimits limits) {
        this.own = own;
        this.opening = "{\"api_key\":" + JsonStrings.quoted(apiKey) + ",\"events\":[";
        this.limits = limits;
    }

    @Override
    public void encode(EventSlice events, Attempt attempt, Bytes body) {
        Facts facts = Facts.of(events, own);
        byte[] end = EventFields.json("},\"app_version\":" + JsonStrings.quoted(facts.applicationVersion())
                + ",\"library\":" + JsonStrings.quoted(facts.library() + '/' + facts.libraryVersion()) + '}');
        body.add(opening);
        EventFields.addEach(events, body, event -> {
            add(event, body);
            body.add(end);
        });
        body.add(']').add('}');
    }

    private static void add(CanonicalEvent event, Bytes body) {
        body.add(TYPE);
        EventFields.addQuoted(event, Part.NAME, body);
        EventFields.addIfThere(USER, event, Part.USER, body);
        addDevice(event, body);
        body.add(TIME).addNumber(event.millis());
        EventFields.addIfThere(INSERT, event, Part.ID, body);
        addSession(event, body);
        addGroups(event, body);
        body.add(PROPERTIES);
        JsonValues.addMembers(event, body);
    }

    private static void addDevice(CanonicalEvent event, Bytes body) {
        if (hasDevice(event)) {
            body.add(DEVICE);
            addDeviceId(event, body);
        }
    }

    /** Amplitude asks for a user or a device on each event. */
    static boolean hasDevice(CanonicalEvent event) {
        return event.has(event.first(Part.DEVICE, Part.ANONYMOUS)) || !event.has(Part.USER);
    }

    /** Adds what stands for the device, as a JSON string. */
    static void addDeviceId(CanonicalEvent event, Bytes body) {
        Part device = event.first(Part.DEVICE, Part.ANONYMOUS);
        if (event.has(device)) {
            EventFields.addQuoted(event, device, body);
        } else {
            ActorId.addOther(event, body);
        }
    }

    /** A session is the time of its start there; any other id of one has no place. */
    private static void addSession(CanonicalEvent event, Bytes body) {
        if (!event.has(Part.SESSION) || event.length(Part.SESSION) > MAX_SESSION_DIGITS) {
            return;
        }
        for (int i = event.start(Part.SESSION); i < event.end(Part.SESSION); i++) {
            if (event.json()[i] < '0' || event.json()[i] > '9') {
                return;
            }
        }
        // Without leading noughts, which JSON does not have.
        body.add(SESSION).addNumber(Long.parseLong(event.text(Part.SESSION)));
    }

    private static void addGroups(CanonicalEvent event, Bytes body) {
        boolean ofOrganization = event.has(Part.ORGANIZATION);
        if (!ofOrganization && !event.has(Part.PROJECT)) {
            return;
        }
        body.add(GROUPS);
        EventFields.addIfThere(ORGANIZATION, event, Part.ORGANIZATION, body);
        EventFields.addIfThere(ofOrganization ? AND_PROJECT : PROJECT, event, Part.PROJECT, body);
        body.add('}');
    }

    @Override
    public WireLimits limits() {
        return limits;
    }

    /** Amplitude refuses a whole request for one id that is too short or stands for nobody. */
    @Override
    public boolean accepts(byte[] bytes) {
        CanonicalEvent event = new CanonicalEvent();
        return event.read(bytes)
                && isFit(event, Part.USER)
                && isFit(event, event.has(Part.DEVICE) ? Part.DEVICE : Part.ANONYMOUS);
    }

    private static boolean isFit(CanonicalEvent event, Part part) {
        return !event.has(part) || (isLongEnough(event, part) && !NobodysIds.contain(event, part));
    }

    /** There are at least as many bytes as characters. */
    private static boolean isLongEnough(CanonicalEvent event, Part part) {
        return event.length(part) >= MIN_ID_LENGTH && event.text(part).length() >= MIN_ID_LENGTH;
    }

    @Override
    public Map<String, String> headers(Attempt attempt) {
        return Map.of("Content-Type", "application/json");
    }

    @Override
    public ResponsePolicy responses() {
        return AmplitudeResponses.INSTANCE;
    }
}
