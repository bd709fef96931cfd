package dev.northing.metrics.priority;

/**
 * Holds an item's place in the priority matrix.
 *
 * <p>Immutable.
 *
 * @param rank its place, 1 for what comes first; items of the same quarter and the same votes share a place
 * @param item the item
 * @param importance its votes for importance
 * @param feasibility its votes for feasibility
 * @param quadrant its quarter
 * @since 0.1.0
 */
public record MatrixItem(int rank, String item, long importance, long feasibility, Quadrant quadrant) {}
