package dev.northing.collector.queue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/** Those who wait for the sending are woken, and never told too early. */
public final class ProgressStress {

    /** Longer than any wake-up takes: a wait that lasts this long was never woken. */
    private static final long FOREVER_NANOS = 5_000_000_000L;

    private ProgressStress() {}

    private static boolean awaitSettled(Progress progress, long position) {
        try {
            return progress.awaitSettledBefore(position, FOREVER_NANOS);
        } catch (InterruptedException nobodyDoes) {
            throw new AssertionError(nobodyDoes);
        }
    }

    /** One waits for a position that is settled in two steps, the second of which goes less far. */
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a wake-up is lost")
    @State
    public static class Settling {

        private final Progress progress = new Ledger(10, 1_000).progress();

        @Actor
        public void settles() {
            progress.settleBefore(5);
            progress.settleBefore(3);
        }

        @Actor
        public void waits(Z_Result result) {
            result.r1 = awaitSettled(progress, 5);
        }
    }

    /** One waits for what will not be settled any more, and then for the end. */
    @JCStressTest
    @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "told the truth, both times")
    @Outcome(expect = Expect.FORBIDDEN, desc = "said to be settled, or not woken by the end")
    @State
    public static class Ending {

        private final Progress progress = new Ledger(10, 1_000).progress();

        @Actor
        public void ends() {
            progress.settleBefore(4);
            progress.stop();
        }

        @Actor
        public void waits(ZZ_Result result) {
            result.r1 = awaitSettled(progress, 5);
            result.r2 = progress.awaitStopped(FOREVER_NANOS);
        }
    }

    /** What is settled stays settled, whoever says so last. */
    @JCStressTest
    @Outcome(
            id = {"0, 0", "0, 7", "7, 7"},
            expect = Expect.ACCEPTABLE,
            desc = "the furthest position counts")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it went back")
    @State
    public static class Rising {

        private final Progress progress = new Ledger(10, 1_000).progress();

        @Actor
        public void settles() {
            progress.settleBefore(7);
            progress.settleBefore(3);
        }

        @Actor
        public void looks(JJ_Result result) {
            result.r1 = progress.settledBefore();
            result.r2 = progress.settledBefore();
        }
    }
}
