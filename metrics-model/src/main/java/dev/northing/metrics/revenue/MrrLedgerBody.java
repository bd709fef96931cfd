package dev.northing.metrics.revenue;

import dev.northing.metrics.Money;
import dev.northing.metrics.aggregate.StateBody;
import dev.northing.metrics.aggregate.StateReader;
import dev.northing.metrics.aggregate.StateWriter;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.SortedMap;

/** Writes the currency, then months in order, then the month's snapshots in the order of customer and subscription. */
final class MrrLedgerBody implements StateBody<MrrLedger> {

    private static final int MONTHS_PER_YEAR = 12;

    @Override
    public void write(MrrLedger state, StateWriter writer) {
        writer.text(state.currency().map(currency -> currency.getCurrencyCode()).orElse(""));
        writer.unsigned(state.months().size());
        state.months().forEach((month, snapshots) -> {
            writer.signed((long) month.getYear() * MONTHS_PER_YEAR + month.getMonthValue() - 1);
            writeMonth(snapshots, writer);
        });
    }

    private static void writeMonth(SortedMap<MrrLedger.Key, MrrSnapshot> snapshots, StateWriter writer) {
        writer.unsigned(snapshots.size());
        snapshots.forEach((key, snapshot) -> {
            writer.text(key.customer());
            writer.text(key.subscription());
            writer.unsigned(snapshot.mrr().minor());
            writer.text(snapshot.plan());
            writer.text(snapshot.channel());
        });
    }

    @Override
    public MrrLedger read(StateReader reader) {
        MrrLedger state = new MrrLedger();
        String currency = reader.text();
        int months = reader.count();
        if (currency.isEmpty() != (months == 0)) {
            throw reader.malformed("there is a currency without snapshots or the other way round");
        }
        long previous = Long.MIN_VALUE;
        for (int left = months; left > 0; left--) {
            long month = reader.signed();
            if (month <= previous) {
                throw reader.malformed("months are out of order");
            }
            readMonth(state, month, currency, reader);
            previous = month;
        }
        return state;
    }

    private static void readMonth(MrrLedger state, long number, String currency, StateReader reader) {
        int count = reader.count();
        if (count == 0) {
            throw reader.malformed("a month has no snapshot");
        }
        MrrLedger.Key previous = new MrrLedger.Key("", "");
        for (int left = count; left > 0; left--) {
            MrrSnapshot snapshot = readSnapshot(number, currency, reader);
            MrrLedger.Key key = new MrrLedger.Key(snapshot.customer(), snapshot.subscription());
            if (key.compareTo(previous) <= 0) {
                throw reader.malformed("snapshots are out of order");
            }
            state.add(snapshot);
            previous = key;
        }
    }

    private static MrrSnapshot readSnapshot(long number, String currency, StateReader reader) {
        String customer = reader.text();
        String subscription = reader.text();
        long minor = reader.unsigned();
        String plan = reader.text();
        String channel = reader.text();
        try {
            YearMonth month = YearMonth.of(
                    Math.toIntExact(Math.floorDiv(number, MONTHS_PER_YEAR)),
                    Math.floorMod(number, MONTHS_PER_YEAR) + 1);
            return new MrrSnapshot(month, customer, subscription, Money.ofMinor(minor, currency), plan, channel);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw reader.malformed("a snapshot is not acceptable");
        }
    }
}
