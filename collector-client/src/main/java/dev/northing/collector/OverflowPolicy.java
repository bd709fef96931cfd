package dev.northing.collector;

import dev.northing.core.error.ConfigurationException;
import java.time.Duration;

/**
 * What happens to an event that finds the queue full.
 *
 * <p>Important events, by their definitions' {@code priority}, outlive normal ones: where the newest is refused, one eighth of the
 * queue is kept for them if the dictionary declares any; where the oldest is dropped, normal ones go first. Whatever is refused or
 * dropped is counted with {@link DropReason#QUEUE_FULL}. Immutable.
 *
 * @since 0.1.0
 */
public sealed interface OverflowPolicy {

    /** How long {@link #block} may make a caller wait. */
    Duration MAX_BLOCK = Duration.ofMinutes(1);

    /**
     * Refuses the newest event, so that {@code track} tells at once; the default.
     *
     * @return the policy
     */
    static OverflowPolicy dropNewest() {
        return new DropNewest();
    }

    /**
     * Drops the oldest event of the lowest priority that still waits, for those who would rather know what happened last.
     *
     * <p>Normal events go first. A normal event is refused when only important ones wait; an important one then takes the place of
     * the oldest of them. What is on its way to the disk or to the receiver is not dropped: the newest is refused when nothing
     * else waits.
     *
     * @return the policy
     */
    static OverflowPolicy dropOldest() {
        return new DropOldest();
    }

    /**
     * Makes the caller wait for room, and refuses the event when there is none in time; never the default, since telemetry then
     * slows the application.
     *
     * <p>Those who wait are served in the order of their coming. The wait ends early when the client is closed, and when the
     * caller is interrupted, which stays set. The client's own threads never wait, nor does whoever is called back on one; a proxy
     * selector runs on a thread of OkHttp's, and waits.
     *
     * @param max how long to wait at most, above zero, up to {@link #MAX_BLOCK}
     * @return the policy
     * @throws ConfigurationException if the time is out of range
     */
    static OverflowPolicy block(Duration max) {
        return new Block(max);
    }

    /**
     * The newest event is refused.
     *
     * @since 0.1.0
     */
    record DropNewest() implements OverflowPolicy {}

    /**
     * The oldest event of the lowest priority is dropped.
     *
     * @since 0.1.0
     */
    record DropOldest() implements OverflowPolicy {}

    /**
     * The caller waits.
     *
     * @param max how long at most
     * @since 0.1.0
     */
    record Block(Duration max) implements OverflowPolicy {

        /**
         * Checks the time.
         *
         * @param max how long at most, above zero, up to {@link #MAX_BLOCK}
         * @throws ConfigurationException if the time is out of range
         */
        public Block {
            if (max.isNegative() || max.isZero() || max.compareTo(MAX_BLOCK) > 0) {
                throw new ConfigurationException(
                        "overflow: cannot block for " + max + "; give more than zero, up to " + MAX_BLOCK);
            }
        }
    }
}
