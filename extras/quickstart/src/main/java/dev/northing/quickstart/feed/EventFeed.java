package dev.northing.quickstart.feed;

import dev.northing.core.event.Event;
import java.util.List;

/**
 * The events of one run, with what a reader must know about them.
 *
 * <p>Immutable.
 *
 * @param title what the events are, in one line; says so when they are simulated
 * @param events the events, each with its time, in the order of time
 * @param notes what was left out while reading and why, a line each; may be empty
 */
public record EventFeed(String title, List<Event> events, List<String> notes) {

    /**
     * Copies the lists.
     *
     * @param title what the events are
     * @param events the events
     * @param notes what was left out and why
     */
    public EventFeed {
        events = List.copyOf(events);
        notes = List.copyOf(notes);
    }
}
