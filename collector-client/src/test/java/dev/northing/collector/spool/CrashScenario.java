package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.privacy.Purpose;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A store that works through a random script while, between any two calls to the file system, the machine may stop: each state
 * that the disk may be in then is opened anew and compared with what was promised.
 */
final class CrashScenario {

    private static final Path ROOT = Path.of("/spool");

    private final Random random;
    private final ManualTime time = new ManualTime();
    private final FsyncPolicy policy;
    private final boolean encrypted;
    private final int statesPerCall;
    private final ModelFs fs = new ModelFs();

    /** All events ever appended, by number. */
    private final Map<Integer, EventRecord> appended = new HashMap<>();

    /** What is stored and not settled, in order, with its sequence in the store that is open, or 0 for an earlier one. */
    private final Map<Integer, Long> pending = new LinkedHashMap<>();

    /** What must never be seen again. */
    private final Set<Integer> erased = new HashSet<>();

    /** What the operation that is going on may or may not have settled. */
    private final Set<Integer> optional = new HashSet<>();

    /** Events of one store each that are being erased: after a crash, all or none of them are there. */
    private final Map<Integer, Set<Integer>> atOnce = new HashMap<>();

    /** By which store, counted from 0, an event was taken in. */
    private final Map<Integer, Integer> runOf = new HashMap<>();

    private SegmentStore store;
    private int run;
    private long sequence;
    private long evictedBefore;
    private int number;
    private int states;

    /** States that were opened already, by a hash of what is on the disk and of what is expected of it. */
    private final Set<Long> opened = new HashSet<>();

    /** Whether the next force is to fail. */
    private boolean forceFails;

    CrashScenario(long seed, int statesPerCall) {
        this.random = new Random(seed);
        this.policy = List.of(FsyncPolicy.GROUP, FsyncPolicy.GROUP, FsyncPolicy.INTERVAL, FsyncPolicy.MEMORY)
                .get(random.nextInt(4));
        this.encrypted = random.nextBoolean();
        this.statesPerCall = statesPerCall;
        // Under the other policies what is only written counts as safe from a kill, which such a disk does not grant.
        fs.failedForceDropsBytes = policy == FsyncPolicy.GROUP;
        this.store = open(fs);
        fs.watch(this::crashOrFail);
    }

    private SegmentStore open(ModelFs on) {
        int segments = 3 + random.nextInt(6);
        SpoolSettings clear = Spools.settings(ROOT, policy, (long) segments * Spools.SEGMENT_BYTES, time, random);
        return SegmentStore.open(encrypted ? Spools.encrypted(clear) : clear, on);
    }

    /** Runs a script and returns how many states were opened, all of them different. */
    int run(int operations) {
        for (int i = 0; i < operations; i++) {
            time.pass(Duration.ofMillis(1));
            operate();
        }
        return states;
    }

    private void operate() {
        switch (random.nextInt(12)) {
            case 0 -> restart();
            case 1 -> erase();
            case 2, 3, 4 -> deliver();
            case 5, 6 -> passTime();
            default -> append();
        }
        forceFails = false;
        settleEvicted();
        optional.clear();
    }

    private void append() {
        forceFails = policy != FsyncPolicy.MEMORY && random.nextInt(12) == 0;
        List<EventRecord> events = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            EventRecord event = Events.random(number, time.millis(), random);
            events.add(event);
            appended.put(number, event);
            runOf.put(number, run);
            pending.put(number++, ++sequence);
        }
        assertThat(store.append(events)).isEqualTo(events.size());
    }

    private void deliver() {
        StoredBatch batch = store.read(1 + random.nextInt(10), 1 << 20);
        List<Integer> numbers = Events.numbers(batch);
        assertThat(numbers)
                .isEqualTo(pending.keySet().stream().limit(numbers.size()).toList());
        int settled = batch.isEmpty() ? 0 : random.nextInt(batch.events().size() + 1);
        if (settled > 0) {
            optional.addAll(numbers.subList(0, settled));
            store.acknowledge(batch.origin(), batch.events().get(settled - 1).sequence());
            pending.keySet().removeAll(optional);
        }
        store.rewind();
    }

    private void passTime() {
        forceFails = policy != FsyncPolicy.MEMORY && random.nextInt(4) == 0;
        time.pass(Duration.ofMillis(random.nextInt(5) == 0 ? 61_000 : random.nextInt(1500)));
        store.maintain();
    }

    private void erase() {
        Erasure erasure = switch (random.nextInt(5)) {
            case 0 -> new Erasure.Everything();
            case 1, 2 -> new Erasure.OfPurpose(Purpose.MARKETING, random.nextInt(4));
            default -> new Erasure.OfSubject(1 + random.nextInt(3));
        };
        List<Integer> covered = appended.keySet().stream()
                .filter(i -> erasure.covers(appended.get(i)))
                .toList();
        optional.addAll(covered);
        Set<Integer> safe = durable(policy == FsyncPolicy.GROUP);
        covered.stream()
                .filter(safe::contains)
                .forEach(i -> atOnce.computeIfAbsent(runOf.get(i), r -> new HashSet<>())
                        .add(i));
        ErasureReport report = store.erase(erasure);
        assertThat(report.complete()).isTrue();
        atOnce.clear();
        pending.keySet().removeAll(covered);
        erased.addAll(covered);
    }

    private void restart() {
        store.close();
        settleEvicted();
        evictedBefore = 0;
        pending.replaceAll((i, old) -> 0L);
        time.pass(Duration.ofSeconds(1));
        sequence = 0;
        run++;
        store = open(fs);
    }

    private long evictedNow() {
        return store.stats().lost(StoreLoss.QUOTA) - evictedBefore;
    }

    private void settleEvicted() {
        List<Integer> gone = pending.keySet().stream().limit(evictedNow()).toList();
        gone.forEach(pending::remove);
        evictedBefore = store.stats().lost(StoreLoss.QUOTA);
    }

    private void crashOrFail(String call) throws IOException {
        crash();
        if (forceFails && call.equals("force")) {
            forceFails = false;
            throw new IOException("nothing of it is safe");
        }
    }

    /** The machine stops here, in one way or another. */
    private void crash() {
        for (int i = 0; i < statesPerCall; i++) {
            boolean power = random.nextInt(4) > 0;
            check(power ? fs.afterPowerLoss(random) : fs.afterKill(), required(power), 0);
        }
    }

    /** What has to be there afterwards. */
    private Set<Integer> required(boolean power) {
        Set<Integer> required = durable(!power || policy == FsyncPolicy.GROUP);
        required.removeAll(optional);
        return required;
    }

    /** What was promised to survive, as far as the store that is open has said so or earlier ones were closed. */
    private Set<Integer> durable(boolean promised) {
        Set<Integer> durable = new LinkedHashSet<>();
        long through = promised ? store.durableThrough() : 0;
        pending.forEach((i, ofOwn) -> {
            if (ofOwn <= through) {
                durable.add(i);
            }
        });
        pending.keySet().stream().limit(evictedNow()).toList().forEach(durable::remove);
        return durable;
    }

    private void check(ModelFs disk, Set<Integer> required, int depth) {
        if (!opened.add(fingerprint(disk, required))) {
            return;
        }
        states++;
        Set<Integer> stillRequired = new HashSet<>(required);
        if (depth == 0 && random.nextInt(40) == 0) {
            disk.watch(call -> {
                if (random.nextInt(3) == 0) {
                    check(disk.afterPowerLoss(random), stillRequired, 1);
                }
            });
        }
        SegmentStore next = open(disk);
        Map<Integer, EventRecord> found = readAndSettle(next, stillRequired);
        assertThat(found.keySet()).containsAll(required);
        if (depth == 0) {
            atOnce.values()
                    .forEach(all -> assertThat(found.keySet().stream()
                                    .filter(all::contains)
                                    .count())
                            .isIn(0L, (long) all.size()));
        }
        assertThat(erased).noneMatch(found::containsKey);
        found.forEach((i, event) -> assertThat(Events.facts(event)).isEqualTo(Events.facts(appended.get(i))));
        StoreStats stats = next.stats();
        assertThat(stats.pending()).isZero();
        assertThat(stats.acknowledged()).isEqualTo(found.size());
        next.close();
        assertThat(segmentsIn(disk)).isEmpty();
    }

    private long fingerprint(ModelFs disk, Set<Integer> required) {
        long expected = 31L * (31L * required.hashCode() + erased.hashCode()) + atOnce.hashCode();
        return ((long) disk.fingerprint() << 32) ^ expected;
    }

    private static List<String> segmentsIn(ModelFs disk) {
        try {
            return disk.files(ROOT).keySet().stream()
                    .filter(name -> name.startsWith("i-"))
                    .toList();
        } catch (IOException neverCreated) {
            return List.of();
        }
    }

    private static Map<Integer, EventRecord> readAndSettle(SegmentStore opened, Set<Integer> required) {
        Map<Integer, EventRecord> found = new LinkedHashMap<>();
        Map<Long, Integer> lastOf = new HashMap<>();
        for (StoredBatch batch = opened.read(7, 4096); !batch.isEmpty(); batch = opened.read(7, 4096)) {
            for (StoredEvent stored : batch.events()) {
                int i = Events.number(stored.event());
                assertThat(found.put(i, stored.event())).isNull();
                assertThat(i).isGreaterThan(lastOf.getOrDefault(batch.origin(), -1));
                lastOf.put(batch.origin(), i);
                required.remove(i);
            }
            opened.acknowledge(batch.origin(), batch.lastSequence());
        }
        return found;
    }
}
