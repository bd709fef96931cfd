package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.util.HashSet;
import java.util.List;

/**
 * Declares the rows and columns of a table, before anybody looks at the data.
 *
 * <p>Immutable.
 *
 * @param rows the rows in their order, at least one, each once
 * @param columns the columns in their order, at least one, each once
 * @since 0.1.0
 */
public record TableShape(List<String> rows, List<String> columns) {

    /**
     * Copies the names.
     *
     * @param rows the rows in their order
     * @param columns the columns in their order
     * @throws IllegalArgumentException if there is no row or no column, or one is named twice
     */
    public TableShape {
        rows = distinct("rows", rows);
        columns = distinct("columns", columns);
    }

    private static List<String> distinct(String field, List<String> names) {
        List<String> copy = Require.notEmpty(field, names);
        int repeated = copy.size() - new HashSet<>(copy).size();
        if (repeated != 0) {
            throw Require.refused(field, repeated + " repeated", "each name once");
        }
        return copy;
    }

    /** How many cells there are, totals not counted. */
    int cells() {
        return Math.multiplyExact(rows.size(), columns.size());
    }

    int row(String row) {
        return index("row", rows, row);
    }

    int column(String column) {
        return index("column", columns, column);
    }

    private static int index(String field, List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw Require.refused(field, "not in the table", "one of its " + names.size());
        }
        return index;
    }
}
