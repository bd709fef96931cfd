package dev.northing.collector.consent;

import dev.northing.core.privacy.Purpose;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZL_Result;

/** Whoever knows of a withdrawal never finds the gate open: it keeps no answer. */
@JCStressTest
@Outcome(
        id = {"false, OPEN", "false, SHUT", "true, SHUT"},
        expect = Expect.ACCEPTABLE,
        desc = "shut once the withdrawal is known, and perhaps a little before")
@Outcome(expect = Expect.FORBIDDEN, desc = "open after the withdrawal was known")
@State
public class ConsentGateStress {

    private volatile ConsentState consent = ConsentState.GRANTED;
    private volatile boolean withdrawn;

    private final ConsentGate gate = new ConsentGate(purpose -> consent);

    @Actor
    public void withdraws() {
        consent = ConsentState.WITHDRAWN;
        withdrawn = true;
    }

    @Actor
    public void asks(ZL_Result result) {
        result.r1 = withdrawn;
        result.r2 = gate.ask(Purpose.PRODUCT_ANALYTICS);
    }
}
