package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Opens the states that a crash may leave between any two calls to the file system, in scripts that append, roll, deliver, move
 * the cursor, lose to the quota, erase, spill from memory, restart, take over, and write again what a force failed for.
 */
class CrashModelTest {

    /** States by default, and in the long run. */
    private static final int STATES = Integer.getInteger("northing.crash.states", 4_000);

    private static final int STATES_IN_THE_LONG_RUN = 100_000;
    private static final long FIRST_SEED = Long.getLong("northing.crash.seed", 1L);
    private static final int OPERATIONS = 40;

    @Test
    void keepsItsPromisesInStatesThatACrashMayLeave() {
        assertThat(open(STATES)).isGreaterThanOrEqualTo(STATES);
    }

    @Test
    @Tag("stress")
    void keepsItsPromisesInAHundredThousandStates() {
        assertThat(open(STATES_IN_THE_LONG_RUN)).isGreaterThanOrEqualTo(STATES_IN_THE_LONG_RUN);
    }

    /** Opens at least so many states, all of the same script different from each other. */
    private static int open(int wanted) {
        int states = 0;
        for (long seed = FIRST_SEED; states < wanted; seed++) {
            try {
                states += new CrashScenario(seed, 3).run(OPERATIONS);
            } catch (AssertionError | RuntimeException violated) {
                throw new AssertionError("after " + states + " states, in the script of seed " + seed, violated);
            }
        }
        System.out.println("distinct crash states opened: " + states);
        return states;
    }
}
