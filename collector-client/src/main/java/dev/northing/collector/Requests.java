package dev.northing.collector;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.wire.Attempt;
import dev.northing.collector.wire.Bytes;
import dev.northing.collector.wire.Gzip;
import dev.northing.collector.wire.WireFormat;
import java.util.HashMap;
import java.util.Map;

/** Makes requests of events, in buffers that are used again. Confined to one thread. */
final class Requests implements AutoCloseable {

    private final WireFormat wire;
    private final Gzip gzip = new Gzip();
    private final Bytes body = new Bytes();
    private final Bytes compressed = new Bytes();
    private boolean compressing;
    private boolean lastCompressed;

    Requests(WireFormat wire, boolean compressing) {
        this.wire = wire;
        this.compressing = compressing;
    }

    /** The request is valid until the next one is made. */
    TransportRequest make(EventSlice events, Attempt attempt) {
        body.clear();
        wire.encode(events, attempt, body);
        lastCompressed = compressing && body.size() >= Gzip.MIN_BYTES;
        if (!lastCompressed) {
            return request(wire.headers(attempt), body, events);
        }
        gzip.compress(body, compressed);
        Map<String, String> headers = new HashMap<>(wire.headers(attempt));
        headers.put("Content-Encoding", "gzip");
        return request(headers, compressed, events);
    }

    private static TransportRequest request(Map<String, String> headers, Bytes bytes, EventSlice events) {
        return new TransportRequest(headers, bytes.array(), bytes.size(), events.size());
    }

    boolean isLastCompressed() {
        return lastCompressed;
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
