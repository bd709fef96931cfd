package dev.northing.core.event;

/**
 * Takes events: a telemetry client, a recorder in a test, a file.
 *
 * <p>An implementation never throws at the caller and never blocks it; what it cannot take, it counts. Safe for use by
 * many threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EventSink {

    /**
     * Takes one event.
     *
     * @param event the event; one with defects is refused and counted
     */
    void accept(Event event);
}
