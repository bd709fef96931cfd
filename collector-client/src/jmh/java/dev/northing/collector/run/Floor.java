package dev.northing.collector.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The least that a client could do, as a reference and no product: a bounded queue, jackson-core into a reused buffer with
 * the context in each event, gzip level 1, batches of 500, one OkHttp connection with TCP_NODELAY; nothing else, and no retry.
 */
final class Floor implements Contender {

    private static final int QUEUE = 65_536;
    private static final int BATCH = 500;
    private static final int GZIP_LEVEL = 1;
    private static final long LINGER_MILLIS = 20;

    /** Bytes of one event's JSON in the published measurements. */
    static final int EVENT_BYTES = 643;

    private final URI endpoint;
    private final Workload workload = new Workload();
    private final ArrayBlockingQueue<Call> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong ids = new AtomicLong(System.nanoTime());
    private final Thread sender = new Thread(this::run, "floor-sender");
    private volatile long delivered;
    private volatile boolean closing;

    private final Buffer json = new Buffer();
    private final Buffer gzip = new Buffer();
    private final Deflater deflater = new Deflater(GZIP_LEVEL, true);
    private final JsonFactory factory = new JsonFactory();
    private final OkHttpClient http;
    private final String padding = "x".repeat(padding());

    Floor(URI endpoint) {
        this.endpoint = endpoint;
        this.http = new OkHttpClient.Builder().socketFactory(new NoDelay()).build();
        sender.setDaemon(true);
        sender.start();
    }

    /** What a caller hands over. */
    private record Call(long time, long id, String user, String anonymous, String reference, Object[] values) {}

    @Override
    public boolean track(long number) {
        long mixed = Workload.mix(number);
        boolean taken = queue.offer(new Call(
                System.currentTimeMillis(),
                ids.getAndIncrement(),
                workload.user(mixed),
                workload.anonymous(mixed),
                workload.reference(mixed),
                workload.values(mixed)));
        if (taken) {
            accepted.incrementAndGet();
        }
        return taken;
    }

    private void run() {
        List<Call> batch = new ArrayList<>(BATCH);
        try {
            while (!closing || !queue.isEmpty()) {
                Call first = queue.poll(LINGER_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    post(batch);
                    delivered += batch.size();
                    batch.clear();
                }
            }
        } catch (IOException | InterruptedException ends) {
            throw new IllegalStateException("the floor does not retry", ends);
        }
    }

    private void post(List<Call> batch) throws IOException {
        encode(batch);
        compress();
        Request request = new Request.Builder()
                .url(endpoint.toString())
                .header("Content-Encoding", "gzip")
                .post(RequestBody.create(gzip.array(), null, 0, gzip.size()))
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("HTTP " + response.code());
            }
            response.body().bytes();
        }
    }

    private void encode(List<Call> batch) throws IOException {
        json.reset();
        try (JsonGenerator out = factory.createGenerator(json)) {
            out.writeStartObject();
            out.writeArrayFieldStart("batch");
            for (Call call : batch) {
                write(out, call, padding);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private static void write(JsonGenerator out, Call call, String padding) throws IOException {
        out.writeStartObject();
        out.writeStringField("event", Workload.NAME);
        out.writeStringField("id", new UUID(Workload.mix(~call.id), Workload.mix(call.id)).toString());
        out.writeStringField("time", Instant.ofEpochMilli(call.time).toString());
        out.writeStringField("user", call.user);
        out.writeStringField("anonymous", call.anonymous);
        out.writeStringField("reference", call.reference);
        out.writeObjectFieldStart("properties");
        for (int i = 0; i < call.values.length; i++) {
            writeValue(out, Workload.NAMES[i], call.values[i]);
        }
        out.writeEndObject();
        out.writeObjectFieldStart("context");
        for (Map.Entry<String, String> each : Workload.CONTEXT.entrySet()) {
            out.writeStringField(each.getKey(), each.getValue());
        }
        if (!padding.isEmpty()) {
            out.writeStringField("pad", padding);
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void writeValue(JsonGenerator out, String name, Object value) throws IOException {
        out.writeFieldName(name);
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Integer number) {
            out.writeNumber(number);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else {
            out.writeBoolean((Boolean) value);
        }
    }

    /** How many characters the context lacks to make a typical event {@link #EVENT_BYTES} long. */
    private int padding() {
        int lacks = EVENT_BYTES - eventBytes("") - ",\"pad\":\"\"".length();
        return Math.max(0, lacks);
    }

    /** The mean length of an event. */
    int eventBytes() {
        return eventBytes(padding);
    }

    private int eventBytes(String with) {
        int events = 1_000;
        Buffer bytes = new Buffer();
        try (JsonGenerator out = factory.createGenerator(bytes)) {
            for (long i = 0; i < events; i++) {
                long mixed = Workload.mix(i);
                Call call = new Call(
                        1_763_800_000_123L,
                        i,
                        workload.user(mixed),
                        workload.anonymous(mixed),
                        workload.reference(mixed),
                        workload.values(mixed));
                write(out, call, with);
            }
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return Math.round((float) bytes.size() / events) - 1;
    }

    private void compress() {
        gzip.reset();
        gzip.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255});
        deflater.reset();
        deflater.setInput(json.array(), 0, json.size());
        deflater.finish();
        while (!deflater.finished()) {
            gzip.grow(deflater);
        }
        CRC32 checksum = new CRC32();
        checksum.update(json.array(), 0, json.size());
        littleEndian((int) checksum.getValue());
        littleEndian(json.size());
    }

    private void littleEndian(int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            gzip.write(value >>> shift);
        }
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public long pending() {
        return accepted.get() - delivered;
    }

    @Override
    public long dropped() {
        return 0;
    }

    @Override
    public void close(Duration timeout) {
        closing = true;
        try {
            sender.join(timeout.toMillis());
        } catch (InterruptedException ends) {
            throw new IllegalStateException(ends);
        }
    }

    /** Shows its array. */
    private static final class Buffer extends ByteArrayOutputStream {

        private static final int CHUNK = 16_384;

        byte[] array() {
            return buf;
        }

        void grow(Deflater from) {
            if (buf.length - count < CHUNK) {
                buf = Arrays.copyOf(buf, Math.max(2 * buf.length, buf.length + CHUNK));
            }
            count += from.deflate(buf, count, buf.length - count);
        }
    }

    private static final class NoDelay extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("OkHttp connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("OkHttp connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("OkHttp connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("OkHttp connects by itself");
        }
    }
}
