package dev.northing.collector;

import dev.northing.collector.consent.Consent;
import dev.northing.collector.consent.ConsentLedger;
import dev.northing.collector.consent.ConsentReceipt;
import dev.northing.collector.consent.ConsentSource;
import dev.northing.collector.consent.ConsentState;
import dev.northing.collector.consent.Notice;
import dev.northing.collector.consent.Signals;
import dev.northing.collector.consent.Withdrawal;
import dev.northing.core.privacy.Purpose;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The consent of one client: choices go to its ledger, and what they end to its threads. Safe for use by many threads. */
final class ClientConsent implements Consent {

    /** What can be said before the client's threads have had their turn. */
    static final Sift.Result NOT_YET = new Sift.Result(0, List.of(), false);

    private final ConsentSource source;
    private final ConsentLedger ledger;
    private final Function<Set<Purpose>, CompletableFuture<Sift.Result>> purging;
    private final BooleanSupplier mayWait;

    /**
     * Its own record, or the application's with the ledger beside it.
     *
     * @param purging ends requests under way and has everything removed
     * @param mayWait whether the calling thread is none of the client's
     */
    ClientConsent(
            ConsentSource source,
            ConsentLedger ledger,
            Function<Set<Purpose>, CompletableFuture<Sift.Result>> purging,
            BooleanSupplier mayWait) {
        this.source = source;
        this.ledger = ledger;
        this.purging = purging;
        this.mayWait = mayWait;
    }

    @Override
    public ConsentState state(Purpose purpose) {
        if (source == ledger) {
            return ledger.state(purpose);
        }
        return ledger.isUnopposed(purpose) ? source.state(purpose) : ConsentState.WITHDRAWN;
    }

    @Override
    public ConsentReceipt grant(Set<Purpose> purposes, Notice notice) {
        return ledger.choose(checked(purposes), ConsentState.GRANTED, notice).receipt();
    }

    @Override
    public Withdrawal withdraw(Set<Purpose> purposes, Notice notice) {
        return end(checked(purposes), ConsentState.WITHDRAWN, notice);
    }

    @Override
    public Withdrawal deny(Set<Purpose> purposes, Notice notice) {
        return end(checked(purposes), ConsentState.DENIED, notice);
    }

    private static Set<Purpose> checked(Set<Purpose> purposes) {
        if (purposes.isEmpty()) {
            throw new IllegalArgumentException("purposes: none; name at least one");
        }
        return Set.copyOf(purposes);
    }

    private Withdrawal end(Set<Purpose> purposes, ConsentState state, Notice notice) {
        ConsentLedger.Entry entry = ledger.choose(purposes, state, notice);
        CompletableFuture<Sift.Result> purge = purging.apply(purposes);
        Sift.Result result = mayWait.getAsBoolean() ? await(purge) : purge.getNow(NOT_YET);
        return new Withdrawal(entry.receipt(), entry.durable(), result.events(), result.complete());
    }

    /** An interrupt ends the wait early and stays set; the removing goes on. */
    static Sift.Result await(CompletableFuture<Sift.Result> sift) {
        try {
            return sift.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
            return sift.getNow(NOT_YET);
        } catch (TimeoutException | ExecutionException notInTime) {
            return NOT_YET;
        }
    }

    @Override
    public void signals(Signals present) {
        ledger.signals(present);
    }

    @Override
    public List<ConsentReceipt> receipts() {
        return ledger.receipts();
    }

    @Override
    public String toString() {
        return "Consent[" + ledger.receipts().size() + " receipts]";
    }
}
