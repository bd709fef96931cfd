package dev.northing.collector.wire;

import dev.northing.collector.OtlpEncoding;
import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.wire.CanonicalEvent.Part;
import java.util.Map;

/**
 * OTLP over HTTP, {@code POST /v1/logs}: each event a log record with a name, in JSON or in protobuf's binary form.
 *
 * <p>Immutable.
 */
final class OtlpFormat implements WireFormat {

    /** Bytes of a body that any receiver takes. */
    static final WireLimits LIMITS = new WireLimits(10_000, 64L << 20);

    /** {@code INFO}, since an event is no trouble. */
    static final int SEVERITY = 9;

    /** Names of attributes for the parts of an event that have no place of their own. */
    static final Part[] ATTRIBUTES = {
        Part.ID, Part.USER, Part.ANONYMOUS, Part.ORGANIZATION, Part.PROJECT, Part.SESSION, Part.DEVICE
    };

    private final CommonFacts own;
    private final OtlpEncoding encoding;

    OtlpFormat(CommonFacts own, OtlpEncoding encoding) {
        this.own = own;
        this.encoding = encoding;
    }

    /** The attribute that says a part of an event: by the semantic conventions where they have one. */
    static String attribute(Part part) {
        return switch (part) {
            case ID -> "log.record.uid";
            case USER -> "user.id";
            case ANONYMOUS -> "northing.anonymous.id";
            case ORGANIZATION -> "northing.organization.id";
            case PROJECT -> "northing.project.id";
            case SESSION -> "session.id";
            case DEVICE -> "device.id";
            case NAME, TIME -> throw new IllegalArgumentException("has a place of its own");
        };
    }

    @Override
    public void encode(EventSlice events, Attempt attempt, Bytes body) {
        Facts facts = Facts.of(events, own);
        if (encoding == OtlpEncoding.JSON) {
            new OtlpJson(body).add(events, facts);
        } else {
            new OtlpProtobuf(body).add(events, facts);
        }
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
        return Map.of("Content-Type", encoding == OtlpEncoding.JSON ? "application/json" : "application/x-protobuf");
    }

    @Override
    public ResponsePolicy responses() {
        return encoding == OtlpEncoding.JSON ? OtlpResponses.JSON : OtlpResponses.PROTOBUF;
    }
}
