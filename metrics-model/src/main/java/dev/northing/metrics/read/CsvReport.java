package dev.northing.metrics.read;

import java.util.List;
import java.util.Objects;

/**
 * Accounts for a CSV file.
 *
 * <p>Immutable.
 *
 * @param rows what became of every row
 * @param unusedColumns the columns of which nothing was read, since nothing declares them, in the order of the file
 * @since 0.1.0
 */
public record CsvReport(ReadReport rows, List<String> unusedColumns) {

    /**
     * Copies the list.
     *
     * @param rows what became of every row
     * @param unusedColumns the columns of which nothing was read
     */
    public CsvReport {
        Objects.requireNonNull(rows, "rows");
        unusedColumns = List.copyOf(unusedColumns);
    }
}
