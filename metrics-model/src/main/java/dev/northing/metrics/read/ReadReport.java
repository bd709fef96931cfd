package dev.northing.metrics.read;

import java.util.List;

/**
 * Accounts for every row of a log.
 *
 * <p>It holds that rows = taken + duplicates + late + impossible + without unit + refused, the last being the sum over
 * {@link #refused()}.
 *
 * <p>Immutable.
 *
 * @param rows how many rows there were; headers and empty lines are none
 * @param taken how many events were handed on
 * @param duplicates how many had an id that had been seen
 * @param late how many happened before the seal
 * @param impossible how many happened before the earliest instant, or at or after the as-of instant
 * @param withoutUnit how many named none of the units
 * @param refused the rows that are no events, by reason, in the order of the reasons
 * @param forgottenIds how many ids were forgotten to bound memory: above 0, events delivered again long after their
 *     first delivery may have been taken twice
 * @param files how many files were read
 * @since 0.1.0
 */
public record ReadReport(
        long rows,
        long taken,
        long duplicates,
        long late,
        long impossible,
        long withoutUnit,
        List<RefusedRows> refused,
        long forgottenIds,
        long files) {

    /** For each reason the places of so many rows are kept. */
    public static final int PLACES_KEPT = 3;

    /** So many reasons are kept apart; rows of any further one are counted together. */
    public static final int REASONS_KEPT = 100;

    /**
     * Copies the list.
     *
     * @param rows how many rows there were
     * @param taken how many events were handed on
     * @param duplicates how many had been seen
     * @param late how many happened before the seal
     * @param impossible how many happened outside the possible time
     * @param withoutUnit how many named no unit
     * @param refused the rows that are no events
     * @param forgottenIds how many ids were forgotten
     * @param files how many files were read
     */
    public ReadReport {
        refused = List.copyOf(refused);
    }

    /**
     * How many rows are no events.
     *
     * @return the sum over all reasons
     */
    public long refusedRows() {
        return refused.stream().mapToLong(RefusedRows::count).sum();
    }
}
