package dev.northing.collector.queue;

import dev.northing.core.privacy.Purpose;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Two threads put, and one of them takes as well: nothing is lost or doubled, and each thread's events stay in order with
 * their purposes.
 *
 * <p>No test here has more than two threads, since jcstress leaves out those that a machine has too few processors for.
 */
@JCStressTest
@Outcome(
        id = {"1234", "1324", "1342", "3124", "3142", "3412"},
        expect = Expect.ACCEPTABLE,
        desc = "all four, 1 before 2 and 3 before 4")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, doubled, out of order, or with another's purpose")
@State
public class EventRingStress {

    private final EventRing ring = new EventRing(4);
    private final StringBuilder taken = new StringBuilder();

    @Actor
    public void oneProducer() {
        ring.put(new byte[] {1}, Label.of(Purpose.ESSENTIAL));
        ring.put(new byte[] {2}, Label.of(Purpose.DIAGNOSTICS));
    }

    @Actor
    public void anotherProducerThatTakes() {
        ring.put(new byte[] {3}, Label.of(Purpose.ESSENTIAL));
        ring.takeInto(this::take);
        ring.put(new byte[] {4}, Label.of(Purpose.DIAGNOSTICS));
        ring.takeInto(this::take);
    }

    @Arbiter
    public void rest(L_Result result) {
        ring.takeInto(this::take);
        result.r1 = taken.toString();
    }

    private boolean take(long position, byte[] event, Label label) {
        Purpose expected = event[0] % 2 == 1 ? Purpose.ESSENTIAL : Purpose.DIAGNOSTICS;
        taken.append(label.purpose() == expected ? Byte.toString(event[0]) : "?");
        return true;
    }
}
