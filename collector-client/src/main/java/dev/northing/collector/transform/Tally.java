package dev.northing.collector.transform;

import dev.northing.collector.PropertyRemoval;
import dev.northing.collector.ValueChange;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One kind of change at one place, and how often it occurred.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class Tally {

    private final ValueChange change;
    private final @Nullable PropertyRemoval removal;
    private final LongAdder count = new LongAdder();

    Tally(ValueChange change, @Nullable PropertyRemoval removal) {
        this.change = change;
        this.removal = removal;
    }

    /**
     * Returns what is counted.
     *
     * @return the change
     */
    public ValueChange change() {
        return change;
    }

    /**
     * Returns why the value was left out.
     *
     * @return the reason, or null when something stays
     */
    public @Nullable PropertyRemoval removal() {
        return removal;
    }

    /** Counts one more. */
    public void increment() {
        count.increment();
    }

    long count() {
        return count.sum();
    }
}
