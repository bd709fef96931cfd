package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A table of sums with noise, which may leave: whoever sees it learns little about any one subject.
 *
 * <p>In words: what each subject contributes is bounded, cells are summed, and each gets noise of its own, empty ones
 * included. In symbols: y<sub>c</sub> = &Sigma;<sub>s</sub> x&#770;<sub>sc</sub> + z<sub>c</sub>. Unit: that of the
 * contributions. Source: Dwork and Roth 2014, section 3.3. Rows and columns are declared, not found in the data. Values
 * may be negative: cutting them off at 0 would add a bias to every sum; totals are sums of noisy cells. Without
 * contributions, all values are noise. Example: noise of scale 1 on an empty cell is 0 with the probability 0.4621
 * ({@code NoisyTableTest}).
 *
 * <p>Immutable.
 *
 * @param shape the rows and columns
 * @param values the noisy cells, row by row
 * @since 0.1.0
 */
public record NoisyTable(TableShape shape, List<Long> values) {

    /**
     * Accepts a complete table, such as one that a {@link BudgetLedger} kept.
     *
     * @param shape the rows and columns
     * @param values the noisy cells, row by row
     * @throws IllegalArgumentException if there is not one value for each cell
     */
    public NoisyTable {
        values = List.copyOf(values);
        if (values.size() != shape.cells()) {
            throw Require.refused("values", values.size(), "one for each of " + shape.cells() + " cells");
        }
    }

    /**
     * Bounds, sums and adds noise.
     *
     * @param contributions what subjects contributed; not changed
     * @param shape the rows and columns, declared beforehand
     * @param bounds how much one subject counts
     * @param noise the noise of one cell, made for these bounds
     * @param random where bits come from: a {@link java.security.SecureRandom} unless for tests
     * @return the noisy cells
     */
    public static NoisyTable release(
            Contributions contributions,
            TableShape shape,
            ContributionBounds bounds,
            IntegerNoise noise,
            RandomGenerator random) {
        CellTable exact = contributions.within(shape).bounded(bounds).table(shape);
        List<Long> values = new ArrayList<>();
        for (String row : shape.rows()) {
            for (String column : shape.columns()) {
                values.add(plus(exact.cell(row, column).total(), noise.sample(random)));
            }
        }
        return new NoisyTable(shape, values);
    }

    /** A sum beyond the range of long ends at its border: an error would tell of the value. */
    private static long plus(long value, long noise) {
        long sum = value + noise;
        boolean overflows = ((value ^ sum) & (noise ^ sum)) < 0;
        if (overflows) {
            return value < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }

    /**
     * One noisy cell.
     *
     * @param row a row of the table
     * @param column a column of the table
     * @return its value, negative at times
     * @throws IllegalArgumentException if the table has no such row or column
     */
    public long value(String row, String column) {
        return values.get(shape.row(row) * shape.columns().size() + shape.column(column));
    }

    /**
     * The sum of a row's noisy cells.
     *
     * @param row a row of the table
     * @return the sum; its noise is that of all the row's cells
     * @throws IllegalArgumentException if the table has no such row
     */
    public long rowTotal(String row) {
        return shape.columns().stream().mapToLong(column -> value(row, column)).reduce(0, NoisyTable::plus);
    }

    /**
     * The sum of a column's noisy cells.
     *
     * @param column a column of the table
     * @return the sum; its noise is that of all the column's cells
     * @throws IllegalArgumentException if the table has no such column
     */
    public long columnTotal(String column) {
        return shape.rows().stream().mapToLong(row -> value(row, column)).reduce(0, NoisyTable::plus);
    }

    /**
     * The sum of all noisy cells.
     *
     * @return the sum; its noise is that of all cells
     */
    public long total() {
        return values.stream().mapToLong(Long::longValue).reduce(0, NoisyTable::plus);
    }
}
