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

/**
 * One going through all events that a client holds: those that are concerned are removed, or copied.
 *
 * <p>The sending thread comes first, with what it has loaded; then the thread that writes, if there is one, with the rest. Completing
 * it is safe for use by many threads; the rest belongs to one thread after the other.
 */
final class Sift extends CompletableFuture<Sift.Result> {

    private final Erasure concerned;
    private final boolean removing;
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

    private Sift(Erasure concerned, boolean removing, DropReason reason) {
        this.concerned = concerned;
        this.removing = removing;
        this.reason = reason;
    }

    static Sift removing(Erasure concerned, DropReason reason) {
        return new Sift(concerned, true, reason);
    }

    static Sift copying(Erasure concerned) {
        return new Sift(concerned, false, DropReason.ERASED);
    }

    boolean isRemoving() {
        return removing;
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
        boolean covered = concerned.covers(new EventRecord(event, purpose, consentEpoch, 0, false, 0));
        if (covered) {
            note(event);
        }
        return covered && removing;
    }

    private void note(byte[] event) {
        events++;
        if (!removing) {
            found.add(event.clone());
        }
    }

    /** Goes through a store; returns whether nothing was left out. */
    boolean finishIn(EventStore store) {
        if (removing) {
            ErasureReport report = store.erase(concerned);
            events += report.erased();
            return report.complete();
        }
        return store.visit(record -> takes(record.payload(), record.purpose(), record.consentEpoch()));
    }

    void finish(boolean complete) {
        complete(new Result(events, List.copyOf(found), complete));
    }
}
