package dev.northing.metrics.health;

/**
 * Holds what would raise a use case most easily: its worst measure's next grade.
 *
 * <p>Immutable.
 *
 * @param measure the measure
 * @param next the grade to reach
 * @param border where that grade begins
 * @since 0.1.0
 */
public record NextStep(String measure, Grade next, Border border) {}
