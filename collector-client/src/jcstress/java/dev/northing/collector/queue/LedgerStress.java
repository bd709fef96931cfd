package dev.northing.collector.queue;

import dev.northing.collector.Accounting;
import dev.northing.collector.DropReason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The books while events are accepted, settled and sealed; a snapshot whose identities do not hold cannot be made. */
public final class LedgerStress {

    private LedgerStress() {}

    /** Two threads want the last place. */
    @JCStressTest
    @Outcome(
            id = {"true, false", "false, true"},
            expect = Expect.ACCEPTABLE,
            desc = "one gets it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both or none get it")
    @State
    public static class LastPlace {

        private final Ledger ledger = new Ledger(1, 1_000);

        @Actor
        public void one(ZZ_Result result) {
            result.r1 = ledger.reserve(10) >= 0;
        }

        @Actor
        public void other(ZZ_Result result) {
            result.r2 = ledger.reserve(10) >= 0;
        }
    }

    /** A snapshot while one event is accepted and then another delivered: accepted, delivered, pending. */
    @JCStressTest
    @Outcome(
            id = {"1, 0, 1", "2, 0, 2", "2, 1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "before, between or after")
    @Outcome(expect = Expect.FORBIDDEN, desc = "half of a move is seen")
    @State
    public static class SnapshotMeanwhile {

        private final Ledger ledger = new Ledger(10, 1_000);

        public SnapshotMeanwhile() {
            ledger.reserve(10);
        }

        @Actor
        public void moves() {
            ledger.reserve(10);
            ledger.deliver(1, 10);
        }

        @Actor
        public void looks(III_Result result) {
            note(ledger.snapshot(), result);
        }
    }

    /** The one who settles looks, while another accepts. */
    @JCStressTest
    @Outcome(
            id = {"1, 1, 0", "2, 1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "before or after the other event")
    @Outcome(expect = Expect.FORBIDDEN, desc = "half of a move is seen")
    @State
    public static class SnapshotOfTheSettler {

        private final Ledger ledger = new Ledger(10, 1_000);

        public SnapshotOfTheSettler() {
            ledger.reserve(10);
        }

        @Actor
        public void accepts() {
            ledger.reserve(10);
        }

        @Actor
        public void settlesAndLooks(III_Result result) {
            ledger.deliver(1, 10);
            note(ledger.snapshot(), result);
        }
    }

    private static void note(Accounting books, III_Result result) {
        result.r1 = (int) books.accepted();
        result.r2 = (int) books.delivered();
        result.r3 = (int) books.pending();
    }

    /** Closing while events are accepted, after another was given up. */
    @JCStressTest
    @Outcome(id = "right", expect = Expect.ACCEPTABLE, desc = "everything accepted is dropped, once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is missing, doubled or still pending")
    @State
    public static class Seal {

        private final Ledger ledger = new Ledger(10, 1_000);
        private int accepted = 1;
        private Accounting meanwhile;

        public Seal() {
            ledger.reserve(10);
        }

        @Actor
        public void accepts() {
            accepted += ledger.reserve(10) >= 0 ? 1 : 0;
            meanwhile = ledger.snapshot();
            accepted += ledger.reserve(10) >= 0 ? 1 : 0;
        }

        @Actor
        public void closes() {
            ledger.drop(DropReason.REJECTED, 1, 10);
            ledger.seal(DropReason.SHUTDOWN);
        }

        @Arbiter
        public void books(L_Result result) {
            Accounting books = ledger.snapshot();
            boolean right = books.accepted() == accepted
                    && books.droppedTotal() == accepted
                    && books.pending() == 0
                    && meanwhile.accepted() <= accepted;
            result.r1 = right ? "right" : accepted + " " + books + ", meanwhile " + meanwhile;
        }
    }
}
