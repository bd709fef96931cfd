package dev.northing.metrics.stats;

import dev.northing.metrics.input.Require;
import java.util.OptionalDouble;

/**
 * Holds how many of a number of trials succeeded.
 *
 * <p>Immutable.
 *
 * @param successes how many succeeded, in [0, trials]
 * @param trials how many there were, at least 0
 * @since 0.1.0
 */
public record Proportion(long successes, long trials) {

    /**
     * Accepts counts that fit together.
     *
     * @param successes how many succeeded
     * @param trials how many there were
     * @throws IllegalArgumentException if a count is negative or there are more successes than trials
     */
    public Proportion {
        Require.atLeast("trials", trials, 0);
        if (successes < 0 || successes > trials) {
            throw Require.refused("successes", successes, "a count in [0, " + trials + "]");
        }
    }

    /**
     * The share of successes.
     *
     * @return successes / trials in [0, 1], or empty if there were no trials
     */
    public OptionalDouble value() {
        return trials == 0 ? OptionalDouble.empty() : OptionalDouble.of(share());
    }

    long failures() {
        return trials - successes;
    }

    double share() {
        return (double) successes / trials;
    }
}
