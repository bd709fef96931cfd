package dev.northing.collector.wire;

import dev.northing.collector.DropReason;
import java.time.Duration;

/**
 * What one try to send some events came to.
 *
 * <p>A cause is a short text such as {@code HTTP 503} or {@code ConnectException}, never anything the receiver wrote.
 * Immutable.
 *
 * @since 0.1.0
 */
public sealed interface Delivery {

    /**
     * The receiver has all events.
     *
     * @since 0.1.0
     */
    record Delivered() implements Delivery {

        /** The only value. */
        static final Delivered ALL = new Delivered();
    }

    /**
     * It did not work this time: the same events again, later.
     *
     * @param atLeast how long the receiver asks to wait; zero when it does not
     * @param cause what happened
     * @param unsent whether nothing of the request's body has left, so that the receiver cannot have it
     * @since 0.1.0
     */
    record Retry(Duration atLeast, String cause, boolean unsent) implements Delivery {

        /**
         * Creates the verdict on a request that the receiver may have.
         *
         * @param atLeast how long the receiver asks to wait; zero when it does not
         * @param cause what happened
         */
        public Retry(Duration atLeast, String cause) {
            this(atLeast, cause, false);
        }
    }

    /**
     * Something is set up wrongly, here or there: nothing is sent for a while, and nothing is dropped.
     *
     * @param cause what happened
     * @since 0.1.0
     */
    record Hold(String cause) implements Delivery {}

    /**
     * The receiver has none of the events and will not take them together: try parts, down to single events.
     *
     * @param reason why a single event is dropped in the end
     * @param cause what happened
     * @since 0.1.0
     */
    record Split(DropReason reason, String cause) implements Delivery {}

    /**
     * The receiver cannot read compressed bodies: the same events again, as they are.
     *
     * @param cause what happened
     * @since 0.1.0
     */
    record Uncompressed(String cause) implements Delivery {}
}
