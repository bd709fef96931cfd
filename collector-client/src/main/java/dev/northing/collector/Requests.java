package dev.northing.collector;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.wire.Attempt;
import dev.northing.collector.wire.Compressor;
import dev.northing.collector.wire.WireFormat;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes requests of parcels: a body once for all tries, unless the wire says who tries when in it. Confined to one thread. */
final class Requests implements AutoCloseable {

    private final WireFormat wire;
    private Compression compression;
    private @Nullable Compressor compressor;

    Requests(WireFormat wire, Compression compression) {
        this.wire = wire;
        this.compression = compression;
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
        boolean worthIt = compression != Compression.NONE && body.plain().size() >= Compressor.MIN_BYTES;
        if (worthIt) {
            compressor().compress(body.plain(), body.compressed());
        }
        body.made(worthIt);
    }

    /** Made when it is needed, on the thread that sends: it may have to load native code. */
    private Compressor compressor() {
        Compressor opened = compressor;
        if (opened == null) {
            opened = compression.open();
            compressor = opened;
        }
        return opened;
    }

    private Map<String, String> headers(Body body, Attempt attempt) {
        if (!body.isCompressed()) {
            return wire.headers(attempt);
        }
        Map<String, String> headers = new HashMap<>(wire.headers(attempt));
        headers.put("Content-Encoding", compressor().encoding());
        return headers;
    }

    /** The receiver cannot read compressed bodies: remembered for as long as the client lives. */
    void stopCompressing() {
        compression = Compression.NONE;
    }

    @Override
    public void close() {
        if (compressor != null) {
            compressor.close();
        }
    }
}
