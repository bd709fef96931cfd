package dev.northing.metrics.privacy;

import dev.northing.metrics.input.Require;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Limits what one subject can change in a table, whatever that subject did.
 *
 * <p>In words: a subject counts in at most so many cells, and in each with at most so much. In symbols, for the vector
 * x of one subject: &Vert;x&Vert;<sub>0</sub> &le; L<sub>0</sub> and &Vert;x&Vert;<sub>&infin;</sub> &le;
 * L<sub>&infin;</sub>, so the sensitivities are &Delta;<sub>1</sub> = L<sub>0</sub>L<sub>&infin;</sub> and
 * &Delta;<sub>2</sub>&sup2; = L<sub>0</sub>L<sub>&infin;</sub>&sup2;. Unit: that of the contributions. Source: Wilson
 * et al. 2020, Differentially private SQL with bounded user contribution. The bounds are declared, never taken from the
 * data. Which cells stay depends on the subject and its cells alone, not on the order of events nor on other subjects.
 * A subject without contributions has none afterwards. Example: at most 1 cell of at most 5 makes 1 of the cells (7, 2)
 * remain, as 5 or as 2 ({@code ContributionsTest}).
 *
 * <p>Immutable.
 *
 * @param cells L<sub>0</sub>: in how many cells one subject counts, at least 1
 * @param most L<sub>&infin;</sub>: how much one subject counts in one cell, at least 1
 * @since 0.1.0
 */
public record ContributionBounds(int cells, long most) {

    /**
     * Accepts two positive bounds.
     *
     * @param cells in how many cells one subject counts
     * @param most how much one subject counts in one cell
     * @throws IllegalArgumentException if a bound is less than 1
     */
    public ContributionBounds {
        Require.atLeast("cells", cells, 1);
        Require.atLeast("most", most, 1);
    }

    /**
     * How much one subject can change all cells together.
     *
     * @return &Delta;<sub>1</sub>, the product of both bounds
     */
    public BigInteger absoluteSensitivity() {
        return BigInteger.valueOf(cells).multiply(BigInteger.valueOf(most));
    }

    /**
     * How far one subject can move the table in Euclidean distance, squared.
     *
     * @return &Delta;<sub>2</sub>&sup2;, exact
     */
    public BigInteger squaredSensitivity() {
        return absoluteSensitivity().multiply(BigInteger.valueOf(most));
    }

    SortedMap<CellKey, Long> bound(String subject, Map<CellKey, Long> contributions) {
        Comparator<CellKey> byDraw = Comparator.comparingLong(key -> draw(subject, key));
        SortedMap<CellKey, Long> kept = new TreeMap<>();
        contributions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(byDraw.thenComparing(Comparator.naturalOrder())))
                .limit(cells)
                .forEach(entry -> kept.put(entry.getKey(), Math.min(most, entry.getValue())));
        return kept;
    }

    /** Spreads a subject's choice over its cells; a fixed order would always drop the same columns. */
    private static long draw(String subject, CellKey key) {
        CRC32C sum = new CRC32C();
        sum.update((subject + '\0' + key.row() + '\0' + key.column()).getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
