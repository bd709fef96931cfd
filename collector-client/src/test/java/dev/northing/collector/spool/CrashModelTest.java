package dev.northing.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Opens thousands of states that a crash may leave: by default 12,000, with {@code -Dnorthing.crash.states=100000} as
 * many as that; {@code -Dnorthing.crash.seed} starts with another script.
 */
class CrashModelTest {

    private static final int STATES = Integer.getInteger("northing.crash.states", 12_000);
    private static final long FIRST_SEED = Long.getLong("northing.crash.seed", 1L);
    private static final int OPERATIONS = 40;

    @Test
    void keepsItsPromisesInEveryStateThatACrashMayLeave() {
        int states = 0;
        for (long seed = FIRST_SEED; states < STATES; seed++) {
            try {
                states += new CrashScenario(seed, 2).run(OPERATIONS);
            } catch (AssertionError | RuntimeException violated) {
                throw new AssertionError("after " + states + " states, in the script of seed " + seed, violated);
            }
        }
        System.out.println("crash states opened: " + states);
        assertThat(states).isGreaterThanOrEqualTo(STATES);
    }
}
