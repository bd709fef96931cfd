package dev.northing.collector;

/**
 * What a {@link TelemetryListener} is told.
 *
 * <p>Notices of one kind that follow each other while the listener is busy are told as one. More kinds may come in later
 * versions, so whoever distinguishes them has a branch for others.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public sealed interface TelemetryNotice {

    /**
     * The receiver has confirmed events.
     *
     * @param events how many, 1 or more
     * @since 0.1.0
     */
    record Delivered(long events) implements TelemetryNotice {}

    /**
     * Events were not accepted.
     *
     * @param reason why
     * @param events how many, 1 or more
     * @since 0.1.0
     */
    record Refused(DropReason reason, long events) implements TelemetryNotice {}

    /**
     * Events that had been accepted were given up.
     *
     * @param reason why
     * @param events how many, 1 or more
     * @since 0.1.0
     */
    record Dropped(DropReason reason, long events) implements TelemetryNotice {}

    /**
     * Tries to deliver have failed; the events go on waiting, or are told as dropped.
     *
     * @param tries how many, 1 or more
     * @param cause the last try's status, such as {@code HTTP 503}, or the name of an exception's class
     * @since 0.1.0
     */
    record Failed(long tries, String cause) implements TelemetryNotice {}

    /**
     * The receiver's answer means that something is set up wrongly: nothing is sent for at least a minute.
     *
     * @param cause the answer's status, such as {@code HTTP 401}
     * @since 0.1.0
     */
    record Held(String cause) implements TelemetryNotice {}

    /**
     * The receiver takes events again after tries that had failed.
     *
     * @since 0.1.0
     */
    record Resumed() implements TelemetryNotice {}

    /**
     * The state directory cannot be written to: events wait in memory, and are not safe there.
     *
     * @since 0.1.0
     */
    record DiskFailed() implements TelemetryNotice {}

    /**
     * The state directory can be written to again.
     *
     * @since 0.1.0
     */
    record DiskRecovered() implements TelemetryNotice {}

    /**
     * The listener was busy for so long that it could not be told everything; the books are complete.
     *
     * @param notices how many notices it was not told, 1 or more
     * @since 0.1.0
     */
    record Missed(long notices) implements TelemetryNotice {}
}
