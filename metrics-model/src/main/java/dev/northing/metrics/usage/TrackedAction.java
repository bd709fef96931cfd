package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.input.Require;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Names an action whose monthly active users are counted, and where it belongs.
 *
 * <p>Immutable.
 *
 * @param name the action, not blank
 * @param group the product group that owns it, not blank
 * @param stage the stage of the group, not blank
 * @param events which events are the action
 * @since 0.1.0
 */
public record TrackedAction(String name, String group, String stage, Predicate<? super EventView> events) {

    /**
     * Accepts names that are not blank.
     *
     * @param name the action
     * @param group the product group that owns it
     * @param stage the stage of the group
     * @param events which events are the action
     * @throws IllegalArgumentException if a name is blank
     */
    public TrackedAction {
        Require.text("name", name);
        Require.text("group", group);
        Require.text("stage", stage);
        Objects.requireNonNull(events, "events");
    }
}
