package dev.northing.metrics.retention;

import dev.northing.metrics.input.Require;
import java.util.List;

/**
 * Holds how many units of one cohort came back in each bracket, and for how many that can be judged.
 *
 * <p>Immutable.
 *
 * @param units how many units started, at least 0
 * @param returned how many mature units came back, one number for each bracket
 * @param mature for how many units the bracket has passed, one number for each bracket
 * @since 0.1.0
 */
public record CohortCounts(long units, List<Long> returned, List<Long> mature) {

    /**
     * Accepts as many numbers of one kind as of the other, and copies the lists.
     *
     * @param units how many units started
     * @param returned how many mature units came back
     * @param mature for how many units the bracket has passed
     * @throws IllegalArgumentException if the lists differ in length, or the units are negative
     */
    public CohortCounts {
        Require.atLeast("units", units, 0);
        returned = List.copyOf(returned);
        mature = List.copyOf(mature);
        if (returned.size() != mature.size()) {
            throw Require.refused("mature", mature.size() + " numbers", "as many as returned, " + returned.size());
        }
    }
}
