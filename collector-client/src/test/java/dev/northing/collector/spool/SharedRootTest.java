package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many stores, class loaders and processes under one root. */
class SharedRootTest {

    /** Kills in the default build; {@code -Dnorthing.kills=200} for the long run. */
    private static final int KILLS = Integer.getInteger("northing.kills", 5);

    private static final int EVENTS_OF_A_CHILD = 200_000;

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Random random = new Random(17);

    private SegmentStore open(Path root) {
        return SegmentStore.open(Spools.settings(root, FsyncPolicy.INTERVAL, time, random));
    }

    @Test
    void twoStoresOfOneProcessDoNotTouchEachOther() {
        Path root = folder.resolve("spool");
        SegmentStore one = open(root);
        one.append(Events.events(0, 3, time.millis()));
        SegmentStore other = open(root);
        other.append(Events.events(10, 3, time.millis()));
        assertThat(Events.readNumbers(one)).containsExactly(0, 1, 2);
        assertThat(Events.readNumbers(other)).containsExactly(10, 11, 12);
        one.close();
        other.close();
    }

    @Test
    void aLivingStoreTakesOverFromOneThatEnded() {
        Path root = folder.resolve("spool");
        SegmentStore one = open(root);
        SegmentStore other = open(root);
        one.append(Events.events(0, 3, time.millis()));
        one.close();
        time.pass(Duration.ofSeconds(61));
        other.maintain();
        assertThat(Events.readNumbers(other)).containsExactly(0, 1, 2);
        other.close();
    }

    @Test
    void takesOverTheOldestFirst() {
        Path root = folder.resolve("spool");
        for (int i = 0; i < 5; i++) {
            SegmentStore store = SegmentStore.open(Spools.settings(root, FsyncPolicy.INTERVAL, time, random));
            store.append(Events.events(i, 1, time.millis()));
            time.pass(Duration.ofSeconds(1));
            store.append(Events.events(10 + i, 1, time.millis()));
            store.close();
        }
        SegmentStore last = open(root);
        assertThat(Events.readNumbers(last)).hasSize(10).isSubsetOf(0, 1, 2, 3, 4, 10, 11, 12, 13, 14);
        last.close();
    }

    @Test
    void leavesNothingBehindWhenEverythingIsDelivered() throws IOException {
        Path root = folder.resolve("spool");
        SegmentStore before = open(root);
        before.append(Events.events(0, 3, time.millis()));
        before.close();
        time.pass(Duration.ofSeconds(1));
        SegmentStore store = open(root);
        StoredBatch batch = store.read(10, 1 << 20);
        store.acknowledge(batch.origin(), batch.lastSequence());
        store.close();
        try (var left = Files.list(root)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly(Instance.LOCK);
        }
    }

    @Test
    void twoClassLoadersKeepTheirLocksFromEachOther() throws Exception {
        Path root = folder.resolve("spool");
        SegmentStore here = open(root);
        here.append(Events.events(0, 3, time.millis()));
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> child = loader.loadClass(ChildStore.class.getName());
            assertThat(child).isNotSameAs(ChildStore.class);
            var main = child.getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[] {root.toString(), "1000", "0"});
        }
        // A third process would take this store's events if the lock had been lost to the other class loader.
        Process process = new ProcessBuilder(ChildStore.command(root, 2000, 40)).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).contains("d 2040").doesNotContain("a 0\n");
        assertThat(Events.readNumbers(here)).containsExactly(0, 1, 2);
        here.close();
    }

    @Test
    void losesNothingDurableWhenProcessesAreKilled() throws Exception {
        Path root = folder.resolve("spool");
        Set<Integer> durable = new HashSet<>();
        Set<Integer> acknowledged = new HashSet<>();
        for (int i = 0; i < KILLS; i++) {
            runAndKill(root, i * EVENTS_OF_A_CHILD, durable, acknowledged);
        }
        Set<Integer> left = drain(root);
        assertThat(durable).hasSizeGreaterThan(KILLS);
        durable.removeAll(acknowledged);
        durable.removeAll(left);
        assertThat(durable).as("durable, never handed out").isEmpty();
    }

    @Test
    void losesNothingWhenOneOfTwoProcessesUnderOneRootIsKilled() throws Exception {
        Path root = folder.resolve("spool");
        Set<Integer> durable = new HashSet<>();
        Set<Integer> acknowledged = new HashSet<>();
        Set<Integer> bySurvivor = new HashSet<>();
        Process survivor = new ProcessBuilder(ChildStore.command(root, EVENTS_OF_A_CHILD, 4000)).start();
        NavigableMap<Long, Set<Integer>> times = new TreeMap<>();
        Process killed = new ProcessBuilder(ChildStore.command(root, 0, EVENTS_OF_A_CHILD)).start();
        listen(killed, 0, 3000, durable, acknowledged, times);
        listen(survivor, EVENTS_OF_A_CHILD, Integer.MAX_VALUE, durable, bySurvivor);
        assertThat(survivor.exitValue()).isZero();
        assertThat(durable).contains(EVENTS_OF_A_CHILD + 3999);
        Set<Integer> left = drain(root);
        durable.removeAll(acknowledged);
        durable.removeAll(bySurvivor);
        durable.removeAll(left);
        assertThat(durable).as("durable, never handed out").isEmpty();
        Set<Integer> again = new HashSet<>(bySurvivor);
        again.addAll(left);
        again.retainAll(acknowledged);
        assertThat(withinACursorsInterval(times))
                .hasSizeLessThan(acknowledged.size())
                .containsAll(again);
        left.retainAll(bySurvivor);
        assertThat(left)
                .as("settled by the one that closed, and handed out again")
                .isEmpty();
    }

    /**
     * Returns what a killed process may have settled behind its last cursor: the batch in flight, and what it said within the
     * cursor's interval before the batch before, when it is known to have looked whether a cursor was due.
     */
    private static Set<Integer> withinACursorsInterval(NavigableMap<Long, Set<Integer>> times) {
        long looked = times.lowerKey(times.lastKey());
        Set<Integer> within = new HashSet<>();
        times.tailMap(looked - Shelf.CURSOR_NANOS).values().forEach(within::addAll);
        return within;
    }

    private void runAndKill(Path root, int from, Set<Integer> durable, Set<Integer> acknowledged) throws Exception {
        Process child = new ProcessBuilder(ChildStore.command(root, from, EVENTS_OF_A_CHILD))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        listen(child, from, 1 + random.nextInt(4000), durable, acknowledged);
    }

    /** Notes what a process says, and kills it when it has said so many lines. */
    private static void listen(Process child, int from, int killAt, Set<Integer> durable, Set<Integer> acknowledged)
            throws Exception {
        listen(child, from, killAt, durable, acknowledged, new TreeMap<>());
    }

    /** As above, and notes when it was that it said of which events that they are acknowledged. */
    private static void listen(
            Process child,
            int from,
            int killAt,
            Set<Integer> durable,
            Set<Integer> acknowledged,
            NavigableMap<Long, Set<Integer>> times)
            throws Exception {
        int lines = killAt;
        int through = from;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                // A line may be cut where the process died.
                boolean whole = line.matches("d [0-9]+|a [0-9]+ [0-9]{19}");
                int number = whole ? Integer.parseInt(line.split(" ", -1)[1]) : 0;
                if (whole && line.startsWith("a")) {
                    acknowledged.add(number);
                    times.computeIfAbsent(Long.parseLong(line.split(" ", -1)[2]), t -> new HashSet<>())
                            .add(number);
                } else if (whole && (number - from) % 20 == 0) {
                    for (; through < number; through++) {
                        durable.add(through);
                    }
                }
                if (--lines == 0) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        child.waitFor();
    }

    private static Set<Integer> drain(Path root) {
        SegmentStore store = SegmentStore.open(new SpoolSettings(
                root,
                Spools.CONTEXT,
                FsyncPolicy.INTERVAL,
                SpoolSettings.Limits.STANDARD,
                SpoolSettings.Time.system(),
                RandomGenerator.getDefault()));
        Set<Integer> left = new HashSet<>();
        // What is left behind is read step by step: so many steps that all of it surely is.
        for (int step = 0; step < 1000; step++) {
            store.maintain();
            StoredBatch batch = store.read(500, 1 << 20);
            while (!batch.isEmpty()) {
                left.addAll(Events.numbers(batch));
                store.acknowledge(batch.origin(), batch.lastSequence());
                batch = store.read(500, 1 << 20);
            }
        }
        assertThat(store.stats().lost(StoreLoss.CORRUPT) + store.stats().lost(StoreLoss.MISSING))
                .isZero();
        store.close();
        return left;
    }
}
