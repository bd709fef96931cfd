package dev.northing.metrics.priority;

import dev.northing.metrics.input.Require;
import java.util.Map;

/**
 * Holds the votes of one person in both rounds.
 *
 * <p>Immutable.
 *
 * @param voter who votes, not blank
 * @param importance how many votes each item gets for its importance, at least 0 each
 * @param feasibility how many votes each item gets for its feasibility, at least 0 each
 * @since 0.1.0
 */
public record Ballot(String voter, Map<String, Integer> importance, Map<String, Integer> feasibility) {

    /**
     * Accepts counts that are not negative and copies them.
     *
     * @param voter who votes
     * @param importance the votes for importance
     * @param feasibility the votes for feasibility
     * @throws IllegalArgumentException if {@code voter} is blank or a count is negative
     */
    public Ballot {
        Require.text("voter", voter);
        importance = Map.copyOf(importance);
        feasibility = Map.copyOf(feasibility);
        importance.values().forEach(votes -> Require.atLeast("importance", votes, 0));
        feasibility.values().forEach(votes -> Require.atLeast("feasibility", votes, 0));
    }
}
