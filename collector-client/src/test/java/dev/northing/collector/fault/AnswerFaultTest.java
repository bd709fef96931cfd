package dev.northing.collector.fault;

import static dev.northing.collector.transport.LoopbackReceiver.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.northing.collector.Secret;
import dev.northing.collector.transport.LoopbackReceiver;
import dev.northing.collector.transport.OkHttpTransport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that answer with something else than an answer. Waits between tries are scaled. */
@Timeout(60)
final class AnswerFaultTest {

    /** What a hostile answer may cost at most. */
    private static final long MAX_ALLOCATED_BYTES = 8L << 20;

    /** Sockets hold some of what nobody reads: the kernel's share of an answer of 50 MB. */
    private static final long MAX_WRITTEN_BYTES = 24L << 20;

    private final Inbox inbox = new Inbox();

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private LoopbackReceiver.Script firstWrong(int wrong, LoopbackReceiver.Script script) {
        return (index, request, out) -> {
            if (index < wrong) {
                script.answer(index, request, out);
            } else {
                inbox.take(request);
                out.write(answer(202, "", ""));
            }
        };
    }

    /** Sends once on this thread, warm, and checks what that allocates. */
    private static TransportResponse sendCheaply(LoopbackReceiver receiver) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (OkHttpTransport transport = new OkHttpTransport(receiver.uri(), Map.of(), "agent")) {
            TransportRequest request = new TransportRequest(Map.of(), new byte[10], 10, 1);
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                return transport.send(request);
            } finally {
                assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                        .as("bytes allocated")
                        .isLessThan(MAX_ALLOCATED_BYTES);
            }
        }
    }

    /** S12: at another host, at the same, in circles. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectGetsNeitherAnEventNorTheKey(int status) throws Exception {
        try (LoopbackReceiver other = new LoopbackReceiver(LoopbackReceiver.status(202))) {
            LoopbackReceiver.Script redirecting = (index, request, out) -> {
                String location = index == 0 ? other.uri().toString() : "/v1/batch";
                out.write(answer(status, "Location: " + location + "\r\n", ""));
            };
            try (LoopbackReceiver receiver = new LoopbackReceiver(firstWrong(3, redirecting));
                    Shipment shipment = new Shipment(
                            Shipment.to(receiver.uri()).header("Authorization", Secret.of("Bearer key-1")))) {
                shipment.track(300);
                shipment.assertAllArrived(inbox, 0);
                assertThat(other.connections()).isZero();
                assertThat(receiver.received().size()).isBetween(6, 8);
            }
        }
    }

    /** H1: an answer of 50 MB, and one without end. */
    @ParameterizedTest
    @ValueSource(longs = {50_000_000, Long.MAX_VALUE})
    void aHugeAnswerIsReadForSixtyFourKibibytes(long size) throws Exception {
        AtomicLong written = new AtomicLong();
        LoopbackReceiver.Script huge = (index, request, out) -> {
            out.write(ascii("HTTP/1.1 202 OK\r\nContent-Length: " + size + "\r\n\r\n"));
            byte[] piece = new byte[64 * 1024];
            while (written.get() < size) {
                out.write(piece);
                written.addAndGet(piece.length);
            }
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(huge)) {
            TransportResponse response = sendCheaply(receiver);
            assertThat(response.status()).isEqualTo(202);
            assertThat(response.body()).hasSize(TransportResponse.MAX_BODY_BYTES);
            assertThat(written.get()).isLessThan(MAX_WRITTEN_BYTES);
        }
    }

    /** H2: 1 GB of zeros in 1 MB. */
    @Test
    void aCompressedAnswerIsNotUnpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[10_000_000]);
        }
        LoopbackReceiver.Script bombing = (index, request, out) -> {
            out.write(ascii(
                    "HTTP/1.1 202 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() * 100L + "\r\n\r\n"));
            for (int i = 0; i < 100; i++) {
                bomb.writeTo(out);
            }
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(bombing)) {
            TransportResponse response = sendCheaply(receiver);
            assertThat(response.status()).isEqualTo(202);
            assertThat(response.body()).isEmpty();
        }
    }

    /** H2. */
    @Test
    void garbageThatIsCalledGzipIsNotRead() throws Exception {
        byte[] garbage = new byte[5_000];
        new Random(2).nextBytes(garbage);
        LoopbackReceiver.Script script = (index, request, out) -> {
            inbox.take(request);
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5000\r\n\r\n"));
            out.write(garbage);
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(script);
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()))) {
            shipment.track(300);
            shipment.assertAllArrived(inbox, 0);
        }
    }

    /** H4: headers and statuses that are none; each is tried again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 99999999999 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5x\r\nTransfer-Encoding: nonsense\r\n\u0000",
                "\r\n\r\n\r\n"
            })
    void aMalformedAnswerIsTriedAgain(String malformed) throws Exception {
        LoopbackReceiver.Script script = (index, request, out) -> {
            out.write(ascii(malformed));
            out.flush();
            throw new IOException("enough");
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(firstWrong(3, script));
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()))) {
            shipment.track(300);
            shipment.assertAllArrived(inbox, 0);
        }
    }

    /** H4. */
    @Test
    void aHeaderOfAMebibyteIsRefusedCheaply() throws Exception {
        LoopbackReceiver.Script script = (index, request, out) -> {
            out.write(ascii("HTTP/1.1 202 OK\r\nX-Long: "));
            out.write(ascii("x".repeat(1 << 20)));
            out.write(ascii("\r\nContent-Length: 0\r\n\r\n"));
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(firstWrong(2, script));
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()))) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> sendCheaply(receiver));
            shipment.track(300);
            shipment.assertAllArrived(inbox, 0);
        }
    }

    /** H4. */
    @Test
    void cookiesAreNeitherKeptNorSentBack() throws Exception {
        StringBuilder cookies = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            cookies.append("Set-Cookie: c").append(i).append("=v; Path=/\r\n");
        }
        LoopbackReceiver.Script script = (index, request, out) -> {
            inbox.take(request);
            out.write(answer(202, cookies.toString(), ""));
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(script);
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()))) {
            shipment.track(300);
            shipment.assertAllArrived(inbox, 0);
            assertThat(receiver.received())
                    .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("cookie"));
        }
    }

    /** H4: ended by the call's timeout at the latest. */
    @Test
    void endlessInterimAnswersEnd() throws Exception {
        LoopbackReceiver.Script script = (index, request, out) -> writeForever(out, "HTTP/1.1 100 Continue\r\n\r\n");
        try (LoopbackReceiver receiver = new LoopbackReceiver(firstWrong(2, script));
                Shipment shipment =
                        new Shipment(Shipment.to(receiver.uri()).http(Shipment.calls(Duration.ofMillis(300))))) {
            shipment.track(300);
            shipment.assertAllArrived(inbox, 0);
        }
    }

    private static void writeForever(OutputStream out, String text) throws IOException {
        byte[] piece = ascii(text.repeat(100));
        while (true) {
            out.write(piece);
        }
    }
}
