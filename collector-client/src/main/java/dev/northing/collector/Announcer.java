package dev.northing.collector;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener on an executor of the application, one notice after the other, with a bounded number waiting.
 *
 * <p>No lock is held while the listener or the executor runs, so a listener that runs in place may call the client. What waits
 * when the executor refuses is told with the next notice. Safe for use by many threads.
 */
final class Announcer {

    /** Notices that wait at most; more are counted and told as {@link TelemetryNotice.Missed}. */
    static final int WAITING = 64;

    private final TelemetryListener listener;
    private final Executor executor;
    private final Deque<TelemetryNotice> waiting = new ArrayDeque<>();
    private boolean telling;
    private long missed;
    private long failures;
    private String lastFailure = "";

    /** What went wrong with telling: how often, and the last time with what. */
    record Trouble(long count, String cause) {}

    Announcer(TelemetryListener listener, Executor executor) {
        this.listener = listener;
        this.executor = executor;
    }

    void tell(TelemetryNotice notice) {
        if (add(notice)) {
            try {
                executor.execute(this::tellAll);
            } catch (Throwable refused) {
                refused(refused);
            }
        }
    }

    /** Returns whether nobody is telling yet. Once one is missed, so are all until the listener has caught up: in order. */
    private synchronized boolean add(TelemetryNotice notice) {
        TelemetryNotice last = waiting.peekLast();
        TelemetryNotice joined = last == null || missed > 0 ? null : join(last, notice);
        if (joined != null) {
            waiting.removeLast();
            waiting.addLast(joined);
        } else if (missed == 0 && waiting.size() < WAITING) {
            waiting.addLast(notice);
        } else {
            missed++;
        }
        boolean first = !telling;
        telling = true;
        return first;
    }

    /** Two that follow each other as one; null if they differ in more than in number. */
    private static @Nullable TelemetryNotice join(TelemetryNotice last, TelemetryNotice next) {
        if (last instanceof TelemetryNotice.Delivered a && next instanceof TelemetryNotice.Delivered b) {
            return new TelemetryNotice.Delivered(a.events() + b.events());
        }
        if (last instanceof TelemetryNotice.Refused a
                && next instanceof TelemetryNotice.Refused b
                && a.reason() == b.reason()) {
            return new TelemetryNotice.Refused(a.reason(), a.events() + b.events());
        }
        if (last instanceof TelemetryNotice.Dropped a
                && next instanceof TelemetryNotice.Dropped b
                && a.reason() == b.reason()) {
            return new TelemetryNotice.Dropped(a.reason(), a.events() + b.events());
        }
        if (last instanceof TelemetryNotice.Failed a && next instanceof TelemetryNotice.Failed b) {
            return new TelemetryNotice.Failed(a.tries() + b.tries(), b.cause());
        }
        return last.equals(next) ? last : null;
    }

    private void tellAll() {
        for (TelemetryNotice next = next(); next != null; next = next()) {
            try {
                listener.on(next);
            } catch (Throwable thrown) {
                failed(thrown);
            }
        }
    }

    private synchronized @Nullable TelemetryNotice next() {
        TelemetryNotice next = waiting.poll();
        if (next == null && missed > 0) {
            next = new TelemetryNotice.Missed(missed);
            missed = 0;
        }
        telling = next != null;
        return next;
    }

    private synchronized void refused(Throwable refusal) {
        telling = false;
        failed(refusal);
    }

    private synchronized void failed(Throwable thrown) {
        failures++;
        lastFailure = thrown.getClass().getSimpleName();
    }

    synchronized Trouble trouble() {
        return new Trouble(failures, lastFailure);
    }
}
