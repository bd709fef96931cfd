package dev.northing.collector;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A receiver on one port of this machine that goes away and comes back, and counts events by their number. */
final class FlappingReceiver implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("\"duration_ms\":([0-9]+)");
    private static final byte[] TAKEN =
            "HTTP/1.1 202 Taken\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final BitSet numbers = new BitSet();
    private final int port;
    private long received;
    private @Nullable ServerSocket server;

    FlappingReceiver() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        accept(server);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/v1/batch");
    }

    /** Refuses connections from now on and cuts those that are open, in the middle of a request or an answer too. */
    synchronized void goAway() throws IOException {
        if (server != null) {
            server.close();
            server = null;
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    synchronized void comeBack() throws IOException {
        if (server == null) {
            ServerSocket again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = again;
            accept(again);
        }
    }

    private void accept(ServerSocket from) {
        start(() -> {
            try {
                while (true) {
                    Socket socket = from.accept();
                    sockets.add(socket);
                    start(() -> serve(socket));
                }
            } catch (IOException away) {
                // Until it comes back.
            }
        });
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "flapping-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int length = contentLength(in);
            while (length >= 0) {
                count(new GZIPInputStream(new ByteArrayInputStream(body(in, length))).readAllBytes());
                socket.getOutputStream().write(TAKEN);
                length = contentLength(in);
            }
        } catch (IOException cut) {
            // By either side.
        } finally {
            sockets.remove(socket);
        }
    }

    private static byte[] body(InputStream in, int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("cut in the middle of a request");
        }
        return body;
    }

    /** Reads a request's head; -1 at the end of the connection. */
    private static int contentLength(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return -1;
            }
            head.append((char) next);
        }
        Matcher length = Pattern.compile("content-length: *([0-9]+)")
                .matcher(head.toString().toLowerCase(Locale.ROOT));
        if (!length.find()) {
            throw new UncheckedIOException(new IOException("a request without a length"));
        }
        return Integer.parseInt(length.group(1));
    }

    private synchronized void count(byte[] body) {
        Matcher number = NUMBER.matcher(new String(body, StandardCharsets.UTF_8));
        while (number.find()) {
            numbers.set(Integer.parseInt(number.group(1)));
            received++;
        }
    }

    /** How many events came, each counted once. */
    synchronized int distinct() {
        return numbers.cardinality();
    }

    /** How many events came that had come before. */
    synchronized long again() {
        return received - numbers.cardinality();
    }

    @Override
    public void close() throws IOException {
        goAway();
    }
}
