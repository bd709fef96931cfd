package dev.northing.collector;

/**
 * Is told what becomes of events: an extension point for hosts that watch their telemetry.
 *
 * <p>It is called on the executor that was given with it, one call at a time and in order, some time after what it tells of. What
 * it throws is contained and counted in the log. It may call the client. It hears of numbers, reasons and statuses only, never of
 * a name or a value out of an event; {@link TelemetryClient#accounting()} has the books.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TelemetryListener {

    /**
     * Takes a notice.
     *
     * @param notice what happened
     */
    void on(TelemetryNotice notice);
}
