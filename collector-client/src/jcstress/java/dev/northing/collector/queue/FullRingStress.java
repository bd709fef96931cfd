package dev.northing.collector.queue;

import dev.northing.collector.Accounting;
import dev.northing.core.privacy.Purpose;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A ring of two places that is used again and again: what the ledger accepted is taken once and in order, nothing else. */
@JCStressTest
@Outcome(id = "right", expect = Expect.ACCEPTABLE, desc = "taken are the accepted, once, in each thread's order")
@Outcome(expect = Expect.FORBIDDEN, desc = "accepted and not taken, or taken and not accepted, or the books are wrong")
@State
public class FullRingStress {

    private static final int PLACES = 2;

    private final Ledger ledger = new Ledger(PLACES, 1_000);
    private final EventRing ring = new EventRing(PLACES);
    private final StringBuilder one = new StringBuilder();
    private final StringBuilder other = new StringBuilder();
    private final StringBuilder takenOfOne = new StringBuilder();
    private final StringBuilder takenOfOther = new StringBuilder();

    @Actor
    public void producer() {
        for (char event : "abc".toCharArray()) {
            produce(event, one);
        }
    }

    @Actor
    public void anotherProducerThatTakes() {
        for (char event : "xyz".toCharArray()) {
            produce(event, other);
            takeAndDeliver();
        }
    }

    @Arbiter
    public void books(L_Result result) {
        takeAndDeliver();
        Accounting books = ledger.snapshot();
        boolean right = takenOfOne.compareTo(one) == 0
                && takenOfOther.compareTo(other) == 0
                && books.accepted() == one.length() + other.length()
                && books.delivered() == books.accepted()
                && books.pending() == 0;
        result.r1 = right ? "right" : one + " " + other + " taken as " + takenOfOne + " " + takenOfOther + ", " + books;
    }

    private void produce(char event, StringBuilder accepted) {
        if (ledger.reserve(1) >= 0) {
            ring.put(new byte[] {(byte) event}, Label.of(Purpose.ESSENTIAL));
            accepted.append(event);
        }
    }

    private void takeAndDeliver() {
        int before = takenOfOne.length() + takenOfOther.length();
        ring.takeInto((position, event, label) -> {
            (event[0] < 'x' ? takenOfOne : takenOfOther).append((char) event[0]);
            return true;
        });
        int taken = takenOfOne.length() + takenOfOther.length() - before;
        ledger.deliver(taken, taken);
    }
}
