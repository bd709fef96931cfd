package dev.northing.collector.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A process with a store: appends events until it is killed, saying of each group when it is durable and when it is delivered.
 *
 * <p>A line {@code d N} says that all numbers below N are durable, {@code a N T} that N was acknowledged or is
 * about to be, and what its clock said then, in nanoseconds. That clock is fast, so that cursors are written within a short life.
 */
final class ChildStore {

    /** Events that are handed out at once. */
    static final int GROUP = 20;

    /** How much faster time passes there: a second in 50 ms. */
    private static final int HASTE = 20;

    private ChildStore() {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        int from = Integer.parseInt(args[1]);
        int count = Integer.parseInt(args[2]);
        SpoolSettings.Limits limits = new SpoolSettings.Limits(
                256L << 20, 64 << 10, java.time.Duration.ofSeconds(1), java.time.Duration.ofDays(7), 0);
        SegmentStore store = SegmentStore.open(new SpoolSettings(
                root,
                Spools.CONTEXT,
                FsyncPolicy.INTERVAL,
                limits,
                new SpoolSettings.Time(InstantSource.system(), ChildStore::nanos),
                RandomGenerator.getDefault()));
        work(store, from, count, RandomGenerator.getDefault());
        store.close();
    }

    private static long nanos() {
        return HASTE * System.nanoTime();
    }

    private static void work(SegmentStore store, int from, int count, RandomGenerator random) {
        StringBuilder said = new StringBuilder();
        for (int i = from; i < from + count; i += GROUP) {
            store.append(Events.events(i, GROUP, System.currentTimeMillis(), random.nextInt(600)));
            store.maintain();
            if (store.durableThrough() == (long) i - from + GROUP) {
                said.append("d ").append(i + GROUP).append('\n');
            }
            if (random.nextInt(10) > 2) {
                deliver(store, said);
            }
            System.out.print(said);
            System.out.flush();
            said.setLength(0);
        }
    }

    private static void deliver(SegmentStore store, StringBuilder said) {
        StoredBatch batch = store.read(GROUP, 1 << 20);
        String now = String.format(Locale.ROOT, " %019d%n", nanos());
        for (StoredEvent stored : batch.events()) {
            said.append("a ").append(Events.number(stored.event())).append(now);
        }
        System.out.print(said);
        System.out.flush();
        said.setLength(0);
        store.acknowledge(batch.origin(), batch.lastSequence());
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static List<String> command(Path root, int from, int count) {
        return List.of(
                java(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChildStore.class.getName(),
                root.toString(),
                String.valueOf(from),
                String.valueOf(count));
    }

    static List<String> underMask(Path root) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 000; exec \"$@\" > /dev/null", "sh"));
        command.addAll(command(root, 0, 2000));
        return command;
    }
}
