package dev.northing.metrics.privacy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of sums with its totals, before it is decided what of it may be shown: not for publication.
 *
 * <p>A total counts a subject once, however many of its cells the subject is in. {@link DisclosureRule#publish} makes
 * the table that may leave.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class CellTable {

    private final TableShape shape;

    /** The cells with one more row and one more column, which are the totals. */
    private final Cell[][] grid;

    private CellTable(TableShape shape, Cell[][] grid) {
        this.shape = shape;
        this.grid = grid;
    }

    /**
     * The rows and columns.
     *
     * @return their names in order
     */
    public TableShape shape() {
        return shape;
    }

    /**
     * One cell.
     *
     * @param row a row of the table
     * @param column a column of the table
     * @return the cell; {@link Cell#EMPTY} if nobody contributed
     * @throws IllegalArgumentException if the table has no such row or column
     */
    public Cell cell(String row, String column) {
        return at(shape.row(row), shape.column(column));
    }

    /**
     * The total of a row.
     *
     * @param row a row of the table
     * @return the sum over its cells
     * @throws IllegalArgumentException if the table has no such row
     */
    public Cell rowTotal(String row) {
        return at(shape.row(row), shape.columns().size());
    }

    /**
     * The total of a column.
     *
     * @param column a column of the table
     * @return the sum over its cells
     * @throws IllegalArgumentException if the table has no such column
     */
    public Cell columnTotal(String column) {
        return at(shape.rows().size(), shape.column(column));
    }

    /**
     * The total of the table.
     *
     * @return the sum over all cells
     */
    public Cell total() {
        return at(shape.rows().size(), shape.columns().size());
    }

    Cell at(int row, int column) {
        return grid[row][column];
    }

    @Override
    public String toString() {
        return "CellTable[" + shape.rows().size() + " rows, " + shape.columns().size() + " columns]";
    }

    /** Sums one subject after another, so that a total can count each once. */
    static final class Sums {

        private final TableShape shape;
        private final Map<String, Integer> rows;
        private final Map<String, Integer> columns;
        private final Cell[][] grid;

        Sums(TableShape shape) {
            this.shape = shape;
            this.rows = indexed(shape.rows());
            this.columns = indexed(shape.columns());
            this.grid = new Cell[rows.size() + 1][columns.size() + 1];
            Arrays.stream(grid).forEach(line -> Arrays.fill(line, Cell.EMPTY));
        }

        private static Map<String, Integer> indexed(List<String> names) {
            Map<String, Integer> indexed = new HashMap<>();
            names.forEach(name -> indexed.put(name, indexed.size()));
            return indexed;
        }

        void add(Map<CellKey, Long> subject) {
            Map<Integer, Long> own = new HashMap<>();
            subject.forEach((key, value) -> addToFour(own, key, value));
            int width = columns.size() + 1;
            own.forEach((position, sum) ->
                    grid[position / width][position % width] = grid[position / width][position % width].with(sum));
        }

        private void addToFour(Map<Integer, Long> own, CellKey key, long value) {
            Integer row = rows.get(key.row());
            Integer column = columns.get(key.column());
            if (row == null || column == null) {
                return;
            }
            int width = columns.size() + 1;
            for (int line : new int[] {row, rows.size()}) {
                own.merge(line * width + column, value, Math::addExact);
                own.merge(line * width + columns.size(), value, Math::addExact);
            }
        }

        CellTable table() {
            return new CellTable(shape, grid);
        }
    }
}
