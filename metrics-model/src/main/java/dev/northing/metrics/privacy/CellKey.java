package dev.northing.metrics.privacy;

import java.util.Comparator;
import java.util.Objects;

/**
 * Names one cell of a table by its row and its column.
 *
 * <p>Immutable.
 *
 * @param row the row, such as a plan
 * @param column the column, such as a month
 * @since 0.1.0
 */
public record CellKey(String row, String column) implements Comparable<CellKey> {

    private static final Comparator<CellKey> ORDER =
            Comparator.comparing(CellKey::row).thenComparing(CellKey::column);

    /**
     * Accepts a row and a column.
     *
     * @param row the row
     * @param column the column
     */
    public CellKey {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(column, "column");
    }

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }
}
