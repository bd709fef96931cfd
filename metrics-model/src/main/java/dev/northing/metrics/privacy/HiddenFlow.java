package dev.northing.metrics.privacy;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Moves a hidden number of a table up or down as far as asked, by moving others so that every row and column still adds
 * up and nothing becomes negative; a shown number that has to move is hidden.
 *
 * <p>With totals counted negative, all rows and all columns sum to 0, and a change is a circulation in the graph whose
 * nodes are the rows and the columns and whose edges are the numbers. A number falls by no more than it is. Each step
 * takes the way that hides the smallest numbers (Dijkstra).
 */
final class HiddenFlow {

    /** What rises without limit; far from the overflow of sums. */
    private static final long UNBOUNDED = Long.MAX_VALUE / 4;

    /** What one number costs at most, so that a way over all numbers still has a price. */
    private static final long MOST_PRICE = 1L << 40;

    private final CellTable table;
    private final boolean[][] hidden;

    /** By how much each number has moved, as its row and column see it: totals with the opposite sign. */
    private final long[][] moved;

    private final int rows;
    private final int columns;

    HiddenFlow(CellTable table, boolean[][] hidden) {
        this.table = table;
        this.hidden = hidden;
        this.rows = hidden.length;
        this.columns = hidden[0].length;
        this.moved = new long[rows][columns];
    }

    void raise(int row, int column, long amount) {
        move(row, column, sign(row, column), amount);
    }

    void lower(int row, int column, long amount) {
        move(row, column, -sign(row, column), amount);
    }

    private void move(int row, int column, int direction, long amount) {
        long missing = Math.min(amount, UNBOUNDED / 2);
        while (missing > 0) {
            missing -= new Way(row, column, direction).push(missing);
        }
    }

    private int sign(int row, int column) {
        boolean inTotals = row == rows - 1;
        return inTotals == (column == columns - 1) ? 1 : -1;
    }

    /** How far a number can still move in a direction, as its row and column see it. */
    private long room(int row, int column, int direction) {
        boolean falls = direction != sign(row, column);
        long limit = falls ? table.at(row, column).total() : UNBOUNDED;
        return limit - direction * moved[row][column];
    }

    private long price(int row, int column) {
        return hidden[row][column]
                ? 0
                : 1 + Math.min(MOST_PRICE, table.at(row, column).total());
    }

    /** The cheapest way from the number's row to its column over other numbers. */
    private final class Way {

        private final int targetRow;
        private final int targetColumn;

        /** What the target does; its row makes up for it in the opposite direction. */
        private final int direction;

        private final long[] price = new long[rows + columns];
        private final int[] before = new int[rows + columns];

        Way(int targetRow, int targetColumn, int direction) {
            this.targetRow = targetRow;
            this.targetColumn = targetColumn;
            this.direction = direction;
            Arrays.fill(price, Long.MAX_VALUE);
            Arrays.fill(before, -1);
            price[targetRow] = 0;
            search();
        }

        private void search() {
            PriorityQueue<Stop> open = new PriorityQueue<>();
            open.add(new Stop(0, targetRow));
            while (!open.isEmpty()) {
                Stop stop = open.remove();
                if (stop.price() == price[stop.node()]) {
                    visit(stop, open);
                }
            }
        }

        private void visit(Stop stop, PriorityQueue<Stop> open) {
            boolean isRow = stop.node() < rows;
            int from = isRow ? rows : 0;
            int to = isRow ? rows + columns : rows;
            for (int next = from; next < to; next++) {
                long cost = cost(stop, next);
                if (cost < price[next]) {
                    price[next] = cost;
                    before[next] = stop.node();
                    open.add(new Stop(cost, next));
                }
            }
        }

        private long cost(Stop stop, int next) {
            int row = row(stop.node(), next);
            int column = column(stop.node(), next);
            boolean isTarget = row == targetRow && column == targetColumn;
            boolean isStuck = room(row, column, directionFrom(stop.node())) <= 0;
            return isTarget || isStuck ? Long.MAX_VALUE : stop.price() + price(row, column);
        }

        private int row(int node, int next) {
            return Math.min(node, next);
        }

        private int column(int node, int next) {
            return Math.max(node, next) - rows;
        }

        /** Leaving a row makes up for what the row has too much, leaving a column for what it then has too little. */
        private int directionFrom(int node) {
            return node < rows ? -direction : direction;
        }

        long push(long most) {
            long amount = most;
            for (int node = rows + targetColumn; node != targetRow; node = before[node]) {
                int previous = before[node];
                amount = Math.min(amount, room(row(previous, node), column(previous, node), directionFrom(previous)));
            }
            for (int node = rows + targetColumn; node != targetRow; node = before[node]) {
                move(row(before[node], node), column(before[node], node), directionFrom(before[node]) * amount);
            }
            return amount;
        }

        private void move(int row, int column, long amount) {
            moved[row][column] += amount;
            hidden[row][column] = true;
        }
    }

    /** A node that is reached at a price. */
    private record Stop(long price, int node) implements Comparable<Stop> {

        @Override
        public int compareTo(Stop other) {
            int byPrice = Long.compare(price, other.price);
            return byPrice != 0 ? byPrice : Integer.compare(node, other.node);
        }
    }
}
