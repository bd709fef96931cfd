package dev.northing.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.collector.spool.SpoolSettings;
import dev.northing.core.event.EventId;
import dev.northing.core.event.EventIdGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at random moments, under load; 200 times with {@code -Dnorthing.stress=true}. */
@Timeout(1_800)
final class KilledClientTest {

    private static final int KILLS = Boolean.getBoolean("northing.stress") ? 200 : 5;

    /** Of these two kinds of failure each: 503 with nothing taken, and 500 after everything was taken. */
    private static final int FAILING_PERCENT = 30;

    private static final Pattern LINE = Pattern.compile("([0-9a-f-]{36})\n");

    /** What 200 killed processes leave behind is more than the standard quota; here, nothing may go for want of room. */
    private static final SpoolSettings.Limits ROOMY =
            new SpoolSettings.Limits(2L << 30, 4 << 20, Duration.ofSeconds(60), Duration.ofDays(7), 0);

    @TempDir
    private Path folder;

    @Test
    void whatWasSaidToBeDurableArrivesHoweverOftenTheProcessIsKilled() throws Exception {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            killAfterAWhile(random);
        }
        FileReceiver healthy = new FileReceiver(folder.resolve("received"), new Random(seed), 0);
        TelemetryClient last = client(healthy, folder).build();
        assertThat(last.close(Duration.ofMinutes(5)).complete()).isTrue();
        assertThat(last.accounting().dropped()).as("seed %d", seed).isEmpty();
        List<FileReceiver.Receipt> receipts = FileReceiver.receipts(folder.resolve("received"));
        Map<String, String> received = FileReceiver.byId(receipts);
        List<String> durable = ids(folder.resolve("durable"));
        assertThat(durable).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(KILLS);
        assertThat(received.keySet().containsAll(durable)).as("seed %d", seed).isTrue();
        assertThat(new HashSet<>(ids(folder.resolve("tracked"))).containsAll(received.keySet()))
                .as("seed %d: no id that was not given", seed)
                .isTrue();
        assertThat(receipts)
                .as("seed %d: an id stands for the same event, to the byte", seed)
                .allSatisfy(receipt -> assertThat(receipt.digest()).isEqualTo(received.get(receipt.id())));
        System.out.printf(
                "%d kills: %d events durable, 0 lost; %d received, %d of them again%n",
                KILLS, durable.size(), receipts.size(), receipts.size() - received.size());
    }

    /** One in four dies while it starts and takes over what the others have left, the others while they deliver. */
    private void killAfterAWhile(Random random) throws IOException, InterruptedException {
        Path durable = folder.resolve("durable");
        long before = Files.exists(durable) ? Files.size(durable) : 0;
        Process child =
                ChildJvm.start(folder.resolve("log"), List.of("-Xmx128m"), Load.class, folder, random.nextLong());
        try {
            if (random.nextInt(4) == 0) {
                child.waitFor(200 + random.nextInt(800), TimeUnit.MILLISECONDS);
            } else {
                awaitGrowth(durable, before, child);
                child.waitFor(random.nextInt(400_000), TimeUnit.MICROSECONDS);
            }
            assertThat(child.isAlive())
                    .as(() -> "the process has ended by itself: " + log())
                    .isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static void awaitGrowth(Path file, long before, Process child) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while ((!Files.exists(file) || Files.size(file) == before) && System.nanoTime() < end) {
            child.waitFor(1, TimeUnit.MILLISECONDS);
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

    private static TelemetryClientBuilder client(FileReceiver receiver, Path folder) {
        return Clients.unplaced(receiver)
                .stateDirectory(folder.resolve("state"))
                .spool(ROOMY)
                .flushInterval(Duration.ofMillis(100));
    }

    /** Tracks until it is killed, and writes down each event before, and again when it is durable. */
    static final class Load {

        private static final int GROUP = 100;

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            Random random = new Random(Long.parseLong(arguments[1]));
            EventIdGenerator ids = new EventIdGenerator(InstantSource.system(), new SecureRandom());
            FileReceiver receiver = new FileReceiver(folder.resolve("received"), random, FAILING_PERCENT);
            TelemetryClient client = client(receiver, folder).build();
            while (true) {
                List<EventId> group = new ArrayList<>();
                for (int i = 0; i < GROUP; i++) {
                    group.add(ids.next());
                }
                FileReceiver.append(folder.resolve("tracked"), lines(group));
                FileReceiver.append(folder.resolve("durable"), lines(durable(client, group)));
            }
        }

        private static List<EventId> durable(TelemetryClient client, List<EventId> group) {
            List<CompletableFuture<TrackResult>> answers = new ArrayList<>();
            for (EventId id : group) {
                answers.add(client.trackDurably(Clients.build(id)).toCompletableFuture());
            }
            Set<EventId> durable = new HashSet<>();
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).join() == TrackResult.ACCEPTED) {
                    durable.add(group.get(i));
                }
            }
            return List.copyOf(durable);
        }

        private static String lines(List<EventId> ids) {
            StringBuilder lines = new StringBuilder();
            ids.forEach(id -> lines.append(id).append('\n'));
            return lines.toString();
        }
    }
}
