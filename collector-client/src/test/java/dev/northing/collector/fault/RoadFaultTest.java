package dev.northing.collector.fault;

import static dev.northing.collector.transport.LoopbackReceiver.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.northing.collector.Compression;
import dev.northing.collector.fault.LoopbackProxy.Road;
import dev.northing.collector.transport.HttpOptions;
import dev.northing.collector.transport.LoopbackReceiver;
import dev.northing.collector.transport.OkHttpTransport;
import dev.northing.collector.transport.TransportRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that fail on the way. Waits between tries are scaled; what happens on sockets takes its real time. */
@Timeout(60)
final class RoadFaultTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final Inbox inbox = new Inbox();

    private LoopbackReceiver.Script taking() {
        return (index, request, out) -> {
            inbox.take(request);
            out.write(answer(202, "", ""));
        };
    }

    /** The queue of connections that wait to be accepted is full, so that further ones are not even refused. */
    private static List<Socket> crowd(ServerSocket full) throws IOException {
        List<Socket> crowd = new ArrayList<>();
        try {
            while (true) {
                Socket one = new Socket();
                crowd.add(one);
                one.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 100);
            }
        } catch (SocketTimeoutException nobodyElseFits) {
            return crowd;
        }
    }

    private static IOException failureOf(URI uri, HttpOptions options) {
        try (OkHttpTransport transport = new OkHttpTransport(uri, Map.of(), "agent", options)) {
            TransportRequest request = new TransportRequest(Map.of(), new byte[10], 10, 1);
            return catchThrowableOfType(IOException.class, () -> transport.send(request));
        }
    }

    private static Duration timeToFail(HttpOptions options) throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> crowd = crowd(full);
            // Loads what the first request of a process loads.
            failureOf(URI.create("http://127.0.0.1:9/"), options);
            URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
            long start = System.nanoTime();
            assertThat(failureOf(uri, options)).isInstanceOf(SocketTimeoutException.class);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            for (Socket one : crowd) {
                one.close();
            }
            return took;
        }
    }

    /** N3, scaled: 500 ms in place of 10 s. */
    @Test
    void givesUpConnectingAfterTheTimeThatIsSet() throws IOException {
        HttpOptions soon = HttpOptions.STANDARD.withTimeouts(
                new HttpOptions.Timeouts(Duration.ofMillis(500), Duration.ofSeconds(15), Duration.ofSeconds(30)));
        assertThat(timeToFail(soon)).isBetween(Duration.ofMillis(450), Duration.ofMillis(1_500));
    }

    /** N3 in real time. */
    @Test
    @Tag("stress")
    void givesUpConnectingAfterTenSeconds() throws IOException {
        assertThat(timeToFail(HttpOptions.STANDARD)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    /** N3 for the whole client: what it could not connect for arrives when there is room again. */
    @Test
    void losesNothingWhileItCannotConnect() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LoopbackReceiver receiver = new LoopbackReceiver(taking())) {
            List<Socket> crowd = crowd(full);
            URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
            try (Shipment shipment =
                    new Shipment(Shipment.to(uri).http(Shipment.calls(SHORT)).random(new Random(4)))) {
                shipment.track(500);
                assertThat(shipment.flush(SHORT)).isFalse();
                shipment.assertAllHeld();
                for (Socket one : crowd) {
                    one.close();
                }
                CountDownLatch done = new CountDownLatch(1);
                Thread road = new Thread(() -> connectThrough(full, receiver.uri(), done));
                road.setDaemon(true);
                road.start();
                shipment.assertAllArrived(inbox, 0);
                done.countDown();
            }
        }
    }

    /** Accepts what waits, and hands it on. */
    private static void connectThrough(ServerSocket full, URI target, CountDownLatch done) {
        try {
            while (done.getCount() > 0) {
                Socket client = full.accept();
                Socket receiver = new Socket(target.getHost(), target.getPort());
                for (Runnable pump : List.<Runnable>of(() -> copy(client, receiver), () -> copy(receiver, client))) {
                    Thread thread = new Thread(pump);
                    thread.setDaemon(true);
                    thread.start();
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One of the two went away.
        }
    }

    /** N4. */
    @Test
    void aResetBeforeTheBodyCostsNothing() throws Exception {
        LoopbackReceiver.Doorman resetting = (connection, socket) -> {
            if (connection < 20) {
                assertThat(socket.getInputStream().read()).isEqualTo('P');
                throw new LoopbackReceiver.Reset();
            }
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(taking(), resetting);
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()))) {
            shipment.track(1_000);
            shipment.assertAllArrived(inbox, 0);
            assertThat(receiver.connections()).isGreaterThan(20);
        }
    }

    /** N5: a request has 19 kB and more, and each connection ends before. */
    @Test
    void aResetInTheMiddleOfARequestCostsNothing() throws Exception {
        Random random = new Random(5);
        try (LoopbackReceiver receiver = new LoopbackReceiver(taking());
                LoopbackProxy road = new LoopbackProxy(
                        receiver.uri(),
                        connection -> connection < 20 ? Road.cut(1 + random.nextInt(15_000)) : Road.CLEAR);
                Shipment shipment = new Shipment(Shipment.to(road.uri()).compression(Compression.NONE))) {
            shipment.track(1_000);
            shipment.assertAllArrived(inbox, 0);
            assertThat(road.connections()).isGreaterThan(20);
        }
    }

    /** N6: committed 20 times without an answer; with the same ids each time. */
    @Test
    void aResetAfterTheRequestRepeatsItAndNothingElse() throws Exception {
        LoopbackReceiver.Script resetting = (index, request, out) -> {
            inbox.take(request);
            if (index < 40 && index % 2 == 0) {
                throw new LoopbackReceiver.Reset();
            }
            out.write(answer(202, "", ""));
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(resetting);
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()))) {
            shipment.track(3_000);
            shipment.assertAllArrived(inbox, 20 * 100);
            assertThat(receiver.received())
                    .filteredOn(request ->
                            !request.headers().get("northing-attempt").equals("1"))
                    .hasSize(20);
        }
    }

    /** N7. */
    @Test
    void aResetInTheMiddleOfTheAnswerRepeatsTheRequest() throws Exception {
        LoopbackReceiver.Script resetting = (index, request, out) -> {
            inbox.take(request);
            if (index < 20) {
                out.write("HTTP/1.1 20".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                throw new LoopbackReceiver.Reset();
            }
            out.write(answer(202, "", ""));
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(resetting);
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()))) {
            shipment.track(500);
            shipment.assertAllArrived(inbox, 20 * 100);
        }
    }

    /** N8: the status has come, so there is no need to repeat anything. */
    @Test
    void aTruncatedAnswerCounts() throws Exception {
        LoopbackReceiver.Script truncating = (index, request, out) -> {
            inbox.take(request);
            out.write("HTTP/1.1 202 OK\r\nContent-Length: 100\r\n\r\nabc".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            throw new IOException("ends short");
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(truncating);
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()))) {
            shipment.track(500);
            shipment.assertAllArrived(inbox, 0);
        }
    }

    /** N9, scaled: a byte every 20 ms, and a call may take 300 ms. */
    @Test
    void anAnswerThatDripsIsEndedByTheCallsTimeout() throws Exception {
        try (DrippingReceiver receiver = new DrippingReceiver(inbox, 2, 20)) {
            assertDripping(receiver, SHORT, Duration.ofMillis(100), Duration.ofSeconds(2), 2);
        }
    }

    /** N9 in real time: a byte every 500 ms, and a call may take 30 s. */
    @Test
    @Tag("stress")
    void anAnswerThatDripsIsEndedAfterThirtySeconds() throws Exception {
        try (DrippingReceiver receiver = new DrippingReceiver(inbox, 1, 500)) {
            Duration call = HttpOptions.Timeouts.STANDARD.call();
            assertDripping(receiver, call, Duration.ofSeconds(28), Duration.ofSeconds(32), 1);
        }
    }

    private void assertDripping(DrippingReceiver receiver, Duration call, Duration least, Duration most, int drips)
            throws Exception {
        HttpOptions options = HttpOptions.STANDARD.withTimeouts(
                new HttpOptions.Timeouts(Duration.ofMillis(300), Duration.ofSeconds(15), call));
        try (Shipment shipment = new Shipment(Shipment.to(receiver.uri()).http(options))) {
            shipment.trackSwiftly(5_000);
            assertThat(receiver.ended(drips))
                    .allSatisfy(each -> assertThat(each).isBetween(least, most));
            shipment.assertAllArrived(inbox, drips * 100);
        }
    }

    /** A receiver whose first answers drip, and which knows how long each was listened to. */
    private static final class DrippingReceiver implements AutoCloseable {

        private final List<Duration> lasted = new ArrayList<>();
        private final Semaphore ends = new Semaphore(0);
        private final CountDownLatch over = new CountDownLatch(1);
        private final int intervalMillis;
        private final LoopbackReceiver receiver;

        DrippingReceiver(Inbox inbox, int drips, int intervalMillis) {
            this.intervalMillis = intervalMillis;
            this.receiver = new LoopbackReceiver((index, request, out) -> {
                inbox.take(request);
                if (index < drips) {
                    drip(out);
                }
                out.write(answer(202, "", ""));
            });
        }

        private void drip(OutputStream out) throws IOException {
            long start = System.nanoTime();
            try {
                out.write("HTTP/1.1 202 ".getBytes(StandardCharsets.US_ASCII));
                while (!over.await(intervalMillis, TimeUnit.MILLISECONDS)) {
                    out.write('x');
                    out.flush();
                }
            } catch (InterruptedException ended) {
                throw new IOException(ended);
            } finally {
                synchronized (lasted) {
                    lasted.add(Duration.ofNanos(System.nanoTime() - start));
                }
                ends.release();
            }
        }

        List<Duration> ended(int drips) throws InterruptedException {
            assertThat(ends.tryAcquire(drips, 60, TimeUnit.SECONDS)).isTrue();
            synchronized (lasted) {
                return List.copyOf(lasted);
            }
        }

        URI uri() {
            return receiver.uri();
        }

        @Override
        public void close() throws IOException {
            over.countDown();
            receiver.close();
        }
    }

    /** N10, scaled: 2 kB a second for 20 kB, and a call may take 300 ms. */
    @Test
    void aRoadThatIsTooNarrowEndsTheCallAndCostsNothing() throws Exception {
        assertNarrow(SHORT, Duration.ofMillis(100), Duration.ofSeconds(2));
    }

    /**
     * N10 in real time: 300 B a second, so that the request takes longer than 30 s. What the sockets of this side hold counts
     * as written, and then an answer is waited for, for 15 s.
     */
    @Test
    @Tag("stress")
    void aRoadThatIsTooNarrowIsGivenUpWithinThirtySeconds() throws Exception {
        assertNarrow(HttpOptions.Timeouts.STANDARD.call(), Duration.ofSeconds(13), Duration.ofSeconds(32));
    }

    private void assertNarrow(Duration call, Duration least, Duration most) throws Exception {
        Semaphore begun = new Semaphore(0);
        List<Long> starts = new ArrayList<>();
        long width = call.equals(SHORT) ? 2_000 : 300;
        LoopbackProxy.Weather firstNarrow = connection -> {
            starts.add(System.nanoTime());
            begun.release();
            return connection == 0 ? Road.narrow(width) : Road.CLEAR;
        };
        HttpOptions options = HttpOptions.STANDARD.withTimeouts(
                new HttpOptions.Timeouts(Duration.ofMillis(300), Duration.ofSeconds(15), call));
        try (LoopbackReceiver receiver = new LoopbackReceiver(taking());
                LoopbackProxy road = new LoopbackProxy(receiver.uri(), firstNarrow);
                Shipment shipment = new Shipment(
                        Shipment.to(road.uri()).compression(Compression.NONE).http(options))) {
            shipment.trackSwiftly(5_000);
            assertThat(begun.tryAcquire(2, 60, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(starts.get(1) - starts.get(0))).isBetween(least, most);
            shipment.assertAllArrived(inbox, 0);
        }
    }

    /** N11, scaled: 150 ms in place of 3 s, the longest of 2 s +-1; there are at least as many batches as round trips. */
    @Test
    void aLongRoadTakesOneBatchARoundTripAtLeast() throws Exception {
        int batches = 6;
        try (LoopbackReceiver receiver = new LoopbackReceiver(taking());
                LoopbackProxy road = new LoopbackProxy(receiver.uri(), connection -> Road.delaying(150));
                Shipment shipment = new Shipment(Shipment.to(road.uri()))) {
            long start = System.nanoTime();
            shipment.track(batches * 100);
            shipment.assertAllArrived(inbox, 0);
            // Four more, for what is not the road's; twice a batch would take twelve.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis((batches + 4) * 150L));
        }
    }

    /** N12. */
    @Test
    void aConnectionThatWasClosedWhileIdleCostsOneRetryAtMost() throws Exception {
        Semaphore closed = new Semaphore(0);
        LoopbackReceiver.Script closing = (index, request, out) -> {
            inbox.take(request);
            out.write(answer(202, "", ""));
            out.flush();
            out.close();
            closed.release();
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(closing);
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()))) {
            for (int round = 0; round < 20; round++) {
                shipment.track(50);
                assertThat(shipment.flush()).isTrue();
                closed.acquire();
            }
            shipment.assertAllArrived(inbox, 0);
            assertThat(receiver.received())
                    .allSatisfy(request -> assertThat(request.headers().get("northing-attempt"))
                            .isIn("1", "2"));
        }
    }

    /** N13 for HTTP/1.1. */
    @Test
    void aReceiverThatClosesEveryConnectionGetsEverythingOnce() throws Exception {
        LoopbackReceiver.Script closing = (index, request, out) -> {
            inbox.take(request);
            out.write(answer(202, "Connection: close\r\n", ""));
            out.flush();
            throw new IOException("as announced");
        };
        try (LoopbackReceiver receiver = new LoopbackReceiver(closing);
                Shipment shipment = new Shipment(Shipment.to(receiver.uri()))) {
            shipment.track(2_000);
            shipment.assertAllArrived(inbox, 0);
            assertThat(receiver.connections())
                    .isEqualTo(receiver.received().size())
                    .isGreaterThanOrEqualTo(20);
        }
    }

    /** Nothing ever passes, as behind a firewall that drops: the call's timeout ends each try. */
    @Test
    void aRoadThatSwallowsEverythingCostsNothing() throws Exception {
        try (LoopbackReceiver receiver = new LoopbackReceiver(taking());
                LoopbackProxy road =
                        new LoopbackProxy(receiver.uri(), connection -> connection < 2 ? Road.SWALLOWING : Road.CLEAR);
                Shipment shipment = new Shipment(Shipment.to(road.uri()).http(Shipment.calls(SHORT)))) {
            shipment.track(500);
            shipment.assertAllArrived(inbox, 0);
        }
    }
}
