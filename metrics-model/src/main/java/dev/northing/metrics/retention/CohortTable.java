package dev.northing.metrics.retention;

import dev.northing.metrics.DayBasis;
import dev.northing.metrics.Note;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Holds retention by cohort and bracket, and pooled over the cohorts.
 *
 * <p>A pooled cell is the sum of the returned over the sum of the mature units of all rows, never a mean of rates.
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition
 * @param asOf the instant from which the past is seen
 * @param basis what a day after the start is
 * @param rows one for each cohort that has units, earliest first
 * @param pooled one cell for each bracket, over all rows
 * @param notes what was set aside over the whole table
 * @since 0.1.0
 */
public record CohortTable(
        String definition,
        Instant asOf,
        DayBasis basis,
        List<CohortRow> rows,
        List<RetentionCell> pooled,
        List<Note> notes) {

    /**
     * Copies the lists.
     *
     * @param definition the id of the metric's definition
     * @param asOf the instant from which the past is seen
     * @param basis what a day after the start is
     * @param rows one for each cohort that has units
     * @param pooled one cell for each bracket
     * @param notes what was set aside
     */
    public CohortTable {
        rows = List.copyOf(rows);
        pooled = List.copyOf(pooled);
        notes = List.copyOf(notes);
    }

    /**
     * The cohort whose bucket begins on a date.
     *
     * @param firstDay the bucket's first local date
     * @return its row, or empty if no unit started then
     */
    public Optional<CohortRow> row(LocalDate firstDay) {
        return rows.stream()
                .filter(row -> row.cohort().firstDay().equals(firstDay))
                .findFirst();
    }

    /**
     * The pooled cell of a bracket.
     *
     * @param bracket one of the table's brackets
     * @return its cell over all rows
     * @throws IllegalArgumentException if the table has no such bracket
     */
    public RetentionCell pooled(Bracket bracket) {
        return CohortRow.cellOf(pooled, bracket);
    }
}
