package dev.northing.collector;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.wire.Attempt;
import dev.northing.collector.wire.Gzip;
import dev.northing.collector.wire.WireFormat;
import java.util.HashMap;
import java.util.Map;

/** Makes requests of parcels: a body once for all tries, unless the wire says who tries when in it. Confined to one thread. */
final class Requests implements AutoCloseable {

    private final WireFormat wire;
    private final Gzip gzip = new Gzip();
    private boolean compressing;

    Requests(WireFormat wire, boolean compressing) {
        this.wire = wire;
        this.compressing = compressing;
    }

    /** Makes the body that a later try of these events will send, if it can be known before. */
    void prepare(Parcel parcel, Attempt attempt) {
        if (wire.isSameOnEveryTry() && !parcel.body().isMade()) {
            make(parcel.slice(), attempt, parcel.body());
        }
    }

    /** The request is valid until the parcel changes. */
    TransportRequest request(Parcel parcel, Attempt attempt) {
        Body body = parcel.body();
        if (!body.isMade() || !wire.isSameOnEveryTry()) {
            make(parcel.slice(), attempt, body);
        }
        return new TransportRequest(
                headers(body, attempt),
                body.sent().array(),
                body.sent().size(),
                parcel.slice().size());
    }

    private void make(EventSlice events, Attempt attempt, Body body) {
        body.clear();
        wire.encode(events, attempt, body.plain());
        boolean worthIt = compressing && body.plain().size() >= Gzip.MIN_BYTES;
        if (worthIt) {
            gzip.compress(body.plain(), body.compressed());
        }
        body.made(worthIt);
    }

    private Map<String, String> headers(Body body, Attempt attempt) {
        if (!body.isCompressed()) {
            return wire.headers(attempt);
        }
        Map<String, String> headers = new HashMap<>(wire.headers(attempt));
        headers.put("Content-Encoding", "gzip");
        return headers;
    }

    /** The receiver cannot read compressed bodies: remembered for as long as the client lives. */
    void stopCompressing() {
        compressing = false;
    }

    @Override
    public void close() {
        gzip.close();
    }
}
