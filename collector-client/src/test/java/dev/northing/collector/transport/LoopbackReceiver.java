package dev.northing.collector.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver on raw sockets of this machine, which answers as its script says, to the byte. */
public final class LoopbackReceiver implements AutoCloseable {

    private final ServerSocket server;
    private final Script script;
    private final Doorman doorman;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public LoopbackReceiver(Script script) {
        this(script, (connection, socket) -> {});
    }

    public LoopbackReceiver(Script script, Doorman doorman) {
        this.script = script;
        this.doorman = doorman;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start(this::acceptAll);
    }

    /** One request as it came in; each byte of the body is a character. */
    public record Received(String line, Map<String, String> headers, String latin1) {

        public byte[] bytes() {
            return latin1.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Writes the answer to the request number {@code index}, from 0; one that writes nothing leaves it open. */
    public interface Script {
        void answer(int index, Received request, OutputStream out) throws IOException;
    }

    /** Sees the connection number {@code connection}, from 0, before anything is read of it; may turn it away by throwing. */
    public interface Doorman {
        void receive(int connection, Socket socket) throws IOException;
    }

    /** What a script or doorman throws so that the connection is reset, not merely closed. */
    public static final class Reset extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Answers everything with one status. */
    public static Script status(int status) {
        return (index, request, out) -> out.write(answer(status, "", ""));
    }

    public static byte[] answer(int status, String headers, String body) {
        return ("HTTP/1.1 " + status + " Any\r\nContent-Length: " + body.length() + "\r\n" + headers + "\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/batch");
    }

    public List<Received> received() {
        return received;
    }

    public int connections() {
        return connections.get();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "loopback-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                int connection = connections.getAndIncrement();
                sockets.add(socket);
                start(() -> serve(connection, socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(int connection, Socket socket) {
        try (socket) {
            try {
                doorman.receive(connection, socket);
                converse(socket);
            } catch (Reset reset) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException gone) {
            // The client went away, or the script hung up.
        }
    }

    private void converse(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String line = readLine(in);
        while (line != null && !line.isEmpty()) {
            Map<String, String> headers = readHeaders(in);
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            Received request = new Received(line, headers, new String(body, StandardCharsets.ISO_8859_1));
            int index = received.size();
            received.add(request);
            script.answer(index, request, socket.getOutputStream());
            socket.getOutputStream().flush();
            line = readLine(in);
        }
    }

    private static Map<String, String> readHeaders(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        String line = readLine(in);
        while (line != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
            line = readLine(in);
        }
        return headers;
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n' && next >= 0) {
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return next < 0 && line.isEmpty() ? null : line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
