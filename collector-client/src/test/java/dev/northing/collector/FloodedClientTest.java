package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Far more events than there is memory for, while the receiver hangs; 2,000,000 with {@code -Dnorthing.stress=true}. */
@Timeout(1_200)
final class FloodedClientTest {

    private static final boolean STRESS = Boolean.getBoolean("northing.stress");
    private static final int TRACKS = STRESS ? 2_000_000 : 100_000;

    /** Of one call, in nanoseconds, that 99 of 100 keep. */
    private static final long CALL_LIMIT = 1_000_000;

    /** Bytes of heap that a client retains at most. */
    private static final long RETAINED_LIMIT = 32L << 20;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"durable", "memory"})
    void aReceiverThatHangsCostsNeitherMemoryNorTimeNorTruth(String place) throws Exception {
        Path log = folder.resolve("log");
        Process child = ChildJvm.start(log, List.of("-Xmx64m"), Flood.class, folder, TRACKS, place);
        try {
            assertThat(child.waitFor(STRESS ? 600 : 120, TimeUnit.SECONDS)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.exitValue()).as(() -> read(log)).isZero();
        Properties figures = new Properties();
        figures.load(Files.newBufferedReader(folder.resolve("figures")));
        System.out.println(place + ", receiver hangs: " + figures);
        assertThat(figure(figures, "tried")).isEqualTo(TRACKS);
        assertThat(figure(figures, "answeredAccepted")).isEqualTo(figure(figures, "accepted"));
        assertThat(figure(figures, "accepted") + figure(figures, "refused")).isEqualTo(TRACKS);
        assertThat(figure(figures, "p99Nanos")).isLessThan(CALL_LIMIT);
        assertThat(figure(figures, "retainedBytes")).isLessThanOrEqualTo(RETAINED_LIMIT);
    }

    private static long figure(Properties figures, String name) {
        return Long.parseLong(figures.getProperty(name));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Tracks, measures each call, and writes the figures down before and after it closes the client. */
    static final class Flood {

        private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            int tracks = Integer.parseInt(arguments[1]);
            CallTimes times = new CallTimes();
            Clients.build();
            long before = usedAfterCollection();
            TelemetryClient client = client(arguments[2], folder);
            long accepted = 0;
            for (int i = 0; i < tracks; i++) {
                accepted += track(client, times) ? 1 : 0;
            }
            long retained = usedAfterCollection() - before;
            client.close(Duration.ofSeconds(2));
            Properties figures = figures(client.accounting(), times);
            figures.setProperty("answeredAccepted", Long.toString(accepted));
            figures.setProperty("retainedBytes", Long.toString(retained));
            figures.store(Files.newBufferedWriter(folder.resolve("figures")), null);
        }

        private static TelemetryClient client(String place, Path folder) {
            TelemetryClientBuilder builder = Clients.unplaced(new HangingTransport(true));
            return place.equals("memory")
                    ? builder.memoryOnly().build()
                    : builder.stateDirectory(folder.resolve("state")).build();
        }

        private static boolean track(TelemetryClient client, CallTimes times) {
            var event = Clients.build();
            long start = System.nanoTime();
            TrackResult result = client.track(event);
            times.add(System.nanoTime() - start);
            return result.isAccepted();
        }

        private static long usedAfterCollection() {
            MEMORY.gc();
            return MEMORY.getHeapMemoryUsage().getUsed();
        }

        private static Properties figures(Accounting books, CallTimes times) {
            Properties figures = new Properties();
            figures.setProperty("tried", Long.toString(books.tried()));
            figures.setProperty("accepted", Long.toString(books.accepted()));
            figures.setProperty("refused", Long.toString(books.refusedTotal()));
            figures.setProperty("dropped", books.dropped().toString());
            figures.setProperty("p50Nanos", Long.toString(times.quantile(0.5)));
            figures.setProperty("p99Nanos", Long.toString(times.quantile(0.99)));
            figures.setProperty("p999Nanos", Long.toString(times.quantile(0.999)));
            figures.setProperty("maxNanos", Long.toString(times.max()));
            return figures;
        }
    }
}
