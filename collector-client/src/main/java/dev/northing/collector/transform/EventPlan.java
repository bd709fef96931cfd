package dev.northing.collector.transform;

import dev.northing.collector.PropertyRemoval;
import dev.northing.core.event.Event;
import dev.northing.core.event.Properties;
import dev.northing.core.event.Subject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the values of one event, prepared once.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class EventPlan {

    private final Site site;
    private final SubjectPlan subjects;
    private final PropertiesPlan properties;

    EventPlan(Site site, SubjectPlan subjects, PropertiesPlan properties) {
        this.site = site;
        this.subjects = subjects;
        this.properties = properties;
    }

    /**
     * Does to an event what its definition says.
     *
     * @param event the event, of the definition's name
     * @param epochDay the day, counted from 1970-01-01 UTC
     * @param faults says of a property why it is left out before anything is done to it, or null
     * @param changes is told of every change
     * @return the event as it may leave; the same object when nothing was to be done
     */
    @SuppressWarnings("ReferenceEquality") // the same object says that nothing was done
    public Event apply(
            Event event, long epochDay, Function<String, @Nullable PropertyRemoval> faults, Changes changes) {
        Pass pass = new Pass(changes, epochDay, site);
        Subject subject = subjects.apply(event.subject(), pass);
        Properties kept = properties.apply(event.properties(), pass, faults);
        return subject == event.subject() && kept == event.properties() ? event : event.with(subject, kept);
    }
}
