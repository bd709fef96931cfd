package dev.northing.collector;

import dev.northing.collector.consent.ConsentGate;
import dev.northing.collector.consent.ConsentLedger;
import dev.northing.collector.queue.Label;
import dev.northing.collector.spool.Erasure;
import dev.northing.core.privacy.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Sees to it that what is withdrawn is removed: now, after a crash, and when another process on the same directory heard of it.
 *
 * <p>Safe for use by many threads, but for {@link #look}, which is the writer's.
 */
final class ConsentWatch {

    /** How often to look for what other processes have recorded. */
    static final long LOOK_NANOS = 1_000_000_000L;

    private final ConsentGate gate;
    private final ConsentLedger ledger;
    private final Sifts sifts;
    private final Ticker ticker;
    private long nextLook;

    ConsentWatch(ConsentGate gate, ConsentLedger ledger, Sifts sifts, Ticker ticker) {
        this.gate = gate;
        this.ledger = ledger;
        this.sifts = sifts;
        this.ticker = ticker;
        this.nextLook = ticker.nanos() + LOOK_NANOS;
    }

    Sifts sifts() {
        return sifts;
    }

    ConsentLedger ledger() {
        return ledger;
    }

    /** Whether the event's period of consent has not ended. */
    boolean isCurrent(Label label) {
        return gate.isCurrent(label.purpose(), label.consentEpoch());
    }

    /** Repeats what earlier processes may not have completed, for what others left as well; before any thread runs. */
    void begin() {
        remove(ledger.ended());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits; what is not proven is done again.
    private void remove(Set<Purpose> purposes) {
        if (!purposes.isEmpty()) {
            purge(purposes);
        }
    }

    /** Looks for what other processes have recorded. */
    void look() {
        long now = ticker.nanos();
        if (now - nextLook >= 0) {
            nextLook = now + LOOK_NANOS;
            remove(ledger.refresh());
        }
    }

    /** Removes all events of ended periods; the answer comes when that is proven, or cannot be. */
    CompletableFuture<Sift.Result> purge(Set<Purpose> purposes) {
        List<Sift> each = new ArrayList<>();
        Map<Purpose, Integer> periods = new HashMap<>();
        for (Purpose purpose : purposes) {
            int period = ledger.epoch(purpose);
            periods.put(purpose, period);
            Erasure ended = new Erasure.OfPurpose(purpose, Math.max(0, period - 1));
            each.add(Sift.removing(ended, DropReason.NO_CONSENT));
        }
        CompletableFuture<Sift.Result> done = Sift.all(each).thenApply(removed -> prove(periods, removed));
        sifts.add(each);
        return done;
    }

    private Sift.Result prove(Map<Purpose, Integer> periods, Sift.Result removed) {
        boolean isNews = removed.events() > 0 || !Collections.disjoint(periods.keySet(), ledger.owed());
        if (removed.complete() && isNews) {
            ledger.purged(periods, removed.events());
        }
        return removed;
    }
}
