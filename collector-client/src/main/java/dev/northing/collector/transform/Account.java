package dev.northing.collector.transform;

import dev.northing.collector.PrivacyAccount;
import dev.northing.collector.PropertyRemoval;
import dev.northing.collector.ValueChange;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Every tally of a client, {@value PrivacyAccount#MAX_ROWS} at most.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Account {

    private final Queue<Tally> tallies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger rows = new AtomicInteger();
    private final Tally others = new Tally(new ValueChange("", "", null, "other", ScrubAction.MASK), null);
    private final Tally otherRemovals =
            new Tally(new ValueChange("", "", null, "other", ScrubAction.DROP), PropertyRemoval.DROPPED);

    /** Starts empty. */
    public Account() {}

    Site site(String event, String place, @Nullable Classification classification) {
        return new Site(this, event, place, classification);
    }

    Tally open(ValueChange change, @Nullable PropertyRemoval removal) {
        if (rows.incrementAndGet() > PrivacyAccount.MAX_ROWS) {
            rows.decrementAndGet();
            return removal == null ? others : otherRemovals;
        }
        Tally tally = new Tally(change, removal);
        tallies.add(tally);
        return tally;
    }

    /**
     * Takes a snapshot.
     *
     * @return what was counted so far
     */
    public PrivacyAccount snapshot() {
        Map<ValueChange, Long> counts = new LinkedHashMap<>();
        for (Tally tally : tallies) {
            put(tally, counts);
        }
        put(others, counts);
        put(otherRemovals, counts);
        return new PrivacyAccount(counts);
    }

    private static void put(Tally tally, Map<ValueChange, Long> counts) {
        long count = tally.count();
        if (count > 0) {
            counts.merge(tally.change(), count, Long::sum);
        }
    }
}
