package dev.northing.collector.spool;

import dev.northing.core.privacy.Purpose;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A process that ends in the middle of one of the store's moves: at the call to the file system that it is told. */
final class HaltingChild {

    /** Events appended before the move, every third one of the subject that may be erased. */
    static final int EVENTS = 40;

    /** Events settled before the move. */
    static final int SETTLED = 6;

    /** The subject that may be erased. */
    static final long SUBJECT = 7;

    /** What the store is doing when the process ends. */
    enum Move {
        ROLL,
        CURSOR,
        ADOPT,
        ERASE,
        /** The same of a purpose and period, with encrypted events: keys go first. */
        SHRED
    }

    private final Path root;
    private final boolean encrypted;
    private final ManualTime time = new ManualTime();
    private final HaltingFs fs = new HaltingFs();
    private final Random random = new Random();

    private HaltingChild(Path root, boolean encrypted) {
        this.root = root;
        this.encrypted = encrypted;
    }

    public static void main(String[] args) {
        new HaltingChild(Path.of(args[0]), Move.valueOf(args[1]) == Move.SHRED)
                .run(Move.valueOf(args[1]), Integer.parseInt(args[2]));
    }

    static List<String> command(Path root, Move move, int call) {
        return List.of(
                ChildStore.java(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HaltingChild.class.getName(),
                root.toString(),
                move.name(),
                String.valueOf(call));
    }

    static List<EventRecord> events() {
        List<EventRecord> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            long subject = i % 3 == 0 ? SUBJECT : 0;
            Purpose purpose = i % 3 == 0 ? Purpose.MARKETING : Purpose.DIAGNOSTICS;
            events.add(new EventRecord(Events.payload(i, 100), purpose, 1, subject, false, 0L + i));
        }
        return events;
    }

    private SegmentStore open() {
        // Ages are of no interest here: the events are from 1970.
        SpoolSettings.Limits limits = new SpoolSettings.Limits(
                1 << 20, Spools.SEGMENT_BYTES, Duration.ofSeconds(60), Duration.ofDays(36500), 0);
        SpoolSettings clear = new SpoolSettings(root, Spools.CONTEXT, FsyncPolicy.GROUP, limits, time.time(), random);
        return SegmentStore.open(encrypted ? Spools.encrypted(clear) : clear, fs);
    }

    private void run(Move move, int call) {
        SegmentStore store = open();
        store.append(events());
        StoredBatch first = store.read(SETTLED, 1 << 20);
        store.acknowledge(first.origin(), first.lastSequence());
        time.pass(Duration.ofSeconds(2));
        store.maintain();
        if (store.durableThrough() != EVENTS) {
            throw new AssertionError("durable through " + store.durableThrough());
        }
        if (move == Move.ADOPT) {
            store.close();
        }
        fs.haltAt(call);
        make(move, store);
    }

    private void make(Move move, SegmentStore store) {
        switch (move) {
            case ROLL -> {
                time.pass(Duration.ofSeconds(61));
                store.maintain();
                store.append(Events.events(1000, 1, time.millis()));
            }
            case CURSOR -> {
                StoredBatch next = store.read(20, 1 << 20);
                time.pass(Duration.ofSeconds(2));
                store.acknowledge(next.origin(), next.lastSequence());
            }
            case ADOPT -> open();
            case ERASE -> store.erase(new Erasure.OfSubject(SUBJECT));
            case SHRED -> store.erase(new Erasure.OfPurpose(Purpose.MARKETING, 1));
        }
    }
}
