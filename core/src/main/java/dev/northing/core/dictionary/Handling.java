package dev.northing.core.dictionary;

import dev.northing.core.privacy.ScrubAction;
import dev.northing.core.privacy.ValueAction;
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

    /**
     * Reads the settings; what is not given has the default that {@code docs/privacy.md} names.
     *
     * @return the action in full
     * @throws IllegalArgumentException if the action has no such setting, or its value does not fit; a dictionary from YAML never does
     */
    public ValueAction toAction() {
        try {
            return ActionSettings.action(action, settings);
        } catch (ActionSettings.UnfitSetting unfit) {
            throw new IllegalArgumentException("handling " + action.key() + ", " + unfit.getMessage(), unfit);
        }
    }
}
