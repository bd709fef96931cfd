package dev.northing.collector.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The receiver's process: takes requests, keeps their bodies as they are, answers 202, and counts events only when it is
 * asked to, so that it is never the bottleneck.
 *
 * <p>It listens on two ports, which it prints: one for events, one for commands, a line each: {@code reset}, {@code stall}
 * and {@code release} (answers wait), {@code down} and {@code up} (connections are cut and refused), {@code first} (when the
 * first request came), {@code counts}.
 */
public final class Receiver {

    private static final byte[] TAKEN =
            "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReceivedBodies bodies = new ReceivedBodies();
    private final int port;
    private ServerSocket server;
    private boolean stalled;

    private Receiver() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        accept(server, this::serve);
    }

    /**
     * Starts, prints {@code data-port control-port}, and ends with its standard input.
     *
     * @param arguments none
     * @throws IOException if no port is free
     */
    public static void main(String[] arguments) throws IOException {
        Receiver receiver = new Receiver();
        ServerSocket control = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accept(control, receiver::obey);
        System.out.println(receiver.port + " " + control.getLocalPort());
        while (System.in.read() >= 0) {
            // Until the parent has gone.
        }
        System.exit(0);
    }

    private interface Conversation {
        void with(Socket socket) throws IOException;
    }

    private static void accept(ServerSocket from, Conversation conversation) {
        start(() -> {
            try {
                while (true) {
                    Socket socket = from.accept();
                    start(() -> hold(conversation, socket));
                }
            } catch (IOException closed) {
                // Until it is opened again.
            }
        });
    }

    private static void hold(Conversation conversation, Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            conversation.with(socket);
        } catch (IOException cut) {
            // By either side.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) throws IOException {
        sockets.add(socket);
        try {
            RequestReader requests = new RequestReader(socket.getInputStream());
            while (requests.next()) {
                bodies.add(requests);
                awaitRelease();
                socket.getOutputStream().write(TAKEN);
            }
        } finally {
            sockets.remove(socket);
        }
    }

    private synchronized void awaitRelease() {
        try {
            while (stalled) {
                wait();
            }
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException(nobodyDoes);
        }
    }

    private void obey(Socket socket) throws IOException {
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        PrintStream answers = new PrintStream(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            answers.println(obey(command));
        }
    }

    private String obey(String command) throws IOException {
        switch (command) {
            case "reset" -> bodies.clear();
            case "stall" -> stall(true);
            case "release" -> stall(false);
            case "down" -> down();
            case "up" -> up();
            case "first" -> {
                return Long.toString(bodies.firstNanos());
            }
            case "counts" -> {
                return bodies.counts();
            }
            default -> throw new IllegalArgumentException(command);
        }
        return "ok";
    }

    private synchronized void stall(boolean on) {
        stalled = on;
        notifyAll();
    }

    private void down() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void up() throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        accept(server, this::serve);
    }

    /** Reads requests off one connection into a buffer that is used again. */
    static final class RequestReader {

        private final InputStream in;
        private byte[] bytes = new byte[1 << 20];
        private int filled;
        private int headEnd;
        private int end;
        private boolean zstd;
        private boolean gzip;

        RequestReader(InputStream in) {
            this.in = in;
        }

        /** Reads the next request whole; false at the end. */
        boolean next() throws IOException {
            System.arraycopy(bytes, end, bytes, 0, filled - end);
            filled -= end;
            headEnd = -1;
            while (headEnd < 0) {
                if (filled > 0) {
                    headEnd = headEnd();
                }
                if (headEnd < 0 && !more()) {
                    return false;
                }
            }
            String head = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            zstd = head.contains("content-encoding: zstd");
            gzip = head.contains("content-encoding: gzip");
            end = headEnd + contentLength(head);
            while (filled < end) {
                if (!more()) {
                    return false;
                }
            }
            return true;
        }

        private static int contentLength(String head) {
            String name = "content-length:";
            int at = head.indexOf(name) + name.length();
            return Integer.parseInt(head.substring(at, head.indexOf('\r', at)).strip());
        }

        private int headEnd() {
            for (int i = 3; i < filled; i++) {
                if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                    return i + 1;
                }
            }
            return -1;
        }

        private boolean more() throws IOException {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            int read = in.read(bytes, filled, bytes.length - filled);
            filled += Math.max(0, read);
            return read > 0;
        }

        byte[] bytes() {
            return bytes;
        }

        int bodyStart() {
            return headEnd;
        }

        int bodyEnd() {
            return end;
        }

        ReceivedBodies.Encoding encoding() {
            return zstd
                    ? ReceivedBodies.Encoding.ZSTD
                    : gzip ? ReceivedBodies.Encoding.GZIP : ReceivedBodies.Encoding.NONE;
        }
    }
}
