package dev.northing.collector.spool;

/**
 * An event on its way out of a store.
 *
 * <p>Immutable.
 *
 * @param sequence its number among the events of the same origin, 1 or more, rising
 * @param event what was stored
 * @since 0.1.0
 */
public record StoredEvent(long sequence, EventRecord event) {}
