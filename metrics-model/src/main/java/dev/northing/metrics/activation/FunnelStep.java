package dev.northing.metrics.activation;

import dev.northing.metrics.EventView;
import dev.northing.metrics.input.Require;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Names one step of a funnel.
 *
 * <p>Immutable.
 *
 * @param name the step, not blank
 * @param events which events are the step
 * @since 0.1.0
 */
public record FunnelStep(String name, Predicate<? super EventView> events) {

    /**
     * Accepts a name that is not blank.
     *
     * @param name the step
     * @param events which events are the step
     * @throws IllegalArgumentException if the name is blank
     */
    public FunnelStep {
        Require.text("name", name);
        Objects.requireNonNull(events, "events");
    }

    /**
     * A step that is one kind of event.
     *
     * @param name the event's name, which is also the step's
     * @return the step
     * @throws IllegalArgumentException if the name is blank
     */
    public static FunnelStep named(String name) {
        return new FunnelStep(name, EventView.named(name));
    }
}
