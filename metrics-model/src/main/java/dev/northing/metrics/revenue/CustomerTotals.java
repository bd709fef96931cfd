package dev.northing.metrics.revenue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each customer pays in one month: its subscriptions netted, its largest naming plan and channel. */
final class CustomerTotals {

    private static final Comparator<MrrSnapshot> SMALLEST = Comparator.comparingLong(
                    (MrrSnapshot snapshot) -> snapshot.mrr().minor())
            .thenComparing(MrrSnapshot::subscription, Comparator.reverseOrder());

    private final Map<String, Long> minor = new TreeMap<>();
    private final Map<String, MrrSnapshot> largest = new TreeMap<>();

    CustomerTotals(Collection<MrrSnapshot> snapshots) {
        for (MrrSnapshot snapshot : snapshots) {
            // Customers who pay nothing, such as those on trial, do not pay yet.
            if (snapshot.mrr().minor() > 0) {
                minor.merge(snapshot.customer(), snapshot.mrr().minor(), Math::addExact);
                largest.merge(snapshot.customer(), snapshot, CustomerTotals::larger);
            }
        }
    }

    Map<String, Long> minor() {
        return minor;
    }

    long of(String customer) {
        return minor.getOrDefault(customer, 0L);
    }

    long sum() {
        return minor.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** How many customers pay in this month or in another one. */
    long countWith(CustomerTotals other) {
        return minor.size()
                + other.minor.keySet().stream()
                        .filter(customer -> !minor.containsKey(customer))
                        .count();
    }

    List<RetainedCustomer> cohort(CustomerTotals end) {
        return largest.values().stream()
                .map(main ->
                        new RetainedCustomer(of(main.customer()), end.of(main.customer()), main.plan(), main.channel()))
                .toList();
    }

    private static MrrSnapshot larger(MrrSnapshot one, MrrSnapshot other) {
        return SMALLEST.compare(one, other) >= 0 ? one : other;
    }
}
