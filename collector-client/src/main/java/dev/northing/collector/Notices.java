package dev.northing.collector;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Tells the application's log what goes wrong: the first time at once, then one line a minute for each kind.
 *
 * <p>Lines hold numbers, reasons and statuses, never a value or a name out of an event, and nothing that a receiver wrote.
 * What the log throws is ignored. Confined to one thread, the sending one.
 */
final class Notices {

    /** How long one kind of line stays silent after it was written. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    private final Logger log;
    private final Ticker ticker;
    private final Map<DropReason, Line> refusals = new EnumMap<>(DropReason.class);
    private final Map<DropReason, Line> drops = new EnumMap<>(DropReason.class);
    private final Line failures = new Line();
    private final Line unreadables = new Line();
    private long failureCount;
    private long unreadableCount;
    private String lastCause = "";

    Notices(Logger log, Ticker ticker) {
        this.log = log;
        this.ticker = ticker;
    }

    /** Reports what was lost since the last look, and failures that had to wait. */
    void look(Accounting books) {
        report("refused", refusals, books.refused());
        report("dropped", drops, books.dropped());
        reportFailures();
    }

    /** Events after closing are the application's own doing: they are counted and not told. */
    private void report(String verb, Map<DropReason, Line> lines, Map<DropReason, Long> counts) {
        counts.forEach((reason, count) -> {
            long fresh = lines.computeIfAbsent(reason, any -> new Line()).fresh(count, ticker.nanos());
            if (fresh > 0 && reason != DropReason.CLOSED) {
                warn("telemetry: {} events {}: {}", fresh, verb, reason);
            }
        });
    }

    /** Notes a try that did not deliver. */
    void failed(String cause) {
        failureCount++;
        lastCause = cause;
        reportFailures();
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

    private void warn(String format, Object... arguments) {
        try {
            log.warn(format, arguments);
        } catch (Throwable logFailed) {
            // Whoever runs the log will notice; telemetry goes on.
        }
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
