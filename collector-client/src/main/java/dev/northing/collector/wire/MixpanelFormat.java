package dev.northing.collector.wire;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Mixpanel's {@code POST /import}, as newline-free JSON: an array of events with the time as it was.
 *
 * <p>Mixpanel is told not to look up where a request comes from. Immutable.
 */
final class MixpanelFormat implements WireFormat {

    /** 2,000 events; its own answers name 2,097,152 bytes, whatever its pages say. */
    static final WireLimits LIMITS = new WireLimits(2_000, 2_000_000);

    /** Properties of an event at most, less those that are added here. */
    static final int MAX_PROPERTIES = 254 - 12;

    /** 1971; what is too far ahead the receiver says itself, since no clock of this machine can be trusted with it. */
    private static final long EARLIEST = Instant.parse("1971-01-01T00:00:00Z").toEpochMilli();

    private static final byte[] EVENT = EventFields.json("{\"event\":");
    private static final byte[] TIME = EventFields.json(",\"properties\":{\"time\":");
    private static final byte[] ACTOR = EventFields.json(",\"distinct_id\":");
    private static final byte[] INSERT = EventFields.json(",\"$insert_id\":");
    private static final byte[] USER = EventFields.json(",\"$user_id\":");
    private static final byte[] DEVICE = EventFields.json(",\"$device_id\":");
    private static final byte[] ORGANIZATION = EventFields.json(",\"organization\":");
    private static final byte[] PROJECT = EventFields.json(",\"project\":");
    private static final byte[] SESSION = EventFields.json(",\"session\":");

    private static final byte[] PREFIX = EventFields.json("app_");
    private static final byte[] NO_PREFIX = {};

    /** Names of properties that mean something there, or that are given here. */
    private static final byte[][] RESERVED = Stream.of(
                    "time", "distinct_id", "ip", "token", "mp_lib", "organization", "project", "session")
            .map(EventFields::json)
            .toArray(byte[][]::new);

    private final CommonFacts own;

    MixpanelFormat(CommonFacts own) {
        this.own = own;
    }

    @Override
    public void encode(EventSlice events, Attempt attempt, Bytes body) {
        Facts facts = Facts.of(events, own);
        byte[] common = EventFields.json(",\"ip\":\"0\",\"mp_lib\":" + JsonStrings.quoted(facts.library())
                + ",\"$lib_version\":" + JsonStrings.quoted(facts.libraryVersion()) + ",\"$app_version_string\":"
                + JsonStrings.quoted(facts.applicationVersion()));
        body.add('[');
        EventFields.addEach(events, body, event -> add(event, common, body));
        body.add(']');
    }

    private static void add(CanonicalEvent event, byte[] common, Bytes body) {
        body.add(EVENT);
        EventFields.addQuoted(event, Part.NAME, body);
        body.add(TIME).addNumber(event.millis()).add(ACTOR);
        ActorId.add(event, body);
        EventFields.addIfThere(INSERT, event, Part.ID, body);
        EventFields.addIfThere(USER, event, Part.USER, body);
        EventFields.addIfThere(DEVICE, event, event.first(Part.DEVICE, Part.ANONYMOUS), body);
        EventFields.addIfThere(ORGANIZATION, event, Part.ORGANIZATION, body);
        EventFields.addIfThere(PROJECT, event, Part.PROJECT, body);
        EventFields.addIfThere(SESSION, event, Part.SESSION, body);
        body.add(common);
        if (event.propertyCount() > 0) {
            body.add(',');
            addProperties(event, body);
        }
        body.add('}').add('}');
    }

    /** A property that has the name of one of the receiver's own gets {@code app_} in front. */
    private static void addProperties(CanonicalEvent event, Bytes body) {
        for (int i = 0; i < event.propertyCount(); i++) {
            if (i > 0) {
                body.add(',');
            }
            int name = event.nameStart(i) + 1;
            body.add('"').add(isReserved(event, name, event.nameEnd(i) - 1) ? PREFIX : NO_PREFIX);
            body.add(event.json(), name, event.nameEnd(i)).add(':');
            JsonValues.add(event.json(), event.valueStart(i), event.valueEnd(i), body);
        }
    }

    private static boolean isReserved(CanonicalEvent event, int from, int to) {
        for (byte[] name : RESERVED) {
            if (Arrays.equals(event.json(), from, to, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public WireLimits limits() {
        return LIMITS;
    }

    @Override
    public boolean accepts(byte[] bytes) {
        CanonicalEvent event = new CanonicalEvent();
        return event.read(bytes)
                && event.propertyCount() <= MAX_PROPERTIES
                && event.millis() >= EARLIEST
                && !NobodysIds.contain(event, Part.USER)
                && !NobodysIds.contain(event, Part.ANONYMOUS)
                && !NobodysIds.contain(event, Part.DEVICE);
    }

    @Override
    public Map<String, String> headers(Attempt attempt) {
        return Map.of("Content-Type", "application/json");
    }

    @Override
    public ResponsePolicy responses() {
        return MixpanelResponses.INSTANCE;
    }
}
