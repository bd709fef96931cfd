package dev.northing.metrics.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares movements and retention with a walk over a table of customers and months. */
class RevenueProperties {

    private static final YearMonth FIRST = YearMonth.of(2024, 11);
    private static final int MONTHS = 14;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithAWalkOverATable(long seed) {
        Random random = new Random(seed);
        long[][] table = new long[1 + random.nextInt(8)][MONTHS];
        for (long[] customer : table) {
            for (int month = 0; month < MONTHS; month++) {
                customer[month] = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000);
            }
        }
        Instant asOf =
                FIRST.plusMonths(MONTHS).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();

        RevenueFigures figures = new Revenue("d", ZoneOffset.UTC, 12, 100, seed).evaluate(snapshots(table), asOf);

        for (int month = 1; month < MONTHS; month++) {
            assertThat(figures.movements().get(month - 1)).isEqualTo(movements(table, month));
        }
        assertRetention(figures.retention(), table);
    }

    private static List<MrrSnapshot> snapshots(long[][] table) {
        List<MrrSnapshot> snapshots = new ArrayList<>();
        for (int customer = 0; customer < table.length; customer++) {
            for (int month = 0; month < MONTHS; month++) {
                snapshots.add(new MrrSnapshot(
                        FIRST.plusMonths(month), "c" + customer, "s", money(table[customer][month]), "p", "c"));
            }
        }
        return snapshots;
    }

    private static MrrMovements movements(long[][] table, int month) {
        long[] sums = new long[7];
        for (long[] customer : table) {
            long before = customer[month - 1];
            long after = customer[month];
            boolean paidBefore = LongStream.of(customer).limit(month).anyMatch(mrr -> mrr > 0);
            sums[0] += before;
            sums[6] += after;
            if (before == 0) {
                sums[paidBefore ? 5 : 1] += after;
            } else if (after == 0) {
                sums[4] += before;
            } else {
                sums[after > before ? 2 : 3] += Math.abs(after - before);
            }
        }
        return new MrrMovements(
                FIRST.plusMonths(month),
                money(sums[0]),
                money(sums[1]),
                money(sums[2]),
                money(sums[3]),
                money(sums[4]),
                money(sums[5]),
                money(sums[6]));
    }

    private static void assertRetention(RevenueRetention retention, long[][] table) {
        double start = 0;
        double end = 0;
        double kept = 0;
        Set<Integer> payers = new HashSet<>();
        for (int customer = 0; customer < table.length; customer++) {
            long before = table[customer][MONTHS - 13];
            if (before > 0) {
                payers.add(customer);
                start += before;
                end += table[customer][MONTHS - 1];
                kept += Math.min(before, table[customer][MONTHS - 1]);
            }
        }
        assertThat(retention.net().n()).isEqualTo(payers.size());
        if (payers.isEmpty()) {
            assertThat(retention.net().value()).isEmpty();
        } else {
            assertThat(retention.net().value()).hasValueCloseTo(end / start, within(1e-12));
            assertThat(retention.gross().value()).hasValueCloseTo(kept / start, within(1e-12));
        }
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, "EUR");
    }
}
