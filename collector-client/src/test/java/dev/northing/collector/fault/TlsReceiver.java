package dev.northing.collector.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A receiver that speaks TLS and HTTP/2, and takes everything. */
final class TlsReceiver implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    TlsReceiver(SSLSocketFactory sockets, Inbox inbox, MockResponse answer) throws IOException {
        server.useHttps(sockets);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                take(request, inbox);
                return answer;
            }

            /** What happens to the connection is taken from here. */
            @Override
            public MockResponse peek() {
                return answer;
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    static MockResponse.Builder accepted() {
        return new MockResponse.Builder().code(202).body("{}");
    }

    private static void take(RecordedRequest request, Inbox inbox) {
        try {
            inbox.take(
                    request.getHeaders().get("Content-Encoding"),
                    request.getBody().toByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    MockWebServer server() {
        return server;
    }

    List<RecordedRequest> requests() {
        return requests;
    }

    URI uri(String host) {
        return URI.create("https://" + host + ":" + server.getPort() + "/v1/batch");
    }

    @Override
    public void close() {
        server.close();
    }
}
