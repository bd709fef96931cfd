package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects what each subject contributes to each cell of a table.
 *
 * <p>Equal contributions are equal in whatever order and in however many parts they were added and merged. Example: two
 * subjects that add 3 and 4 to one cell make a cell of 2 subjects, largest 4, total 7 ({@code ContributionsTest}).
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class Contributions {

    private final SortedMap<String, SortedMap<CellKey, Long>> bySubject = new TreeMap<>();

    /** Starts without contributions. */
    public Contributions() {}

    /**
     * Adds to what a subject contributes to a cell.
     *
     * @param subject whose contribution it is, such as an account's pseudonym
     * @param key the cell
     * @param value how much, at least 0, in the table's unit: events, minor units of a currency, milliseconds
     * @throws IllegalArgumentException if the value is negative
     * @throws ArithmeticException if the subject's sum is beyond the range of long
     */
    public void add(String subject, CellKey key, long value) {
        Require.atLeast("value", value, 0);
        Objects.requireNonNull(subject, "subject");
        bySubject.computeIfAbsent(subject, unseen -> new TreeMap<>()).merge(key, value, Math::addExact);
    }

    /**
     * Adds all that others collected.
     *
     * @param other other contributions, not changed
     */
    public void merge(Contributions other) {
        other.bySubject.forEach((subject, cells) -> cells.forEach((key, value) -> add(subject, key, value)));
    }

    /**
     * Bounds what each subject contributes.
     *
     * @param bounds the bounds
     * @return new contributions, within the bounds
     */
    public Contributions bounded(ContributionBounds bounds) {
        Contributions bounded = new Contributions();
        bySubject.forEach((subject, cells) -> bounded.bySubject.put(subject, bounds.bound(subject, cells)));
        return bounded;
    }

    /**
     * Arranges the contributions as a table with totals.
     *
     * @param shape the rows and columns; contributions to others are left out
     * @return the table
     * @throws ArithmeticException if a sum is beyond the range of long
     */
    public CellTable table(TableShape shape) {
        CellTable.Sums sums = new CellTable.Sums(shape);
        bySubject.values().forEach(sums::add);
        return sums.table();
    }

    /** What lies in a table; bounding before would spend a subject's few cells on others. */
    Contributions within(TableShape shape) {
        Set<String> rows = Set.copyOf(shape.rows());
        Set<String> columns = Set.copyOf(shape.columns());
        Contributions within = new Contributions();
        bySubject.forEach((subject, cells) -> cells.forEach((key, value) -> {
            if (rows.contains(key.row()) && columns.contains(key.column())) {
                within.add(subject, key, value);
            }
        }));
        return within;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Contributions that && bySubject.equals(that.bySubject);
    }

    @Override
    public int hashCode() {
        return bySubject.hashCode();
    }

    @Override
    public String toString() {
        return "Contributions[" + bySubject.size() + " subjects]";
    }
}
