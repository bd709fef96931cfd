package dev.northing.collector.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.northing.collector.Secret;
import dev.northing.collector.fault.LoopbackProxy.Road;
import dev.northing.collector.transport.HttpOptions;
import dev.northing.collector.transport.LoopbackReceiver;
import dev.northing.collector.transport.OkHttpTransport;
import dev.northing.collector.transport.TlsOptions;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.wire.Delivery;
import dev.northing.collector.wire.GenericResponses;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.CertificatePinner;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receivers that cannot be trusted, and those that can. */
@Timeout(60)
final class TlsFaultTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    private final Inbox inbox = new Inbox();
    private final Certificates authority = new Certificates();

    private TlsOptions trusting() throws Exception {
        return TlsOptions.PLATFORM.trusting(authority.trust());
    }

    private TlsReceiver showing(HeldCertificate certificate) throws IOException {
        return new TlsReceiver(
                authority.showing(certificate), inbox, TlsReceiver.accepted().build());
    }

    private static IOException assertHolds(URI uri, TlsOptions tls) throws Exception {
        HttpOptions options = HttpOptions.STANDARD.withTls(tls);
        IOException failure;
        try (OkHttpTransport transport = new OkHttpTransport(uri, Map.of(), "agent", options)) {
            TransportRequest request = new TransportRequest(Map.of(), new byte[10], 10, 1);
            failure = catchThrowableOfType(IOException.class, () -> transport.send(request));
            assertThat(GenericResponses.INSTANCE.judge(failure))
                    .as("%s", failure)
                    .isInstanceOf(Delivery.Hold.class);
        }
        try (Shipment shipment =
                new Shipment(Shipment.to(uri).http(options).header("Authorization", Secret.of("key-1")))) {
            shipment.track(200);
            assertThat(shipment.flush(SHORT)).isFalse();
            shipment.assertAllHeld();
        }
        return failure;
    }

    private void assertNothingGetsTo(HeldCertificate certificate, TlsOptions tls) throws Exception {
        try (TlsReceiver receiver = showing(certificate)) {
            assertHolds(receiver.uri("localhost"), tls);
            assertThat(receiver.requests()).isEmpty();
        }
    }

    /** T1. */
    @Test
    void nothingGoesToAReceiverWhoseCertificateHasExpired() throws Exception {
        Instant now = Instant.now();
        HeldCertificate expired = authority
                .signed("localhost")
                .validityInterval(
                        now.minus(90, ChronoUnit.DAYS).toEpochMilli(),
                        now.minus(1, ChronoUnit.DAYS).toEpochMilli())
                .build();
        assertNothingGetsTo(expired, trusting());
    }

    /** T1. */
    @Test
    void nothingGoesToAReceiverOfAnotherName() throws Exception {
        assertNothingGetsTo(authority.signed("other.test").build(), trusting());
    }

    /** T1. */
    @Test
    void nothingGoesToAReceiverThatNobodyVouchesFor() throws Exception {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        assertNothingGetsTo(own, trusting());
        assertNothingGetsTo(authority.signed("localhost").build(), TlsOptions.PLATFORM);
    }

    /** T1: RSA of 768 bits. */
    @Test
    void nothingGoesToAReceiverWithAWeakKey() throws Exception {
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(768);
        assertNothingGetsTo(
                authority.signed("localhost").keyPair(weak.generateKeyPair()).build(), trusting());
    }

    /** T1: the answer to a greeting of a receiver that knows TLS 1.1 at best, byte by byte. */
    @Test
    void nothingGoesToAReceiverThatSpeaksAnOldTls() throws Exception {
        LoopbackReceiver.Doorman old = (connection, socket) -> {
            readGreeting(socket);
            byte[] hello = new byte[5 + 4 + 38];
            // A handshake record of TLS 1.1 with a ServerHello of 38 bytes: version, random, no session, cipher 0x002f.
            byte[] start = {22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2};
            System.arraycopy(start, 0, hello, 0, start.length);
            hello[5 + 4 + 2 + 32 + 2] = 0x2f;
            socket.getOutputStream().write(hello);
            socket.getOutputStream().flush();
            // An alert, and nothing after it; or the client has gone without a word.
            assertThat(socket.getInputStream().readAllBytes().length).isLessThanOrEqualTo(7);
            throw new IOException("over");
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(202), old)) {
            URI uri = URI.create("https://localhost:" + receiver.uri().getPort() + "/");
            // Newer JDKs stumble over the old cipher first.
            assertThat(assertHolds(uri, trusting()).getMessage())
                    .containsAnyOf("protocol version", "improper ciphersuite");
            assertThat(receiver.received()).isEmpty();
        }
    }

    private static void readGreeting(Socket socket) throws IOException {
        byte[] record = socket.getInputStream().readNBytes(5);
        assertThat(record[0]).as("a handshake").isEqualTo((byte) 22);
        socket.getInputStream().readNBytes(((record[3] & 0xff) << 8) | (record[4] & 0xff));
    }

    @Test
    void nothingGoesToAReceiverWithAnotherKeyThanThePinnedOne() throws Exception {
        HeldCertificate good = authority.signed("localhost").build();
        String other =
                CertificatePinner.pin(new HeldCertificate.Builder().build().certificate());
        assertNothingGetsTo(good, trusting().pinning(other));
    }

    @Test
    void aClientWithoutCertificateIsHeldWhereOneIsAskedFor() throws Exception {
        try (TlsReceiver receiver = showing(authority.signed("localhost").build())) {
            receiver.server().requireClientAuth();
            try (Shipment shipment = new Shipment(
                    Shipment.to(receiver.uri("localhost")).http(HttpOptions.STANDARD.withTls(trusting())))) {
                shipment.track(200);
                assertThat(shipment.flush(SHORT)).isFalse();
                shipment.assertAllHeld();
                assertThat(receiver.requests()).isEmpty();
            }
        }
    }

    @Test
    void deliversOverHttp2ToWhomItTrustsAndShowsItsCertificate() throws Exception {
        HeldCertificate good = authority.signed("localhost").build();
        TlsOptions tls = trusting()
                .presenting(authority.identity(), Certificates.PASSWORD)
                .pinning(CertificatePinner.pin(good.certificate()));
        try (TlsReceiver receiver = showing(good)) {
            receiver.server().requireClientAuth();
            try (Shipment shipment =
                    new Shipment(Shipment.to(receiver.uri("localhost")).http(HttpOptions.STANDARD.withTls(tls)))) {
                shipment.track(1_000);
                shipment.assertAllArrived(inbox, 0);
            }
            assertThat(receiver.requests())
                    .extracting(RecordedRequest::getVersion)
                    .containsOnly("HTTP/2");
            assertThat(receiver.requests())
                    .extracting(RecordedRequest::getConnectionIndex)
                    .containsOnly(0);
        }
    }

    /** N13 for HTTP/2: GOAWAY after each answer. */
    @Test
    void aReceiverThatSendsEveryConnectionAwayGetsEverythingOnce() throws Exception {
        HeldCertificate good = authority.signed("localhost").build();
        try (TlsReceiver receiver = new TlsReceiver(
                        authority.showing(good),
                        inbox,
                        TlsReceiver.accepted()
                                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                                .build());
                LoopbackProxy road = new LoopbackProxy(receiver.uri("127.0.0.1"), connection -> Road.CLEAR);
                Shipment shipment = new Shipment(
                        Shipment.to(URI.create("https://localhost:" + road.uri().getPort() + "/v1/batch"))
                                .http(HttpOptions.STANDARD.withTls(trusting())))) {
            shipment.track(1_000);
            shipment.assertAllArrived(inbox, 0);
            assertThat(receiver.requests())
                    .extracting(RecordedRequest::getVersion)
                    .containsOnly("HTTP/2");
            assertThat(road.connections()).isGreaterThanOrEqualTo(10);
        }
    }

    /** S12: from https to http. */
    @Test
    void aRedirectToAnUnprotectedAddressGetsNothing() throws Exception {
        HeldCertificate good = authority.signed("localhost").build();
        try (LoopbackReceiver plain = new LoopbackReceiver(LoopbackReceiver.status(202));
                TlsReceiver receiver = new TlsReceiver(
                        authority.showing(good),
                        new Inbox(),
                        TlsReceiver.accepted()
                                .code(307)
                                .addHeader("Location", plain.uri())
                                .build());
                Shipment shipment = new Shipment(Shipment.to(receiver.uri("localhost"))
                        .header("Authorization", Secret.of("key-1"))
                        .http(HttpOptions.STANDARD.withTls(trusting())))) {
            shipment.track(200);
            assertThat(receiver.server().takeRequest(30, TimeUnit.SECONDS)).isNotNull();
            assertThat(shipment.flush(SHORT)).isFalse();
            shipment.assertAllHeld();
            assertThat(plain.connections()).isZero();
        }
    }
}
