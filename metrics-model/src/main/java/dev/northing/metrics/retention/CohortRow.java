package dev.northing.metrics.retention;

import dev.northing.metrics.input.Require;
import java.util.List;

/**
 * Holds one cohort's cells.
 *
 * <p>Immutable.
 *
 * @param cohort who started when
 * @param size how many units started
 * @param cells one for each bracket of the table, in its order
 * @since 0.1.0
 */
public record CohortRow(Cohort cohort, long size, List<RetentionCell> cells) {

    /**
     * Copies the cells.
     *
     * @param cohort who started when
     * @param size how many units started
     * @param cells one for each bracket
     */
    public CohortRow {
        cells = List.copyOf(cells);
    }

    /**
     * The cell of a bracket.
     *
     * @param bracket one of the table's brackets
     * @return its cell
     * @throws IllegalArgumentException if the table has no such bracket
     */
    public RetentionCell cell(Bracket bracket) {
        return cellOf(cells, bracket);
    }

    static RetentionCell cellOf(List<RetentionCell> cells, Bracket bracket) {
        return cells.stream()
                .filter(cell -> cell.bracket().equals(bracket))
                .findFirst()
                .orElseThrow(() -> Require.refused(
                        "bracket",
                        bracket.label(),
                        "one of "
                                + cells.stream()
                                        .map(cell -> cell.bracket().label())
                                        .toList()));
    }
}
