package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A store that works through the same script again and again while one call, or all from one on, fail. */
final class FaultScenario {

    /** What happens at a call, and for how many calls from there on. */
    enum Fault {
        ERROR_ONCE(1, false, false),
        ERROR_FOR_LONG(60, false, false),
        ERROR_FOR_EVER(Integer.MAX_VALUE, false, false),
        NO_SPACE_ONCE(1, true, false),
        NO_SPACE_FOR_LONG(60, true, false),
        NO_SPACE_FOR_EVER(Integer.MAX_VALUE, true, false),
        BYTES_DROPPED_ONCE(1, false, true),
        BYTES_DROPPED_FOR_LONG(60, false, true);

        final int calls;
        final boolean noSpace;
        final boolean drops;

        Fault(int calls, boolean noSpace, boolean drops) {
            this.calls = calls;
            this.noSpace = noSpace;
            this.drops = drops;
        }

        boolean heals() {
            return calls < Integer.MAX_VALUE;
        }
    }

    private static final Path ROOT = Path.of("/spool");

    private final Random random = new Random(7);
    private final ManualTime time = new ManualTime();
    private final ModelFs fs = new ModelFs();
    private final FsyncPolicy policy;
    private final Map<Integer, EventRecord> appended = new HashMap<>();
    private final Map<Integer, EventRecord> settled = new HashMap<>();
    private int number;
    private int calls;
    private int refused;

    FaultScenario(FsyncPolicy policy) {
        this.policy = policy;
    }

    private SegmentStore open() {
        return SegmentStore.open(Spools.settings(ROOT, policy, 6 * Spools.SEGMENT_BYTES, time, random), fs);
    }

    /** Runs the script with a fault from a call on; returns how many calls there were. */
    int run(int failing, @Nullable Fault fault) {
        SegmentStore before = open();
        append(before, 25);
        before.close();
        time.pass(Duration.ofSeconds(1));
        if (fault != null) {
            fs.failedForceDropsBytes = fault.drops;
            fs.watch(call -> fail(call, failing, fault));
        }
        SegmentStore store = open();
        work(store);
        if (fault == null || fault.heals()) {
            fs.watch(call -> {});
            readAfterTheFault(store, fault, failing / 3 % 2 == 0);
        } else {
            closeAndHeal(store);
        }
        return calls;
    }

    private void fail(String call, int failing, Fault fault) throws IOException {
        calls++;
        boolean concerned = fault.drops ? call.equals("force") : !fault.noSpace || takesSpace(call);
        if (concerned && calls >= failing && calls - failing < fault.calls) {
            throw fault.noSpace ? new SpoolFs.NoSpaceException("disk full") : new IOException("I/O error");
        }
    }

    private static boolean takesSpace(String call) {
        return call.equals("write") || call.equals("create") || call.equals("prepareDirectory");
    }

    private void work(SegmentStore store) {
        for (int i = 0; i < 14; i++) {
            append(store, 4);
            if (i % 3 == 0) {
                settle(store, 5);
            }
            if (i == 9) {
                store.erase(new Erasure.OfSubject(2));
            }
            time.pass(Duration.ofMillis(i == 6 ? 61_000 : 600));
            store.maintain();
            assertThat(store.stats().pending()).isNotNegative();
        }
    }

    private void append(SegmentStore store, int count) {
        List<EventRecord> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(Events.random(number + i, time.millis(), random));
        }
        int taken = store.append(events);
        for (EventRecord event : events.subList(0, taken)) {
            appended.put(Events.number(event), event);
        }
        refused += count - taken;
        number += count;
    }

    private void settle(SegmentStore store, int count) {
        StoredBatch batch = store.read(count, 1 << 20);
        batch.events().forEach(stored -> settled.put(Events.number(stored.event()), stored.event()));
        store.acknowledge(batch.origin(), batch.lastSequence());
    }

    /** Whatever happened, what is pending can be read, and the next appends are durable again. */
    private void readAfterTheFault(SegmentStore store, @Nullable Fault fault, boolean beforeClosing) {
        time.pass(Duration.ofSeconds(61));
        store.maintain();
        store.maintain();
        assertThat(store.stats().writable()).isTrue();
        append(store, 3);
        assertThat(refused).isLessThanOrEqualTo(14 * 4);
        Map<Integer, EventRecord> found = new HashMap<>();
        if (beforeClosing) {
            store.rewind();
            found.putAll(readAll(store));
            assertThat(store.stats().pending()).isZero();
        }
        long pending = store.stats().pending();
        store.close();
        assertThat(store.stats().pending()).isEqualTo(pending);
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open();
        readAll(next).forEach((i, event) -> assertThat(found.put(i, event)).isNull());
        assertThat(next.stats().pending()).isZero();
        assertThat(settled.keySet()).noneMatch(found::containsKey);
        // A segment that could not be read for an erasure leaves a hole, which the next start counts once more.
        long twice =
                Math.min(store.stats().lost(StoreLoss.IO_ERROR), next.stats().lost(StoreLoss.MISSING));
        long lost = lost(store) + lost(next) - twice;
        assertThat(fault != null && (fault.noSpace || fault.drops) ? twice : 0).isZero();
        assertThat(found.size() + settled.size() + lost)
                .as("%s then %s", store.stats(), next.stats())
                .isEqualTo(appended.size());
        assertThat(store.stats().lost(StoreLoss.CORRUPT) + next.stats().lost(StoreLoss.CORRUPT))
                .isZero();
        next.close();
    }

    private static long lost(SegmentStore store) {
        return store.stats().losses().values().stream().mapToLong(n -> n).sum();
    }

    private void closeAndHeal(SegmentStore store) {
        store.close();
        StoreStats stats = store.stats();
        fs.watch(call -> {});
        time.pass(Duration.ofSeconds(1));
        SegmentStore next = open();
        Map<Integer, EventRecord> found = readAll(next);
        found.keySet().removeAll(settled.keySet());
        assertThat((long) found.size())
                .isGreaterThanOrEqualTo(stats.pending() - next.stats().lost(StoreLoss.MISSING));
        assertThat(appended.keySet()).containsAll(found.keySet());
        next.close();
    }

    private Map<Integer, EventRecord> readAll(SegmentStore store) {
        Map<Integer, EventRecord> found = new LinkedHashMap<>();
        Map<Long, Integer> lastOf = new HashMap<>();
        for (StoredBatch batch = store.read(9, 4096); !batch.isEmpty(); batch = store.read(9, 4096)) {
            for (StoredEvent stored : batch.events()) {
                int i = Events.number(stored.event());
                assertThat(found.put(i, stored.event())).isNull();
                assertThat(i).isGreaterThan(lastOf.getOrDefault(batch.origin(), -1));
                assertThat(Events.facts(stored.event())).isEqualTo(Events.facts(appended.get(i)));
                lastOf.put(batch.origin(), i);
            }
            store.acknowledge(batch.origin(), batch.lastSequence());
        }
        return found;
    }
}
