package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.consent.ConsentReceipt;
import dev.northing.collector.consent.ConsentSettings;
import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.consent.Notice;
import dev.northing.collector.transport.Transport;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.event.Event;
import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed in the middle of a withdrawal, during an outage and under load; 40 times with
 * {@code -Dnorthing.stress=true}.
 */
@Timeout(600)
final class KilledWithdrawalTest {

    private static final int KILLS = Boolean.getBoolean("northing.stress") ? 40 : 2;

    private static final Purpose USE = Purpose.PRODUCT_ANALYTICS;

    /** Twice the time that a withdrawal of this size takes at most, so that kills come before, in and after it. */
    private static final int SPREAD_MICROS = 200_000;

    private static final MetricDictionary DICTIONARY = new Definitions()
            .event(Definitions.event("clicked").property(Definitions.text("where")))
            .event(Definitions.event("crashed").purpose(Purpose.DIAGNOSTICS).property(Definitions.text("where")))
            .dictionary();

    @TempDir
    private Path folder;

    @Test
    void nothingWithdrawnIsSentOrLeftWhereverTheProcessIsKilled() throws Exception {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        int recorded = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path run = Files.createDirectory(folder.resolve("run-" + kill));
            kill(run, random);
            recorded += check(run, seed) ? 1 : 0;
        }
        assertThat(recorded).as("seed %d", seed).isLessThanOrEqualTo(KILLS);
        System.out.printf("%d kills, %d of them after the receipt was on the disk%n", KILLS, recorded);
    }

    private static void kill(Path run, Random random) throws IOException, InterruptedException {
        Process child = ChildJvm.start(run.resolve("log"), List.of("-Xmx128m"), Withdrawing.class, run);
        try {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!Files.exists(run.resolve("withdrawing")) && System.nanoTime() < end) {
                child.waitFor(1, TimeUnit.MILLISECONDS);
            }
            child.waitFor(random.nextInt(SPREAD_MICROS), TimeUnit.MICROSECONDS);
            assertThat(child.isAlive()).as(Files.readString(run.resolve("log"))).isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /** Without a receipt the withdrawal has never been; with one it is complete before anything is sent. */
    private static boolean check(Path run, long seed) throws Exception {
        TelemetryClient first = client(dead(), run).build();
        boolean withdrawn = first.consent().state(USE) == ConsentState.WITHDRAWN;
        if (withdrawn) {
            awaitProof(first);
        }
        String disk = disk(run.resolve("state"));
        assertThat(disk).as("seed %d", seed).contains("\"kept-");
        first.close(Duration.ofMillis(200));
        Clients.awaitNoThreads();
        RecordingTransport healthy = new RecordingTransport();
        TelemetryClient next = client(healthy, run).build();
        assertThat(next.close(Clients.LONG).pending()).as("seed %d", seed).isZero();
        Clients.awaitNoThreads();
        StringBuilder bodies = new StringBuilder();
        healthy.sent().forEach(sent -> bodies.append(sent.body()));
        assertThat(bodies).as("seed %d", seed).contains("\"kept-");
        if (withdrawn) {
            assertThat(bodies).as("seed %d", seed).doesNotContain("\"withdrawn-");
            assertThat(disk).as("seed %d", seed).doesNotContain("withdrawn-");
        } else {
            assertThat(Files.exists(run.resolve("withdrawn")))
                    .as("seed %d: it had not returned", seed)
                    .isFalse();
        }
        return withdrawn;
    }

    /** The client says in a receipt that nothing is left. */
    private static void awaitProof(TelemetryClient client) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        List<ConsentReceipt> receipts = client.consent().receipts();
        while (receipts.get(receipts.size() - 1).isChoice() && System.nanoTime() < end) {
            client.flush(Duration.ofMillis(10));
            receipts = client.consent().receipts();
        }
        assertThat(receipts.get(receipts.size() - 1).isChoice()).isFalse();
    }

    private static RecordingTransport dead() {
        return new RecordingTransport(request -> {
            throw new IOException("down");
        });
    }

    private static String disk(Path state) throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(state)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** In the clear, so that what is left would be seen. */
    private static TelemetryClientBuilder client(Transport transport, Path run) {
        return TelemetryClient.builder()
                .application("ci-runner", "4.2.0")
                .dictionary(DICTIONARY)
                .consent(ConsentSettings.in("DE"))
                .environment(Map.of())
                .transport(transport)
                .stateDirectory(run.resolve("state"))
                .unencryptedSpool();
    }

    /** Tracks while nothing can be sent, withdraws, and goes on until it is killed. */
    static final class Withdrawing {

        private static final int EVENTS = 4_000;

        public static void main(String[] arguments) throws Exception {
            Path run = Path.of(arguments[0]);
            TelemetryClient client = client(dead(), run).build();
            client.consent().grant(Set.of(USE, Purpose.DIAGNOSTICS), Notice.NONE);
            for (int i = 0; i < EVENTS; i++) {
                client.trackDurably(event("clicked", "withdrawn-" + i));
                client.trackDurably(event("crashed", "kept-" + i));
            }
            client.trackDurably(event("crashed", "kept-last"))
                    .toCompletableFuture()
                    .join();
            Files.createFile(run.resolve("withdrawing"));
            if (client.consent().withdraw(USE).complete()) {
                Files.createFile(run.resolve("withdrawn"));
            }
            Thread.currentThread().join();
        }

        private static Event event(String name, String where) {
            return Event.builder(name).with("where", where).build();
        }
    }
}
