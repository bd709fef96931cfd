package dev.northing.collector.wire;

import dev.northing.collector.transport.TransportResponse;
import dev.northing.core.json.EventReader;
import dev.northing.core.json.VerdictReader;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of Northing's own wire: the generic ones, and any 2xx may name events that were not taken.
 *
 * <p>The names are event ids, see {@link VerdictReader}. An id that the request does not hold is ignored; an answer that cannot be
 * read leaves all events delivered. Immutable.
 *
 * @since 0.1.0
 */
public enum NorthingResponses implements ResponsePolicy {
    /** The only value. */
    INSTANCE;

    private static final VerdictReader READER = new VerdictReader();

    @Override
    public Delivery judge(TransportResponse response, Sent sent) {
        Delivery byStatus = GenericResponses.INSTANCE.judge(response, sent);
        boolean mayName = response.status() >= 200 && response.status() < 300;
        byte[] body = mayName ? response.body() : new byte[0];
        return body.length == 0 ? byStatus : judge(body, response, sent);
    }

    private static Delivery judge(byte[] body, TransportResponse response, Sent sent) {
        VerdictReader.Verdict verdict = READER.read(body).orElse(null);
        if (verdict == null) {
            return Delivery.Delivered.UNREADABLE;
        }
        Set<Integer> rejected = indexes(verdict.rejected(), sent);
        Set<Integer> retry = indexes(verdict.retry(), sent);
        if (rejected.isEmpty() && retry.isEmpty()) {
            return Delivery.Delivered.ALL;
        }
        Duration wait = GenericResponses.wait(response, sent);
        return new Delivery.Partial(rejected, retry, wait, "HTTP " + response.status() + " that names events");
    }

    /** An id that is used twice names both events. */
    private static Set<Integer> indexes(Set<String> named, Sent sent) {
        Set<Integer> indexes = new HashSet<>();
        if (named.isEmpty()) {
            return indexes;
        }
        Set<String> ids = new HashSet<>();
        named.forEach(id -> ids.add(id.toLowerCase(Locale.ROOT)));
        for (int i = 0; i < sent.events().size(); i++) {
            @Nullable String id = EventReader.idOf(sent.events().event(i));
            if (id != null && ids.contains(id)) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    @Override
    public Delivery judge(IOException failure) {
        return GenericResponses.INSTANCE.judge(failure);
    }
}
