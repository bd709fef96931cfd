package dev.northing.metrics.privacy;

import java.util.Collections;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table that may leave: the numbers that are shown, and nothing about the others.
 *
 * <p>It does not say why a number is missing. Whoever knew which numbers are hidden for their own sake and which for the
 * sake of others could narrow both down.
 *
 * <p>Immutable.
 *
 * @param shape the rows and columns
 * @param cells the cells that are shown
 * @param rowTotals the totals of rows that are shown
 * @param columnTotals the totals of columns that are shown
 * @param total the total of the table, or empty if it is hidden
 * @since 0.1.0
 */
public record PublishedTable(
        TableShape shape,
        SortedMap<CellKey, Long> cells,
        SortedMap<String, Long> rowTotals,
        SortedMap<String, Long> columnTotals,
        OptionalLong total) {

    /**
     * Copies the collections.
     *
     * @param shape the rows and columns
     * @param cells the cells that are shown
     * @param rowTotals the totals of rows that are shown
     * @param columnTotals the totals of columns that are shown
     * @param total the total of the table
     */
    public PublishedTable {
        Objects.requireNonNull(shape, "shape");
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        rowTotals = Collections.unmodifiableSortedMap(new TreeMap<>(rowTotals));
        columnTotals = Collections.unmodifiableSortedMap(new TreeMap<>(columnTotals));
        Objects.requireNonNull(total, "total");
    }

    /**
     * How many numbers are hidden, totals included.
     *
     * @return at least 0
     */
    public int hidden() {
        int all = (shape.rows().size() + 1) * (shape.columns().size() + 1);
        return all - cells.size() - rowTotals.size() - columnTotals.size() - (total.isPresent() ? 1 : 0);
    }
}
