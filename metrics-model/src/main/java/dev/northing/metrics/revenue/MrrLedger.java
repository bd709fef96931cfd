package dev.northing.metrics.revenue;

import dev.northing.metrics.aggregate.StateCodec;
import dev.northing.metrics.aggregate.StateKind;
import dev.northing.metrics.input.Require;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds every snapshot by month, customer and subscription: the exact state behind all figures of revenue.
 *
 * <p>The same snapshot again changes nothing; another one for the same month, customer and subscription is refused, and
 * so is a second currency.
 *
 * <p>Confined to one thread.
 *
 * @since 0.1.0
 */
public final class MrrLedger {

    private final NavigableMap<YearMonth, SortedMap<Key, MrrSnapshot>> months = new TreeMap<>();
    private Optional<Currency> currency = Optional.empty();

    /** Starts without snapshots. */
    public MrrLedger() {}

    /**
     * Notes a snapshot.
     *
     * @param snapshot what a subscription paid
     * @throws IllegalArgumentException if it is in another currency than the ones before, or differs from the one that
     *     is known of its month, customer and subscription
     */
    public void add(MrrSnapshot snapshot) {
        requireCurrency(snapshot.mrr().currency());
        Key key = new Key(snapshot.customer(), snapshot.subscription());
        MrrSnapshot known = months.computeIfAbsent(snapshot.month(), unused -> new TreeMap<>())
                .putIfAbsent(key, snapshot);
        if (known != null && !known.equals(snapshot)) {
            throw Require.refused(
                    "mrr",
                    "two different snapshots of one subscription for " + snapshot.month(),
                    "one for each month, customer and subscription");
        }
    }

    /**
     * Takes everything another state holds, which stays as it is.
     *
     * @param other the state to read; this very state changes nothing
     * @throws IllegalArgumentException as for {@link #add}
     */
    public void addAll(MrrLedger other) {
        if (other != this) {
            other.months.values().forEach(month -> month.values().forEach(this::add));
        }
    }

    static StateCodec<MrrLedger> codec(String definition) {
        return StateCodec.of(new StateKind("mrr_ledger", 1, definition), new MrrLedgerBody());
    }

    NavigableMap<YearMonth, SortedMap<Key, MrrSnapshot>> months() {
        return Collections.unmodifiableNavigableMap(months);
    }

    Optional<Currency> currency() {
        return currency;
    }

    private void requireCurrency(Currency next) {
        if (currency.isPresent() && !currency.get().equals(next)) {
            throw Require.refused(
                    "currency", next, currency.get() + " as the other snapshots; convert, or keep a state for each");
        }
        currency = Optional.of(next);
    }

    record Key(String customer, String subscription) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::customer).thenComparing(Key::subscription);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
