package dev.northing.collector;

import dev.northing.collector.spool.StoreStats;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Tells the application what goes wrong: its log, the first time at once and then one line a minute for each kind, and its
 * listener, if it has one, of everything.
 *
 * <p>Lines hold numbers, reasons and statuses, never a value or a name out of an event, and nothing that a receiver wrote.
 * What the log throws is ignored. Confined to one thread, the sending one, and the storing one once that has ended, but
 * for {@link #storingFailed}.
 */
final class Notices {

    /** How long one kind of line stays silent after it was written. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    /** Characters of a cause at most. */
    static final int MAX_CAUSE_LENGTH = 100;

    private final Supplier<Logger> log;
    private final Ticker ticker;
    private final @Nullable Announcer listener;
    private final Supplier<@Nullable StoreStats> store;

    private final Map<DropReason, Told> refusals = new EnumMap<>(DropReason.class);
    private final Map<DropReason, Told> drops = new EnumMap<>(DropReason.class);
    private final Line failures = new Line();
    private final Line unreadables = new Line();
    private final Line outages = new Line();
    private final Line returns = new Line();
    private final Line listenerFailures = new Line();
    private final Line storingFailures = new Line();
    private final AtomicLong storingFailureCount = new AtomicLong();

    private volatile String lastStoringFailure = "";

    private long failureCount;
    private long unreadableCount;
    private String lastCause = "";
    private boolean failing;
    private long delivered;
    private boolean diskFailed;
    private long outageCount;
    private long returnCount;

    Notices(Supplier<Logger> log, Ticker ticker) {
        this(log, ticker, null, () -> null);
    }

    /** The store's books are looked at whenever those of the client are. */
    Notices(Supplier<Logger> log, Ticker ticker, @Nullable Announcer listener, Supplier<@Nullable StoreStats> store) {
        this.log = log;
        this.ticker = ticker;
        this.listener = listener;
        this.store = store;
    }

    /** Reports what has happened since the last look, and lines that had to wait. */
    void look(Accounting books) {
        lookAtDelivered(books.delivered());
        report("refused", refusals, books.refused(), TelemetryNotice.Refused::new);
        report("dropped", drops, books.dropped(), TelemetryNotice.Dropped::new);
        lookAtDisk();
        reportFailures();
        reportDisk();
        reportStoring();
        reportListener();
    }

    private void lookAtDelivered(long count) {
        if (count > delivered) {
            if (failing) {
                tell(new TelemetryNotice.Resumed());
            }
            tell(new TelemetryNotice.Delivered(count - delivered));
            failing = false;
            delivered = count;
        }
    }

    /** What a listener is told of events that share a reason. */
    private interface Kind {
        TelemetryNotice of(DropReason reason, long events);
    }

    /** Events after closing are the application's own doing: they are counted and not told. */
    private void report(String verb, Map<DropReason, Told> told, Map<DropReason, Long> counts, Kind kind) {
        counts.forEach((reason, count) -> {
            if (reason == DropReason.CLOSED) {
                return;
            }
            Told before = told.computeIfAbsent(reason, any -> new Told());
            if (count > before.count) {
                tell(kind.of(reason, count - before.count));
                before.count = count;
            }
            long fresh = before.line.fresh(count, ticker.nanos());
            if (fresh > 0) {
                warn("telemetry: {} events {}: {}", fresh, verb, reason);
            }
        });
    }

    private void lookAtDisk() {
        StoreStats stats = statsOrNull();
        if (stats == null || stats.writable() != diskFailed) {
            return;
        }
        diskFailed = !diskFailed;
        if (diskFailed) {
            outageCount++;
            tell(new TelemetryNotice.DiskFailed());
        } else {
            returnCount++;
            tell(new TelemetryNotice.DiskRecovered());
        }
    }

    /** A store of the application's own may throw. */
    private @Nullable StoreStats statsOrNull() {
        try {
            return store.get();
        } catch (Throwable unknown) {
            return null;
        }
    }

    private void reportDisk() {
        long failed = outages.fresh(outageCount, ticker.nanos());
        if (failed > 0) {
            warn("telemetry: the state directory failed {} times; events wait in memory, a bounded number", failed);
        }
        if (!diskFailed && returns.fresh(returnCount, ticker.nanos()) > 0) {
            warn("telemetry: the state directory can be written to again");
        }
    }

    /** Notes a try that did not deliver. */
    void failed(String cause) {
        String known = plain(cause);
        failing = true;
        failureCount++;
        lastCause = known;
        tell(new TelemetryNotice.Failed(1, known));
        reportFailures();
    }

    /** Notes a try whose answer means that nothing is sent for a while. */
    void held(String cause) {
        failed(cause);
        tell(new TelemetryNotice.Held(plain(cause)));
    }

    /** Statuses and names of classes, whatever a class loader took for a name. */
    private static String plain(String cause) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < Math.min(cause.length(), MAX_CAUSE_LENGTH); i++) {
            char c = cause.charAt(i);
            boolean known = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            plain.append(known || " _-.,".indexOf(c) >= 0 ? c : '?');
        }
        return plain.isEmpty() ? "unknown" : plain.toString();
    }

    /** Notes an answer that could not be read. */
    void unreadable() {
        unreadableCount++;
        long fresh = unreadables.fresh(unreadableCount, ticker.nanos());
        if (fresh > 0) {
            warn("telemetry: {} answers could not be read; their events count as delivered", fresh);
        }
    }

    private void reportFailures() {
        long fresh = failures.fresh(failureCount, ticker.nanos());
        if (fresh > 0) {
            warn("telemetry: {} tries to deliver failed, the last with: {}", fresh, lastCause);
        }
    }

    /** Notes a fault on the thread that stores; from any thread. The next look tells it. */
    void storingFailed(Throwable unforeseen) {
        lastStoringFailure = unforeseen.getClass().getSimpleName();
        storingFailureCount.incrementAndGet();
    }

    private void reportStoring() {
        long fresh = storingFailures.fresh(storingFailureCount.get(), ticker.nanos());
        if (fresh > 0) {
            warn("telemetry: {} faults while storing, the last with: {}", fresh, plain(lastStoringFailure));
        }
    }

    private void reportListener() {
        if (listener == null) {
            return;
        }
        Announcer.Trouble trouble = listener.trouble();
        long fresh = listenerFailures.fresh(trouble.count(), ticker.nanos());
        if (fresh > 0) {
            warn("telemetry: {} calls of the listener failed, the last with: {}", fresh, plain(trouble.cause()));
        }
    }

    private void tell(TelemetryNotice notice) {
        if (listener != null) {
            listener.tell(notice);
        }
    }

    private void warn(String format, Object... arguments) {
        try {
            log.get().warn(format, arguments);
        } catch (Throwable logFailed) {
            // Whoever runs the log will notice; telemetry goes on.
        }
    }

    /** What was told of one reason. */
    private static final class Told {

        private final Line line = new Line();
        private long count;
    }

    /** One kind of line. */
    private static final class Line {

        private long written;
        private long silentUntil;

        /** Returns how many of a growing count are to be told now: 0 when none is new or it is too soon. */
        long fresh(long count, long now) {
            if (count == written || (written > 0 && now - silentUntil < 0)) {
                return 0;
            }
            long fresh = count - written;
            written = count;
            silentUntil = now + SILENCE.toNanos();
            return fresh;
        }
    }
}
