package dev.northing.collector.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The bodies of requests as they came, in large chunks that cost no copying, and what is in them. Safe for use by many threads. */
final class ReceivedBodies {

    private static final int CHUNK_BYTES = 16 << 20;
    private static final byte[] ID = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int ID_LENGTH = 36;

    private final List<byte[]> chunks = new ArrayList<>();
    private final List<Body> bodies = new ArrayList<>();
    private int used;
    private long wireBytes;
    private long firstNanos = -1;

    enum Encoding {
        NONE,
        GZIP,
        ZSTD
    }

    private record Body(byte[] chunk, int from, int length, Encoding encoding) {}

    synchronized void add(Receiver.RequestReader request) {
        if (firstNanos < 0) {
            firstNanos = System.nanoTime();
        }
        int length = request.bodyEnd() - request.bodyStart();
        if (chunks.isEmpty() || used + length > CHUNK_BYTES) {
            chunks.add(new byte[CHUNK_BYTES]);
            used = 0;
        }
        byte[] chunk = chunks.get(chunks.size() - 1);
        System.arraycopy(request.bytes(), request.bodyStart(), chunk, used, length);
        bodies.add(new Body(chunk, used, length, request.encoding()));
        used += length;
        wireBytes += request.bodyEnd();
    }

    synchronized void clear() {
        chunks.clear();
        bodies.clear();
        wireBytes = 0;
        firstNanos = -1;
    }

    /** When the first request was whole, as {@link System#nanoTime()} of this machine; -1 when none came. */
    synchronized long firstNanos() {
        return firstNanos;
    }

    /** Requests, their bytes with heads, events, how many of these are different, bytes of bodies before compression. */
    synchronized String counts() throws IOException {
        long[] ids = new long[1 << 16];
        int events = 0;
        long plain = 0;
        for (Body body : bodies) {
            byte[] text = decoded(body);
            plain += text.length;
            for (int at = indexOfId(text, 0); at >= 0; at = indexOfId(text, at)) {
                if (events == ids.length) {
                    ids = Arrays.copyOf(ids, 2 * ids.length);
                }
                ids[events++] = hash(text, at);
            }
        }
        Arrays.sort(ids, 0, events);
        return bodies.size() + " " + wireBytes + " " + events + " " + different(ids, events) + " " + plain;
    }

    private static int different(long[] sorted, int count) {
        int different = count == 0 ? 0 : 1;
        for (int i = 1; i < count; i++) {
            different += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        return different;
    }

    /** Where the id after the next marker starts; -1 when there is none. */
    private static int indexOfId(byte[] text, int from) {
        for (int i = from; i <= text.length - ID.length - ID_LENGTH; i++) {
            if (text[i] == '"' && Arrays.equals(text, i, i + ID.length, ID, 0, ID.length)) {
                return i + ID.length;
            }
        }
        return -1;
    }

    /** 64 bits of an id of 128: two of a million ids are taken for one with a probability of 3e-8. */
    private static long hash(byte[] text, int at) {
        long hash = 0;
        for (int i = at; i < at + ID_LENGTH; i++) {
            hash = Workload.mix(hash + text[i]);
        }
        return hash;
    }

    private static byte[] decoded(Body body) throws IOException {
        InputStream in = new ByteArrayInputStream(body.chunk(), body.from(), body.length());
        try (InputStream plain = switch (body.encoding()) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in);
            case ZSTD -> zstd(in);
        }) {
            return plain.readAllBytes();
        }
    }

    private static InputStream zstd(InputStream in) {
        try {
            return (InputStream) Class.forName("com.github.luben.zstd.ZstdInputStream")
                    .getConstructor(InputStream.class)
                    .newInstance(in);
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("a body in zstd, and no library for it", absent);
        }
    }
}
