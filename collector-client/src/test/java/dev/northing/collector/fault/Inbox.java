package dev.northing.collector.fault;

import com.github.luben.zstd.ZstdInputStream;
import dev.northing.collector.transport.LoopbackReceiver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What a receiver has committed: the ids of the events, repeats included. */
final class Inbox {

    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([0-9a-f-]{36})\"");

    private final List<String> ids = new ArrayList<>();
    private int requests;

    void take(LoopbackReceiver.Received request) throws IOException {
        take(request.headers().get("content-encoding"), request.bytes());
    }

    synchronized void take(@Nullable String encoding, byte[] body) throws IOException {
        requests++;
        Matcher matcher = ID.matcher(new String(read(encoding, body), StandardCharsets.UTF_8));
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
    }

    private static byte[] read(@Nullable String encoding, byte[] body) throws IOException {
        if (encoding == null) {
            return body;
        }
        InputStream compressed = new ByteArrayInputStream(body);
        try (InputStream plain =
                encoding.equals("zstd") ? new ZstdInputStream(compressed) : new GZIPInputStream(compressed)) {
            return plain.readAllBytes();
        }
    }

    synchronized int requests() {
        return requests;
    }

    synchronized Set<String> distinct() {
        return new HashSet<>(ids);
    }

    synchronized int duplicates() {
        return ids.size() - new HashSet<>(ids).size();
    }
}
