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

    /** A snapshot between an event that is accepted and one that is delivered: accepted, delivered, pending. */
    @JCStressTest
    @Outcome(
            id = {"1, 0, 1", "2, 0, 2", "1, 1, 0", "2, 1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "none, either or both have happened")
    @Outcome(expect = Expect.FORBIDDEN, desc = "half of a move is seen")
    @State
    public static class Snapshot {

        private final Ledger ledger = new Ledger(10, 1_000);

        public Snapshot() {
            ledger.reserve(10);
        }

        @Actor
        public void accepts() {
            ledger.reserve(10);
        }

        @Actor
        public void delivers() {
            ledger.deliver(1, 10);
        }

        @Actor
        public void looks(III_Result result) {
            Accounting books = ledger.snapshot();
            result.r1 = (int) books.accepted();
            result.r2 = (int) books.delivered();
            result.r3 = (int) books.pending();
        }
    }

    /** Closing while an event is accepted and another given up. */
    @JCStressTest
    @Outcome(id = "right", expect = Expect.ACCEPTABLE, desc = "everything accepted is dropped, once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an event is missing, doubled or still pending")
    @State
    public static class Seal {

        private final Ledger ledger = new Ledger(10, 1_000);
        private long answer;
        private Accounting meanwhile;

        public Seal() {
            ledger.reserve(10);
        }

        @Actor
        public void accepts() {
            answer = ledger.reserve(10);
        }

        @Actor
        public void givesUp() {
            ledger.drop(DropReason.REJECTED, 1, 10);
        }

        @Actor
        public void closes() {
            ledger.seal(DropReason.SHUTDOWN);
        }

        @Actor
        public void looks() {
            meanwhile = ledger.snapshot();
        }

        @Arbiter
        public void books(L_Result result) {
            Accounting books = ledger.snapshot();
            long accepted = answer == Ledger.SHUT ? 1 : 2;
            boolean right = books.accepted() == accepted
                    && books.droppedTotal() == accepted
                    && books.pending() == 0
                    && meanwhile.accepted() <= accepted;
            result.r1 = right ? "right" : answer + " " + books + ", meanwhile " + meanwhile;
        }
    }
}
