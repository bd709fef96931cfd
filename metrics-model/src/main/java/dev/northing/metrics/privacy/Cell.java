package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;

/**
 * One number of a table before it is decided whether it may be shown: what it sums, and over whom.
 *
 * <p>Immutable.
 *
 * @param subjects how many distinct subjects contributed, at least 0
 * @param largest the largest sum of one subject, in the unit of the contributions, at least 0
 * @param total the sum over all subjects, at least {@code largest}
 * @since 0.1.0
 */
public record Cell(long subjects, long largest, long total) {

    /** A cell to which nobody contributed. */
    public static final Cell EMPTY = new Cell(0, 0, 0);

    /**
     * Accepts a consistent cell.
     *
     * @param subjects how many distinct subjects contributed
     * @param largest the largest sum of one subject
     * @param total the sum over all subjects
     * @throws IllegalArgumentException if a number is negative or the total is less than the largest sum
     */
    public Cell {
        Require.atLeast("subjects", subjects, 0);
        Require.atLeast("largest", largest, 0);
        Require.atLeast("total", total, largest);
    }

    Cell with(long contribution) {
        return new Cell(subjects + 1, Math.max(largest, contribution), Math.addExact(total, contribution));
    }
}
