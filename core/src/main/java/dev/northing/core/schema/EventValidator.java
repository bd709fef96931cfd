package dev.northing.core.schema;

import dev.northing.core.dictionary.EventDefinition;
import dev.northing.core.dictionary.Expiry;
import dev.northing.core.dictionary.Lifecycle;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.Status;
import dev.northing.core.event.Event;
import dev.northing.core.event.EventDefect;
import dev.northing.core.event.Identifier;
import dev.northing.core.event.Subject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks events against the definitions of a dictionary.
 *
 * <p>Checks that are prepared once make one check of a sound event cost about a lookup and a comparison a property. An
 * event with defects, without a definition, removed or expired gets that one violation and no others.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class EventValidator {

    private final Map<String, EventCheck> checks = new HashMap<>();

    /**
     * Prepares the checks of a dictionary for a product whose version is unknown: no definition expires by version.
     *
     * @param dictionary the dictionary
     */
    public EventValidator(MetricDictionary dictionary) {
        this(dictionary, null);
    }

    /**
     * Prepares the checks of a dictionary.
     *
     * @param dictionary the dictionary
     * @param productVersion the version of the application, such as {@code 16.10}, or null when unknown
     */
    public EventValidator(MetricDictionary dictionary, @Nullable String productVersion) {
        for (EventDefinition definition : dictionary.events().values()) {
            checks.put(definition.action(), new EventCheck(definition, productVersion));
        }
    }

    /**
     * Checks one event.
     *
     * @param event the event
     * @param today the day in UTC, for definitions that expire
     * @return what is wrong, in the order of properties; empty for an event that keeps to its definition
     */
    public List<Violation> validate(Event event, LocalDate today) {
        if (!event.defects().isEmpty()) {
            EventDefect first = event.defects().get(0);
            return List.of(new Violation.Defective(first));
        }
        EventCheck check = checks.get(event.name());
        return check == null ? List.of(new Violation.UndeclaredEvent()) : check.check(event, today);
    }

    /** The checks of one event's definition. */
    private static final class EventCheck {

        private final EventDefinition definition;
        private final boolean expiredByVersion;
        private final PropertyChecks properties;
        private final Identifier[] identifiers;

        EventCheck(EventDefinition definition, @Nullable String productVersion) {
            this.definition = definition;
            Expiry expires = definition.lifecycle().expires();
            this.expiredByVersion =
                    expires instanceof Expiry.InVersion end && productVersion != null && end.isReached(productVersion);
            this.properties = new PropertyChecks(definition.properties().values());
            this.identifiers = known(definition.identifiers());
        }

        private static Identifier[] known(List<String> keys) {
            EnumSet<Identifier> found = EnumSet.noneOf(Identifier.class);
            for (String key : keys) {
                Identifier.ofKey(key).ifPresent(found::add);
            }
            return found.toArray(new Identifier[0]);
        }

        List<Violation> check(Event event, LocalDate today) {
            Violation end = checkLifecycle(today);
            if (end != null) {
                return List.of(end);
            }
            Violations found = new Violations();
            checkIdentifiers(event.subject(), found);
            properties.check(event.properties(), found);
            return found.toList();
        }

        private @Nullable Violation checkLifecycle(LocalDate today) {
            Lifecycle lifecycle = definition.lifecycle();
            if (lifecycle.status() == Status.REMOVED) {
                return new Violation.RemovedEvent(definition.action(), lifecycle.removedIn());
            }
            Expiry expires = lifecycle.expires();
            return expires != null && (expiredByVersion || expires.isReached(today))
                    ? new Violation.ExpiredEvent(definition.action(), expires)
                    : null;
        }

        private void checkIdentifiers(Subject subject, Violations found) {
            for (Identifier identifier : identifiers) {
                if (subject.find(identifier) == null) {
                    found.add(new Violation.MissingIdentifier(definition.action(), identifier.key()));
                }
            }
        }
    }
}
