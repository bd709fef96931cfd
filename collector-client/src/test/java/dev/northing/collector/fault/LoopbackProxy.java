package dev.northing.collector.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A road of TCP between a client and a receiver on this machine, with the weather that a test orders. */
final class LoopbackProxy implements AutoCloseable {

    private static final int CHUNK_BYTES = 64 * 1_024;
    private static final int NARROW_CHUNK_BYTES = 256;
    private static final int SMALL_BUFFER_BYTES = 4_096;

    private final ServerSocket server;
    private final URI target;
    private final Weather weather;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);

    LoopbackProxy(URI target, Weather weather) {
        this.target = target;
        this.weather = weather;
        try {
            server = new ServerSocket();
            // So that a slow reader is felt by who writes.
            server.setReceiveBufferSize(SMALL_BUFFER_BYTES);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start(this::acceptAll);
    }

    /** Says how the connection number {@code connection}, from 0, is treated. */
    interface Weather {
        Road of(int connection);
    }

    /**
     * How bytes on their way to the receiver fare; answers pass unhindered.
     *
     * @param delayMillis how long a piece that comes after silence is held back
     * @param bytesPerSecond how many pass in a second
     * @param cutAfter after how many bytes the connection is reset on both sides
     */
    record Road(long delayMillis, long bytesPerSecond, long cutAfter) {

        static final Road CLEAR = new Road(0, Long.MAX_VALUE, Long.MAX_VALUE);

        /** Accepted, and nothing ever passes. */
        static final Road SWALLOWING = new Road(0, 0, Long.MAX_VALUE);

        static Road delaying(long millis) {
            return new Road(millis, Long.MAX_VALUE, Long.MAX_VALUE);
        }

        static Road narrow(long bytesPerSecond) {
            return new Road(0, bytesPerSecond, Long.MAX_VALUE);
        }

        static Road cut(long afterBytes) {
            return new Road(0, Long.MAX_VALUE, afterBytes);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + target.getPath());
    }

    int connections() {
        return connections.get();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "loopback-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = server.accept();
                Road road = weather.of(connections.getAndIncrement());
                Socket receiver = new Socket(target.getHost(), target.getPort());
                receiver.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(receiver);
                start(() -> pump(client, receiver, road));
                start(() -> pump(receiver, client, Road.CLEAR));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pump(Socket from, Socket to, Road road) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[road.bytesPerSecond() < Long.MAX_VALUE ? NARROW_CHUNK_BYTES : CHUNK_BYTES];
            long passed = 0;
            boolean isFirst = true;
            int read = road.bytesPerSecond() == 0 ? stall() : in.read(chunk);
            while (read >= 0) {
                rest((isFirst ? road.delayMillis() : 0) + read * 1_000L / road.bytesPerSecond());
                if (passed + read >= road.cutAfter()) {
                    out.write(chunk, 0, (int) (road.cutAfter() - passed));
                    out.flush();
                    from.setSoLinger(true, 0);
                    to.setSoLinger(true, 0);
                    return;
                }
                out.write(chunk, 0, read);
                passed += read;
                isFirst = in.available() == 0;
                read = in.read(chunk);
            }
        } catch (IOException gone) {
            // One of the two went away.
        }
    }

    private int stall() throws IOException {
        rest(Long.MAX_VALUE);
        return -1;
    }

    private void rest(long millis) throws IOException {
        try {
            if (millis > 0 && over.await(millis, TimeUnit.MILLISECONDS)) {
                throw new IOException("the test is over");
            }
        } catch (InterruptedException ended) {
            throw new IOException(ended);
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
