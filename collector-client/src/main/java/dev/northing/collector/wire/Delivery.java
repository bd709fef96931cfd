package dev.northing.collector.wire;

import dev.northing.collector.DropReason;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

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
     * @param understood false when it said more than that, and what it said could not be read
     * @since 0.1.0
     */
    record Delivered(boolean understood) implements Delivery {

        /** The receiver has all events, and says no more. */
        static final Delivered ALL = new Delivered(true);

        /** The receiver has taken the request; what it said about it could not be read. */
        static final Delivered UNREADABLE = new Delivered(false);
    }

    /**
     * The receiver has all events but those named here.
     *
     * @param rejected which of the request's events it refuses for good, by their index, from 0
     * @param retry which ones it wants again; none of them is rejected
     * @param atLeast how long it asks to wait before that; zero when it does not
     * @param cause what happened
     * @since 0.1.0
     */
    record Partial(Set<Integer> rejected, Set<Integer> retry, Duration atLeast, String cause) implements Delivery {

        /**
         * Copies the sets; what is both rejected and wanted again is rejected.
         *
         * @param rejected which of the request's events it refuses for good, by their index, from 0
         * @param retry which ones it wants again
         * @param atLeast how long it asks to wait before that; zero when it does not
         * @param cause what happened
         */
        public Partial {
            rejected = Set.copyOf(rejected);
            Set<Integer> again = new HashSet<>(retry);
            again.removeAll(rejected);
            retry = Set.copyOf(again);
        }
    }

    /**
     * The receiver has all events but some that it counts and does not name; none is to be sent again.
     *
     * @param rejected how many of the request's events it refuses for good
     * @param cause what happened
     * @since 0.1.0
     */
    record Unnamed(int rejected, String cause) implements Delivery {}

    /**
     * It did not work this time: the same events again, later.
     *
     * @param atLeast how long to wait because the receiver asks for it, or, when {@code unsent}, for reasons of this side; zero for
     *     no more than usual
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
