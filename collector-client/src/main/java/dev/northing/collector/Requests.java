package dev.northing.collector;

import dev.northing.collector.batch.EventSlice;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.wire.Attempt;
import dev.northing.collector.wire.Bytes;
import dev.northing.collector.wire.Compressor;
import dev.northing.collector.wire.WireFormat;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes requests of events, in buffers that are used again. Confined to one thread. */
final class Requests implements AutoCloseable {

    private final WireFormat wire;
    private final Bytes body = new Bytes();
    private final Bytes compressed = new Bytes();
    private Compression compression;
    private @Nullable Compressor compressor;
    private boolean lastCompressed;

    Requests(WireFormat wire, Compression compression) {
        this.wire = wire;
        this.compression = compression;
    }

    /** The request is valid until the next one is made. */
    TransportRequest make(EventSlice events, Attempt attempt) {
        body.clear();
        wire.encode(events, attempt, body);
        lastCompressed = compression != Compression.NONE && body.size() >= Compressor.MIN_BYTES;
        if (!lastCompressed) {
            return request(wire.headers(attempt), body, events);
        }
        Compressor opened = compressor();
        opened.compress(body, compressed);
        Map<String, String> headers = new HashMap<>(wire.headers(attempt));
        headers.put("Content-Encoding", opened.encoding());
        return request(headers, compressed, events);
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

    private static TransportRequest request(Map<String, String> headers, Bytes bytes, EventSlice events) {
        return new TransportRequest(headers, bytes.array(), bytes.size(), events.size());
    }

    boolean isLastCompressed() {
        return lastCompressed;
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
