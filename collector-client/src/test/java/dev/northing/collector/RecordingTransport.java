package dev.northing.collector;

import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what it is given and answers as the test says: everything with 202 unless told otherwise. */
public final class RecordingTransport implements Transport {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final AnsweringScript script;
    private final List<Sent> sent = new ArrayList<>();
    private boolean closed;

    public RecordingTransport() {
        this((Script) request -> 202);
    }

    public RecordingTransport(Script script) {
        this((AnsweringScript) request -> new TransportResponse(script.answer(request)));
    }

    private RecordingTransport(AnsweringScript script) {
        this.script = script;
    }

    /** One that says more than a status. */
    public static RecordingTransport answering(AnsweringScript script) {
        return new RecordingTransport(script);
    }

    /** One request and its answer; status 0 when the script threw. */
    public record Sent(String body, Map<String, String> headers, int events, int status) {

        public List<String> ids() {
            List<String> ids = new ArrayList<>();
            Matcher matcher = ID.matcher(body);
            while (matcher.find()) {
                ids.add(matcher.group(1));
            }
            return ids;
        }
    }

    /** Says what the receiver answers. */
    public interface Script {
        int answer(Sent request) throws IOException;
    }

    /** Says what the receiver answers, headers and body included. */
    public interface AnsweringScript {
        TransportResponse answer(Sent request) throws IOException;
    }

    @Override
    public synchronized TransportResponse send(TransportRequest request) throws IOException {
        String body = new String(request.copyOfBody(), StandardCharsets.UTF_8);
        Sent asked = new Sent(body, request.headers(), request.events(), 0);
        int index = sent.size();
        sent.add(asked);
        TransportResponse response = script.answer(asked);
        sent.set(index, new Sent(body, request.headers(), request.events(), response.status()));
        return response;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Ids of all events that were answered with 202, in order, repeats included. */
    public synchronized List<String> takenIds() {
        return sent.stream()
                .filter(each -> each.status() == 202)
                .flatMap(each -> each.ids().stream())
                .toList();
    }
}
