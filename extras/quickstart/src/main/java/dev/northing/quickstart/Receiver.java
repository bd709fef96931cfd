package dev.northing.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.northing.core.error.EncodingException;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventId;
import dev.northing.core.json.EventBatchReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Receives batches over a loopback socket and keeps each event once, by its id.
 *
 * <p>Listens on 127.0.0.1 and a free port until it is closed. Safe for use by many threads.
 */
public final class Receiver implements AutoCloseable {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final EventBatchReader reader = new EventBatchReader();

    /** Guards both collections. */
    private final Object lock = new Object();

    private final List<Event> events = new ArrayList<>();
    private final Set<EventId> ids = new HashSet<>();

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts a receiver.
     *
     * @return the receiver, ready for batches at {@link #uri()}
     * @throws IOException if no loopback port is free
     */
    public static Receiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Receiver receiver = new Receiver(server);
        server.createContext("/v1/events", receiver::receive);
        server.start();
        return receiver;
    }

    /**
     * Returns where batches go.
     *
     * @return an address on the loopback interface
     */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/v1/events");
    }

    /**
     * Returns what has arrived.
     *
     * @return the events, in the order of arrival, each once
     */
    public List<Event> events() {
        synchronized (lock) {
            return List.copyOf(events);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            List<Event> batch = new ArrayList<>();
            boolean isGzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream body =
                    isGzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
                reader.read(body, batch::add);
            } catch (EncodingException malformed) {
                exchange.sendResponseHeaders(BAD_REQUEST, NO_BODY);
                return;
            }
            keep(batch);
            exchange.sendResponseHeaders(OK, NO_BODY);
        }
    }

    private void keep(List<Event> batch) {
        synchronized (lock) {
            for (Event event : batch) {
                EventId id = event.id();
                if (id != null && ids.add(id)) {
                    events.add(event);
                }
            }
        }
    }
}
