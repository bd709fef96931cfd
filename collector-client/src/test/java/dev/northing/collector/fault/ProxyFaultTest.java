package dev.northing.collector.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.northing.collector.Secret;
import dev.northing.collector.transport.HttpOptions;
import dev.northing.collector.transport.HttpProxy;
import dev.northing.collector.transport.LoopbackReceiver;
import dev.northing.collector.transport.MisconfigurationException;
import dev.northing.collector.transport.OkHttpTransport;
import dev.northing.collector.transport.TlsOptions;
import dev.northing.collector.transport.TransportRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** N14: proxies that refuse, or want to know who asks. */
@Timeout(60)
final class ProxyFaultTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String ASKS = "407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\nConnection: close";

    /** What a client sends that is "user" with the password "pass". */
    private static final String KNOWN = "proxy-authorization: basic dxnlcjpwyxnz";

    private final Inbox inbox = new Inbox();
    private final Certificates authority = new Certificates();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile UnaryOperator<String> answers = head -> "200 Connected";

    private TlsReceiver receiver;
    private LoopbackReceiver proxy;

    @BeforeEach
    void start() throws IOException {
        receiver = new TlsReceiver(
                authority.showing(authority.signed("localhost").build()),
                inbox,
                TlsReceiver.accepted().build());
        proxy = new LoopbackReceiver(LoopbackReceiver.status(500), this::tunnel);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        receiver.close();
    }

    private void tunnel(int connection, Socket client) throws IOException {
        String head = readHead(client.getInputStream());
        heads.add(head);
        asked.countDown();
        String answer = answers.apply(head);
        client.getOutputStream()
                .write(("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
        if (answer.startsWith("200")) {
            try (Socket target = new Socket(
                    InetAddress.getLoopbackAddress(), receiver.server().getPort())) {
                Thread back = new Thread(() -> copy(target, client));
                back.setDaemon(true);
                back.start();
                copy(client, target);
            }
        }
        throw new IOException("over");
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One of the two went away.
        }
    }

    private HttpProxy atProxy() {
        return HttpProxy.at("127.0.0.1", proxy.uri().getPort());
    }

    private HttpOptions through(HttpProxy chosen) throws Exception {
        return HttpOptions.STANDARD.withProxy(chosen).withTls(TlsOptions.PLATFORM.trusting(authority.trust()));
    }

    private Shipment shipment(HttpProxy chosen) throws Exception {
        return new Shipment(Shipment.to(receiver.uri("localhost"))
                .header("Authorization", Secret.of("key-1"))
                .http(through(chosen)));
    }

    private IOException failure(HttpProxy chosen) throws Exception {
        try (OkHttpTransport transport =
                new OkHttpTransport(receiver.uri("localhost"), Map.of(), "agent", through(chosen))) {
            TransportRequest request = new TransportRequest(Map.of(), new byte[10], 10, 1);
            return catchThrowableOfType(IOException.class, () -> transport.send(request));
        }
    }

    /** Held while the proxy refuses, with nothing at the receiver, and delivered as soon as it does not. */
    private void assertHoldsUntilLetThrough(HttpProxy chosen) throws Exception {
        try (Shipment shipment = shipment(chosen)) {
            shipment.track(500);
            assertThat(shipment.flush(SHORT)).isFalse();
            shipment.assertAllHeld();
            assertThat(receiver.server().getRequestCount()).isZero();
            answers = head -> "200 Connected";
            shipment.assertAllArrived(inbox, 0);
        }
        assertThat(heads).allMatch(head -> head.startsWith("CONNECT localhost:"));
        assertThat(String.join("", heads)).doesNotContain("key-1").doesNotContain("Idempotency-Key");
    }

    @Test
    void aProxyThatWantsCredentialsHolds() throws Exception {
        answers = head -> ASKS;
        assertThat(failure(atProxy()))
                .isInstanceOf(MisconfigurationException.class)
                .hasMessage("HTTP 407 of the proxy");
        assertHoldsUntilLetThrough(atProxy());
        assertThat(String.join("", heads)).doesNotContainIgnoringCase("proxy-authorization");
    }

    @Test
    void aProxyThatForbidsTheWayHolds() throws Exception {
        answers = head -> "403 No";
        assertThat(failure(atProxy()))
                .isInstanceOf(MisconfigurationException.class)
                .hasMessage("the proxy opens no tunnel");
        assertHoldsUntilLetThrough(atProxy());
    }

    @Test
    void aProxyThatCannotReachTheReceiverIsTriedAgain() throws Exception {
        answers = head -> "503 Later";
        assertThat(failure(atProxy())).isNotInstanceOf(MisconfigurationException.class);
        assertHoldsUntilLetThrough(atProxy());
    }

    @Test
    void theDirectWayIsNoSecondChoice() throws Exception {
        answers = head -> ASKS;
        assertHoldsUntilLetThrough(HttpProxy.selectedBy(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(
                        new Proxy(
                                Proxy.Type.HTTP,
                                new InetSocketAddress(
                                        InetAddress.getLoopbackAddress(),
                                        proxy.uri().getPort())),
                        Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        }));
    }

    @Test
    void credentialsGoToTheProxyThatAsksAndNotToTheReceiver() throws Exception {
        answers = head -> head.toLowerCase(Locale.ROOT).contains(KNOWN) ? "200 Connected" : ASKS;
        try (Shipment shipment = shipment(atProxy().withCredentials("user", Secret.of("pass")))) {
            shipment.track(500);
            shipment.assertAllArrived(inbox, 0);
        }
        assertThat(heads).hasSize(2);
        assertThat(heads.get(0)).doesNotContainIgnoringCase("proxy-authorization");
        assertThat(receiver.requests())
                .allSatisfy(request -> assertThat(request.getHeaders().names()).doesNotContain("Proxy-Authorization"));
    }

    @Test
    void credentialsThatAreWrongHoldToo() throws Exception {
        answers = head -> ASKS;
        HttpProxy wrong = atProxy().withCredentials("user", Secret.of("wrong"));
        assertThat(failure(wrong)).isInstanceOf(MisconfigurationException.class);
        assertThat(heads).hasSize(2);
        assertHoldsUntilLetThrough(wrong);
    }

    @Test
    void credentialsAreNotGivenForAnotherSchemeThanBasic() throws Exception {
        answers = head -> "407 Who\r\nProxy-Authenticate: Negotiate\r\nConnection: close";
        assertThat(failure(atProxy().withCredentials("user", Secret.of("pass"))))
                .isInstanceOf(MisconfigurationException.class);
        assertThat(String.join("", heads)).doesNotContainIgnoringCase("proxy-authorization");
    }

    /** Without a tunnel, credentials would travel inside the request. */
    @Test
    void anUnprotectedRequestCarriesNoCredentialsOfTheProxy() throws Exception {
        answers = head -> ASKS;
        HttpOptions options = through(atProxy().withCredentials("user", Secret.of("pass")));
        try (Shipment shipment =
                new Shipment(Shipment.to(URI.create("http://127.0.0.1:9/")).http(options))) {
            shipment.track(200);
            assertThat(shipment.flush(SHORT)).isFalse();
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            shipment.assertAllHeld();
        }
        assertThat(String.join("", heads)).doesNotContainIgnoringCase("proxy-authorization");
    }

    @Test
    void aHostThatNamesNoProxyIsTakenDirectly() throws Exception {
        for (HttpProxy direct : List.of(HttpProxy.none(), HttpProxy.selectedBy(new NamesNothing()))) {
            try (Shipment shipment = shipment(direct)) {
                shipment.track(10);
                assertThat(shipment.flush()).isTrue();
            }
        }
        assertThat(heads).isEmpty();
        assertThat(inbox.distinct()).hasSize(20);
    }

    private static final class NamesNothing extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of();
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }
}
