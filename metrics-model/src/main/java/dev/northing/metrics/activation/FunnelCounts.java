package dev.northing.metrics.activation;

import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.DurationCount;
import java.util.List;

/**
 * Holds how far units got in a funnel, and how long they took or were seen.
 *
 * <p>Immutable.
 *
 * @param reached how many units reached each step, in order
 * @param waits for the units that entered, the milliseconds from entry to completion, or until they were last seen
 * @param open how many units have entries only that cannot be judged yet, at least 0
 * @param removed how many units an exclusion removed, at least 0
 * @param late how many events lie at or after the as-of instant, at least 0
 * @since 0.1.0
 */
public record FunnelCounts(List<Long> reached, List<DurationCount> waits, long open, long removed, long late) {

    /**
     * Accepts counts that are not negative, and copies the lists.
     *
     * @param reached how many units reached each step
     * @param waits the milliseconds from entry to completion, or until they were last seen
     * @param open how many units cannot be judged yet
     * @param removed how many units an exclusion removed
     * @param late how many events lie at or after the as-of instant
     * @throws IllegalArgumentException if a count is negative
     */
    public FunnelCounts {
        reached = List.copyOf(reached);
        waits = List.copyOf(waits);
        Require.atLeast("open", open, 0);
        Require.atLeast("removed", removed, 0);
        Require.atLeast("late", late, 0);
    }
}
