package dev.northing.metrics.privacy;

import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Hides further numbers until none of those that may not be shown can be narrowed down.
 *
 * <p>An attacker knows that rows and columns add up and that nothing is negative. How far a hidden number can move then
 * is a flow, {@link HiddenFlow}, and where the hidden numbers leave too little room, the cheapest shown ones on the way
 * are hidden too. More hidden numbers never narrow a range, so one pass over the sensitive ones is enough.
 */
final class ComplementarySuppression {

    private final DisclosureRule rule;
    private final CellTable table;
    private final int rowTotals;
    private final int columnTotals;
    private final boolean[][] hidden;

    ComplementarySuppression(DisclosureRule rule, CellTable table) {
        this.rule = rule;
        this.table = table;
        this.rowTotals = table.shape().columns().size();
        this.columnTotals = table.shape().rows().size();
        this.hidden = new boolean[columnTotals + 1][rowTotals + 1];
    }

    PublishedTable publish() {
        forEachSensitive((row, column) -> hidden[row][column] = true);
        forEachSensitive(this::protect);
        return shown();
    }

    private void protect(int row, int column) {
        Cell cell = table.at(row, column);
        long above = rule.ambiguity(cell);
        new HiddenFlow(table, hidden).raise(row, column, above);
        new HiddenFlow(table, hidden).lower(row, column, Math.min(above, cell.total()));
    }

    private void forEachSensitive(Position action) {
        for (int row = 0; row <= columnTotals; row++) {
            for (int column = 0; column <= rowTotals; column++) {
                if (!rule.allows(table.at(row, column))) {
                    action.at(row, column);
                }
            }
        }
    }

    private PublishedTable shown() {
        SortedMap<CellKey, Long> cells = new TreeMap<>();
        SortedMap<String, Long> rows = new TreeMap<>();
        SortedMap<String, Long> columns = new TreeMap<>();
        for (int row = 0; row < columnTotals; row++) {
            for (int column = 0; column < rowTotals; column++) {
                put(
                        cells,
                        new CellKey(
                                table.shape().rows().get(row),
                                table.shape().columns().get(column)),
                        row,
                        column);
            }
            put(rows, table.shape().rows().get(row), row, rowTotals);
        }
        for (int column = 0; column < rowTotals; column++) {
            put(columns, table.shape().columns().get(column), columnTotals, column);
        }
        OptionalLong total = hidden[columnTotals][rowTotals]
                ? OptionalLong.empty()
                : OptionalLong.of(table.total().total());
        return new PublishedTable(table.shape(), cells, rows, columns, total);
    }

    private <K> void put(SortedMap<K, Long> shown, K key, int row, int column) {
        if (!hidden[row][column]) {
            shown.put(key, table.at(row, column).total());
        }
    }

    /** What is done at one place of the table. */
    @FunctionalInterface
    private interface Position {
        void at(int row, int column);
    }
}
