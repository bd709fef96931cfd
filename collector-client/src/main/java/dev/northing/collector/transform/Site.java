package dev.northing.collector.transform;

import dev.northing.collector.PropertyRemoval;
import dev.northing.collector.ValueChange;
import dev.northing.core.privacy.Classification;
import dev.northing.core.privacy.ScrubAction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A place in a definition where values stand, and its tallies, which are opened when they are first needed.
 *
 * <p>Safe for use by many threads.
 */
final class Site {

    private final Account account;
    private final String event;
    private final String place;
    private final @Nullable Classification classification;
    private volatile @Nullable Tally treated;

    /** Made with the first change: most places never have one. */
    private volatile @Nullable Map<String, Tally> tallies;

    Site(Account account, String event, String place, @Nullable Classification classification) {
        this.account = account;
        this.event = event;
        this.place = place;
        this.classification = classification;
    }

    String place() {
        return place;
    }

    /** What the definition itself asks for, which may happen with every event. */
    Tally treated(String rule, ScrubAction action, @Nullable PropertyRemoval removal) {
        Tally known = treated;
        if (known == null) {
            known = tally(rule, action, removal);
            treated = known;
        }
        return known;
    }

    /** A finding that a marker took the place of. */
    Tally found(String rule) {
        return tally(rule, ScrubAction.MASK, null);
    }

    Tally removed(String rule, PropertyRemoval removal) {
        return tally(rule, ScrubAction.DROP, removal);
    }

    private Tally tally(String rule, ScrubAction action, @Nullable PropertyRemoval removal) {
        return tallies().computeIfAbsent(rule, key -> {
            ValueChange change = new ValueChange(event, place, classification, key, action);
            return account.open(change, removal);
        });
    }

    private Map<String, Tally> tallies() {
        Map<String, Tally> known = tallies;
        if (known == null) {
            synchronized (this) {
                known = tallies == null ? new ConcurrentHashMap<>(4) : tallies;
                tallies = known;
            }
        }
        return known;
    }
}
