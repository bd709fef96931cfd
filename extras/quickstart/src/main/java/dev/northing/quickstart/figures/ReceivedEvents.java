package dev.northing.quickstart.figures;

import dev.northing.core.event.Event;
import dev.northing.metrics.read.ReadRules;
import dev.northing.metrics.read.RowPlace;
import dev.northing.metrics.read.StoredEvent;
import java.util.ArrayList;
import java.util.List;

/** Received events as calculators see them: a unit is an organization, else a person. */
final class ReceivedEvents {

    private ReceivedEvents() {}

    /** The same events, each with id and time, in the same order. */
    static List<StoredEvent> views(List<Event> events) {
        List<StoredEvent> views = new ArrayList<>(events.size());
        for (Event event : events) {
            String unit = StoredEvent.unitOf(event, ReadRules.DEFAULT_UNITS).orElse("nobody");
            views.add(new StoredEvent(event, unit, new RowPlace("received", views.size() + 1L)));
        }
        return List.copyOf(views);
    }
}
