package dev.northing.collector.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.northing.collector.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class OkHttpTransportTest {

    private static OkHttpTransport transport(URI uri) {
        return new OkHttpTransport(uri, Map.of(), "northing-java/0 (app 1)");
    }

    private static HttpOptions calls(Duration atMost) {
        return HttpOptions.STANDARD.withTimeouts(
                new HttpOptions.Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(15), atMost));
    }

    private static TransportRequest request(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        // The array is longer than the body: only the body may be sent.
        return new TransportRequest(
                Map.of("Content-Type", "application/json", "Idempotency-Key", "k-1"),
                Arrays.copyOf(bytes, bytes.length + 100),
                bytes.length,
                1);
    }

    @Test
    void postsTheBodyWithItsHeadersAndNothingMore() throws IOException {
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(202));
                OkHttpTransport transport = new OkHttpTransport(
                        receiver.uri(),
                        Map.of("Authorization", Secret.of("Bearer key-1")),
                        "northing-java/0 (app 1)")) {
            assertThat(transport.send(request("{\"a\":1}")).status()).isEqualTo(202);
            LoopbackReceiver.Received received = receiver.received().get(0);
            assertThat(received.line()).isEqualTo("POST /v1/batch HTTP/1.1");
            assertThat(new String(received.bytes(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
            assertThat(received.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("idempotency-key", "k-1")
                    .containsEntry("authorization", "Bearer key-1")
                    .containsEntry("user-agent", "northing-java/0 (app 1)")
                    .containsEntry("accept-encoding", "identity")
                    .doesNotContainKey("cookie");
            assertThat(transport.toString()).doesNotContain("key-1");
        }
    }

    @Test
    void limitsAreThoseThatItsJavadocPromises() {
        assertThat(HttpOptions.STANDARD.timeouts())
                .isEqualTo(new HttpOptions.Timeouts(
                        Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(30)));
        assertThat(TransportResponse.MAX_BODY_BYTES).isEqualTo(65_536);
        assertThat(DirectoryTransport.MAX_FILE_BYTES).isEqualTo(16_777_216);
    }

    @Test
    void usesOneConnectionForManyRequests() throws IOException {
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(202));
                OkHttpTransport transport = transport(receiver.uri())) {
            for (int i = 0; i < 5; i++) {
                transport.send(request("{}"));
            }
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void neverFollowsARedirect() throws IOException {
        for (int status : new int[] {300, 301, 302, 303, 307, 308}) {
            try (LoopbackReceiver other = new LoopbackReceiver(LoopbackReceiver.status(202));
                    LoopbackReceiver receiver = new LoopbackReceiver((index, request, out) ->
                            out.write(LoopbackReceiver.answer(status, "Location: " + other.uri() + "\r\n", "")));
                    OkHttpTransport transport = transport(receiver.uri())) {
                assertThat(transport.send(request("{}")).status()).isEqualTo(status);
                assertThat(other.connections()).isZero();
            }
        }
    }

    @Test
    void sendsNothingAgainByItself() throws IOException {
        for (int status : new int[] {401, 407, 408, 421, 503}) {
            try (LoopbackReceiver receiver =
                            new LoopbackReceiver((index, request, out) -> out.write(LoopbackReceiver.answer(
                                    status, "Retry-After: 0\r\nWWW-Authenticate: Basic realm=\"a\"\r\n", "")));
                    OkHttpTransport transport = transport(receiver.uri())) {
                assertThatCodeOf(transport, status);
                assertThat(receiver.received()).as("status %d", status).hasSize(1);
            }
        }
    }

    /** OkHttp itself objects to 407 from a server that is no proxy: an IOException is as good as a status. */
    private static void assertThatCodeOf(OkHttpTransport transport, int status) {
        try {
            assertThat(transport.send(request("{}")).status()).isEqualTo(status);
        } catch (IOException objected) {
            assertThat(status).isEqualTo(407);
        }
    }

    @Test
    void doesNotSendAgainWhenTheConnectionBreaksAfterTheRequest() throws IOException {
        LoopbackReceiver.Script hangUp = (index, request, out) -> {
            throw new IOException("hung up");
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(hangUp);
                OkHttpTransport transport = transport(receiver.uri())) {
            assertThatThrownBy(() -> transport.send(request("{}"))).isInstanceOf(IOException.class);
            assertThat(receiver.received()).hasSize(1);
        }
    }

    /** The receiver is there, and goes in the middle of the TLS handshake: nothing of the request can have left. */
    @Test
    void tellsWhenNothingOfARequestHasLeft() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OkHttpTransport transport = transport(URI.create("https://127.0.0.1:" + server.getLocalPort() + "/"))) {
            CompletableFuture<Void> reset = CompletableFuture.runAsync(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read();
                    socket.setSoLinger(true, 0);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
            assertThatThrownBy(() -> transport.send(request("{}")))
                    .isInstanceOf(NotSentException.class)
                    .hasMessage("SocketException");
            reset.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void doesNotSayThatNothingHasLeftWhenTheReceiverMayHaveItOrIsAway() throws IOException {
        URI away;
        try (LoopbackReceiver receiver = new LoopbackReceiver((index, request, out) -> {
                    throw new IOException("hangs up");
                });
                OkHttpTransport transport = transport(receiver.uri())) {
            away = receiver.uri();
            assertThatThrownBy(() -> transport.send(request("{}")))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NotSentException.class);
        }
        try (OkHttpTransport transport = transport(away)) {
            assertThatThrownBy(() -> transport.send(request("{}"))).isInstanceOf(ConnectException.class);
        }
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(202));
                OkHttpTransport transport = transport(receiver.uri())) {
            transport.cancel();
            assertThatThrownBy(() -> transport.send(request("{}")))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NotSentException.class);
        }
    }

    /** Each connection ends after one answer: some requests meet one that is just ending, and are not there twice. */
    @Test
    void aConnectionThatEndsWhileItIsIdleDoublesNothing() throws IOException {
        try (LoopbackReceiver receiver = new LoopbackReceiver((index, request, out) -> {
                    out.write(LoopbackReceiver.answer(202, "", ""));
                    throw new IOException("closes an idle connection");
                });
                OkHttpTransport transport = transport(receiver.uri())) {
            int taken = 0;
            for (int tries = 0; taken < 20; tries++) {
                assertThat(tries).isLessThan(100);
                try {
                    taken += transport.send(request("{}")).status() == 202 ? 1 : 0;
                } catch (IOException endedMeanwhile) {
                    assertThat(receiver.received()).hasSize(taken);
                }
            }
            assertThat(receiver.received()).hasSize(20);
        }
    }

    @Test
    void keepsTheHeadersThatTellWhenToTryAgain() throws IOException {
        LoopbackReceiver.Script later = (index, request, out) -> out.write(LoopbackReceiver.answer(
                429,
                "Retry-After: 17\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nX-RateLimit-Reset: 23\r\nX-Other: 1\r\n",
                "slow down"));
        try (LoopbackReceiver receiver = new LoopbackReceiver(later);
                OkHttpTransport transport = transport(receiver.uri())) {
            TransportResponse response = transport.send(request("{}"));
            assertThat(response.header("retry-after")).isEqualTo("17");
            assertThat(response.header("x-ratelimit-reset")).isEqualTo("23");
            assertThat(response.header("date")).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
            assertThat(response.header("x-other")).isNull();
            assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("slow down");
            assertThat(response.toString()).isEqualTo("TransportResponse[429, 9 bytes]");
        }
    }

    @Test
    void readsNoMoreThanSixtyFourKibibytesOfAnAnswerWithoutEnd() throws IOException {
        LoopbackReceiver.Script endless = (index, request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("2000\r\n" + "x".repeat(8192) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(chunk);
            }
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(endless);
                OkHttpTransport transport = transport(receiver.uri())) {
            assertThat(transport.send(request("{}")).body()).hasSize(TransportResponse.MAX_BODY_BYTES);
        }
    }

    @Test
    void aTruncatedBodyDoesNotChangeTheStatus() throws IOException {
        LoopbackReceiver.Script torn = (index, request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            throw new IOException("hung up");
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(torn);
                OkHttpTransport transport = transport(receiver.uri())) {
            assertThat(transport.send(request("{}")).status()).isEqualTo(200);
        }
    }

    @Test
    void endsACallThatDripsItsAnswer() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        LoopbackReceiver.Script drip = (index, request, out) -> drip(out, over);
        try (LoopbackReceiver receiver = new LoopbackReceiver(drip);
                OkHttpTransport transport =
                        new OkHttpTransport(receiver.uri(), Map.of(), "agent", calls(Duration.ofMillis(300)))) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> transport.send(request("{}"))).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        } finally {
            over.countDown();
        }
    }

    private static void drip(OutputStream out, CountDownLatch over) throws IOException {
        try {
            for (byte each : "HTTP/1.1 200 OK".getBytes(StandardCharsets.US_ASCII)) {
                out.write(each);
                out.flush();
                if (over.await(100, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            over.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void cancelEndsACallThatHangsAndEveryLaterOne() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        try (LoopbackReceiver receiver = new LoopbackReceiver((index, request, out) -> reached.countDown());
                OkHttpTransport transport = transport(receiver.uri())) {
            CompletableFuture<Object> outcome = new CompletableFuture<>();
            Thread sender = new Thread(() -> {
                try {
                    outcome.complete(transport.send(request("{}")));
                } catch (IOException canceled) {
                    outcome.complete(canceled);
                }
            });
            sender.start();
            reached.await();
            transport.cancel();
            assertThat(outcome.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> transport.send(request("{}"))).isInstanceOf(IOException.class);
            sender.join();
        }
    }

    @Test
    void abortEndsTheRequestUnderWayAndNoLaterOne() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        try (LoopbackReceiver receiver = new LoopbackReceiver((index, request, out) -> {
                    reached.countDown();
                    if (index > 0) {
                        out.write(LoopbackReceiver.answer(202, "", ""));
                    }
                });
                OkHttpTransport transport = transport(receiver.uri())) {
            transport.abort();
            CompletableFuture<TransportResponse> hanging =
                    transport.start(request("{}")).toCompletableFuture();
            reached.await();
            transport.abort();
            assertThat(hanging).failsWithin(10, TimeUnit.SECONDS);
            assertThat(transport.send(request("{}")).status()).isEqualTo(202);
        }
    }

    @Test
    void startsARequestWithoutWaitingForItsAnswer() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        LoopbackReceiver.Script late = (index, request, out) -> {
            awaitUninterrupted(release);
            out.write(LoopbackReceiver.answer(202, "", "{}"));
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(late);
                OkHttpTransport transport = transport(receiver.uri())) {
            CompletableFuture<TransportResponse> answer =
                    transport.start(request("{}")).toCompletableFuture();
            assertThat(answer.isDone()).isFalse();
            release.countDown();
            assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(202);
            for (int i = 0; i < 20; i++) {
                assertThat(transport.start(request("{}")).toCompletableFuture().get(10, TimeUnit.SECONDS))
                        .isNotNull();
            }
            assertThat(receiver.connections()).isEqualTo(1);
            assertThat(ourThreads()).isNotEmpty().allMatch(Thread::isDaemon);
        }
        for (Thread thread : ourThreads()) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static List<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("OkHttp"))
                .filter(thread -> !thread.getName().startsWith("OkHttp TaskRunner"))
                .toList();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException nobodyShould) {
            throw new AssertionError(nobodyShould);
        }
    }

    @Test
    void cancelEndsAStartedCallAndALaterOneFails() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        try (LoopbackReceiver receiver = new LoopbackReceiver((index, request, out) -> reached.countDown());
                OkHttpTransport transport = transport(receiver.uri())) {
            CompletableFuture<TransportResponse> hanging =
                    transport.start(request("{}")).toCompletableFuture();
            reached.await();
            transport.cancel();
            assertThatThrownBy(() -> hanging.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
            CompletableFuture<TransportResponse> late =
                    transport.start(request("{}")).toCompletableFuture();
            assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aTransportThatOnlySendsIsStartedByTheCaller() {
        Transport takes = request -> new TransportResponse(202);
        assertThat(takes.start(request("{}")).toCompletableFuture())
                .isCompletedWithValueMatching(response -> response.status() == 202);
        Transport fails = request -> {
            throw new IOException("down");
        };
        assertThat(fails.start(request("{}")).toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void startsNoThreadThatWouldKeepTheProcessAlive() throws IOException {
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(202));
                OkHttpTransport transport = transport(receiver.uri())) {
            transport.send(request("{}"));
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("Ok"))
                    .isNotEmpty()
                    .allMatch(Thread::isDaemon);
        }
    }

    /** With Nagle's algorithm on, each of these waits some 40 ms for an acknowledgment that the receiver delays. */
    @Test
    void smallBatchesDoNotWaitForDelayedAcknowledgments() throws IOException {
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(202));
                OkHttpTransport transport = transport(receiver.uri())) {
            byte[] body = new byte[20_000];
            new Random(5).nextBytes(body);
            TransportRequest request = new TransportRequest(Map.of(), body, body.length, 1);
            transport.send(request);
            long[] nanos = new long[41];
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                transport.send(request);
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            assertThat(Duration.ofNanos(nanos[nanos.length / 2])).isLessThan(Duration.ofMillis(20));
        }
    }

    @Test
    void everySocketSendsAtOnceHoweverItIsMade() throws IOException {
        NoDelaySockets sockets = new NoDelaySockets();
        try (LoopbackReceiver receiver = new LoopbackReceiver(LoopbackReceiver.status(202))) {
            int port = receiver.uri().getPort();
            InetAddress here = InetAddress.getLoopbackAddress();
            Socket[] made = {
                sockets.createSocket(),
                sockets.createSocket("127.0.0.1", port),
                sockets.createSocket("127.0.0.1", port, here, 0),
                sockets.createSocket(here, port),
                sockets.createSocket(here, port, here, 0)
            };
            for (Socket socket : made) {
                try (socket) {
                    assertThat(socket.getTcpNoDelay()).isTrue();
                }
            }
        }
    }
}
