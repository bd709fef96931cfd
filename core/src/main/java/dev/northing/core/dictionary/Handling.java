package dev.northing.core.dictionary;

import dev.northing.core.privacy.ScrubAction;
import java.util.Map;

/**
 * What is done to a property's value instead of its class's default.
 *
 * <p>Immutable.
 *
 * @param action what is done
 * @param settings the action's own settings as written, by name, in the order of names; may be empty
 * @since 0.1.0
 */
public record Handling(ScrubAction action, Map<String, String> settings) {

    /**
     * Copies the collections.
     *
     * @param action what is done
     * @param settings the action's own settings as written, by name, in the order of names; may be empty
     */
    public Handling {
        settings = SortedCopy.of(settings);
    }
}
