package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets each call to the file system fail in turn, in every way there is. */
class FaultInjectionTest {

    /** By default each call fails under one policy in turn; with this property under each of them. */
    private static final boolean ALL = Boolean.getBoolean("northing.faults.all");

    @ParameterizedTest
    @EnumSource(FaultScenario.Fault.class)
    void losesNothingUncountedWhicheverCallFails(FaultScenario.Fault fault) {
        int calls = 1;
        FsyncPolicy[] policies = FsyncPolicy.values();
        for (int failing = 1; failing <= calls; failing++) {
            for (int i = 0; i < policies.length; i++) {
                if (ALL || failing % policies.length == i) {
                    calls = Math.max(calls, run(fault, failing, policies[i]));
                }
            }
        }
        assertThat(calls).isGreaterThan(100);
    }

    private static int run(FaultScenario.Fault fault, int failing, FsyncPolicy policy) {
        try {
            int calls = new FaultScenario(policy).run(failing, fault);
            return calls > failing ? failing + 1 : failing;
        } catch (AssertionError | RuntimeException violated) {
            throw new AssertionError(fault + " at call " + failing + " with " + policy, violated);
        }
    }
}
