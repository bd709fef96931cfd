package dev.northing.collector;

import dev.northing.collector.queue.Label;
import dev.northing.collector.queue.Ledger;
import dev.northing.collector.spool.Erasure;
import dev.northing.collector.spool.ErasureReport;
import dev.northing.collector.spool.EventRecord;
import dev.northing.collector.spool.EventStore;
import dev.northing.core.privacy.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One going through all events that a client holds: those that are concerned are removed, or copied.
 *
 * <p>The sending thread comes first, with what it has loaded; then the thread that writes, if there is one, with the rest. Completing
 * it is safe for use by many threads; the rest belongs to one thread after the other.
 */
final class Sift extends CompletableFuture<Sift.Result> {

    /** What is removed; null when events are copied. */
    private final @Nullable Erasure erasure;

    private final Predicate<EventRecord> concerned;
    private final DropReason reason;
    private final List<byte[]> found = new ArrayList<>();
    private long events;
    private volatile boolean senderDone;

    /**
     * What came of it.
     *
     * @param events how many events were removed or copied
     * @param copies their canonical bytes, if they were to be copied
     * @param complete whether nothing was left out
     */
    record Result(long events, List<byte[]> copies, boolean complete) {}

    private Sift(@Nullable Erasure erasure, Predicate<EventRecord> concerned, DropReason reason) {
        this.erasure = erasure;
        this.concerned = concerned;
        this.reason = reason;
    }

    static Sift removing(Erasure erasure, DropReason reason) {
        return new Sift(erasure, erasure::covers, reason);
    }

    static Sift copying(Predicate<EventRecord> concerned) {
        return new Sift(null, concerned, DropReason.ERASED);
    }

    /** What comes of several together, once all are over. */
    static CompletableFuture<Result> all(List<Sift> sifts) {
        return CompletableFuture.allOf(sifts.toArray(CompletableFuture[]::new)).thenApply(over -> sum(sifts));
    }

    private static Result sum(List<Sift> over) {
        long events = 0;
        List<byte[]> copies = new ArrayList<>();
        boolean complete = true;
        for (Sift each : over) {
            Result result = each.join();
            events += result.events();
            copies.addAll(result.copies());
            complete &= result.complete();
        }
        return new Result(events, List.copyOf(copies), complete);
    }

    boolean isRemoving() {
        return erasure != null;
    }

    /** Why events are removed, for the books. */
    DropReason reason() {
        return reason;
    }

    /** Whether the sending thread has let go of what is concerned, and reads nothing until this is over. */
    boolean isSenderDone() {
        return senderDone;
    }

    void senderDone() {
        senderDone = true;
    }

    /** Looks at an event that waits in the queue; returns whether it was dropped. */
    boolean takes(byte[] event, Label label, Ledger ledger) {
        boolean taken = takes(event, label.purpose(), label.consentEpoch());
        if (taken) {
            ledger.drop(reason, 1, event.length);
        }
        return taken;
    }

    /** Looks at an event; returns whether it is to be dropped. */
    boolean takes(byte[] event, Purpose purpose, int consentEpoch) {
        boolean covered = concerned.test(new EventRecord(event, purpose, consentEpoch, 0, false, 0));
        if (covered) {
            note(event);
        }
        return covered && isRemoving();
    }

    private void note(byte[] event) {
        events++;
        if (!isRemoving()) {
            found.add(event.clone());
        }
    }

    /** Goes through a store; returns whether nothing was left out. */
    boolean finishIn(EventStore store) {
        if (erasure != null) {
            ErasureReport report = store.erase(erasure);
            events += report.erased();
            return report.complete();
        }
        return store.visit(record -> takes(record.payload(), record.purpose(), record.consentEpoch()));
    }

    void finish(boolean complete) {
        complete(new Result(events, List.copyOf(found), complete));
    }
}
