package dev.northing.collector.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Commands to a {@link Receiver} of another process. Confined to one thread. */
final class Control implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;
    private final PrintStream commands;

    Control(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        commands = new PrintStream(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
    }

    /** What a receiver has got. */
    record Counts(long requests, long wireBytes, long events, long different, long plainBytes) {

        double wireBytesPerEvent() {
            return (double) wireBytes / events;
        }

        long again() {
            return events - different;
        }
    }

    String say(String command) {
        try {
            commands.println(command);
            return answers.readLine();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Counts counts() {
        String[] parts = say("counts").split(" ", -1);
        return new Counts(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
