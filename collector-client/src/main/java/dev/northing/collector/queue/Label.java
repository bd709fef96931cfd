package dev.northing.collector.queue;

import dev.northing.core.privacy.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * What the queue knows of an event besides its bytes; one instance may stand for many events.
 *
 * <p>Immutable.
 *
 * @param purpose why it is collected
 * @param important whether it outlives normal events when there is no room for all
 * @param consentEpoch the period of consent it was accepted in, 0 or more
 * @param retentionDays for how many days it may be kept, 1 or more; {@link #UNLIMITED} for as long as any
 * @param watcher who wants to hear of it, or null for nobody
 * @since 0.1.0
 */
public record Label(
        Purpose purpose,
        boolean important,
        int consentEpoch,
        int retentionDays,
        @Nullable Watcher watcher) {

    /** The retention of an event that may be kept for as long as any. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /**
     * Labels an event of the first period of consent.
     *
     * @param purpose why it is collected
     * @param important whether it outlives normal events when there is no room for all
     * @param watcher who wants to hear of it, or null for nobody
     */
    public Label(Purpose purpose, boolean important, @Nullable Watcher watcher) {
        this(purpose, important, 0, UNLIMITED, watcher);
    }

    /**
     * Whoever wants to know what becomes of one event.
     *
     * <p>Safe for use by many threads.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Watcher {

        /** Hears, on a thread that tracks, that the event had to make room; must return at once. */
        void evicted();
    }

    /**
     * Labels a normal event that nobody watches.
     *
     * @param purpose why it is collected
     * @return the label
     */
    public static Label of(Purpose purpose) {
        return new Label(purpose, false, null);
    }

    /**
     * Returns this label for one event that somebody watches.
     *
     * @param by who
     * @return a copy
     */
    public Label watched(Watcher by) {
        return new Label(purpose, important, consentEpoch, retentionDays, by);
    }

    /**
     * Returns this label for events of another period of consent.
     *
     * @param epoch the period, 0 or more
     * @return a copy
     */
    public Label in(int epoch) {
        return new Label(purpose, important, epoch, retentionDays, watcher);
    }

    /**
     * Returns this label for events that may be kept for some days only.
     *
     * @param days how many, 1 or more
     * @return a copy
     */
    public Label keptFor(int days) {
        return new Label(purpose, important, consentEpoch, days, watcher);
    }
}
