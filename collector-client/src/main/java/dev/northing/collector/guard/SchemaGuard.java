package dev.northing.collector.guard;

import dev.northing.collector.transform.EventPlans;
import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.error.ConfigurationException;
import dev.northing.core.event.Event;
import dev.northing.core.schema.EventValidator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules under which an event may be kept.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class SchemaGuard {

    private final Map<String, EventRules> rules = new HashMap<>();

    /**
     * Prepares the rules of a dictionary.
     *
     * @param dictionary the dictionary
     * @param applicationVersion the application's version, for definitions that expire by version
     * @param plans makes the plans of what is done to values
     * @throws ConfigurationException if a definition would let too much through
     */
    public SchemaGuard(MetricDictionary dictionary, String applicationVersion, EventPlans plans) {
        EventValidator validator = new EventValidator(dictionary, applicationVersion);
        dictionary
                .events()
                .forEach((action, definition) ->
                        rules.put(action, new EventRules(definition, validator, plans.plan(definition))));
    }

    /**
     * Finds the rules of an event.
     *
     * @param event the event
     * @return its rules, or null when the dictionary does not declare it
     */
    public @Nullable EventRules find(Event event) {
        return rules.get(event.name());
    }
}
