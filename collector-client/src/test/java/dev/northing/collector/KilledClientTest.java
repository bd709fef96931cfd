package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.transport.Transport;
import dev.northing.collector.transport.TransportRequest;
import dev.northing.collector.transport.TransportResponse;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventIdGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, or have little memory; more of both with {@code -Dnorthing.stress=true}. */
@Timeout(1_800)
final class KilledClientTest {

    private static final boolean STRESS = Boolean.getBoolean("northing.stress");
    private static final int KILLS = STRESS ? 200 : 5;
    private static final int TRACKS = STRESS ? 2_000_000 : 300_000;
    private static final Pattern LINE = Pattern.compile("([0-9a-f-]{36})\n");

    @TempDir
    private Path folder;

    @Test
    void whatWasSaidToBeDurableArrivesHoweverOftenTheProcessIsKilled() throws Exception {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = start("-Xmx128m", Load.class, folder.toString(), Long.toString(random.nextLong()));
            try {
                awaitBytes(folder.resolve("durable"), (kill + 1) * 37L * (1 + random.nextInt(40)));
            } finally {
                child.destroyForcibly().waitFor();
            }
        }
        FileReceiver healthy = new FileReceiver(folder.resolve("received"), new Random(seed), 0);
        TelemetryClient last = Clients.unplaced(healthy)
                .stateDirectory(folder.resolve("state"))
                .build();
        assertThat(last.close(Duration.ofSeconds(60)).complete()).isTrue();
        Set<String> received = new HashSet<>(ids(folder.resolve("received")));
        List<String> durable = ids(folder.resolve("durable"));
        assertThat(durable).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(KILLS);
        assertThat(received.containsAll(durable)).as("seed %d", seed).isTrue();
        assertThat(new HashSet<>(ids(folder.resolve("tracked"))).containsAll(received))
                .as("seed %d: no id that was not given", seed)
                .isTrue();
    }

    @Test
    void aReceiverThatHangsCostsNoMemory() throws Exception {
        Process child = start("-Xmx64m", Flood.class, folder.toString(), Integer.toString(TRACKS));
        try {
            assertThat(child.waitFor(STRESS ? 600 : 120, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue())
                    .as(() -> "see " + Files.exists(folder.resolve("log")))
                    .isZero();
        } finally {
            child.destroyForcibly();
        }
    }

    private Process start(String heap, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static void awaitBytes(Path file, long bytes) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while ((!Files.exists(file) || Files.size(file) < bytes) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** A line that the kill has cut off is no id. */
    private static List<String> ids(Path file) throws IOException {
        List<String> ids = new ArrayList<>();
        Matcher matcher = LINE.matcher(Files.readString(file));
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    /** Writes down what it takes before it answers, and fails as often as it is told. */
    private static final class FileReceiver implements Transport {

        private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

        private final Path file;
        private final Random random;
        private final int failures;

        FileReceiver(Path file, Random random, int failures) {
            this.file = file;
            this.random = random;
            this.failures = failures;
        }

        @Override
        public TransportResponse send(TransportRequest request) throws IOException {
            int roll = random.nextInt(100);
            if (roll < failures / 2) {
                return new TransportResponse(503);
            }
            write(file, ID.matcher(new String(request.copyOfBody(), StandardCharsets.UTF_8)));
            return new TransportResponse(roll < failures ? 500 : 202);
        }

        private static void write(Path file, Matcher ids) throws IOException {
            StringBuilder lines = new StringBuilder();
            while (ids.find()) {
                lines.append(ids.group(1)).append('\n');
            }
            append(file, lines.toString());
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Tracks until it is killed, and writes down each event before, and again when it is durable. */
    static final class Load {

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            Random random = new Random(Long.parseLong(arguments[1]));
            EventIdGenerator ids = new EventIdGenerator(InstantSource.system(), new SecureRandom());
            TelemetryClient client = Clients.unplaced(new FileReceiver(folder.resolve("received"), random, 30))
                    .stateDirectory(folder.resolve("state"))
                    .flushInterval(Duration.ofMillis(100))
                    .build();
            while (true) {
                List<EventId> group = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    group.add(ids.next());
                }
                append(folder.resolve("tracked"), lines(group));
                List<EventId> durable = new ArrayList<>();
                for (EventId id : group) {
                    if (client.trackDurably(Clients.build(id))
                                    .toCompletableFuture()
                                    .join()
                            == TrackResult.ACCEPTED) {
                        durable.add(id);
                    }
                }
                append(folder.resolve("durable"), lines(durable));
            }
        }

        private static String lines(List<EventId> ids) {
            StringBuilder lines = new StringBuilder();
            ids.forEach(id -> lines.append(id).append('\n'));
            return lines.toString();
        }
    }

    /** Tracks far more than there is memory for, while a request hangs. */
    static final class Flood {

        public static void main(String[] arguments) {
            int tracks = Integer.parseInt(arguments[1]);
            TelemetryClient client = Clients.unplaced(new HangingTransport(true))
                    .stateDirectory(Path.of(arguments[0], "state"))
                    .build();
            long accepted = 0;
            for (int i = 0; i < tracks; i++) {
                accepted += client.track(Clients.build()).isAccepted() ? 1 : 0;
            }
            client.close(Duration.ofSeconds(2));
            Accounting books = client.accounting();
            boolean right = books.tried() == tracks
                    && books.accepted() == accepted
                    && books.tried() == books.accepted() + books.refusedTotal();
            System.exit(right ? 0 : 3);
        }
    }
}
