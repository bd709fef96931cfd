package dev.northing.metrics.activation;

import dev.northing.metrics.EventView;
import dev.northing.metrics.input.Require;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Names events that must not happen between two steps of a funnel.
 *
 * <p>An event counts strictly between: at the instant of a step it has no effect.
 *
 * <p>Immutable.
 *
 * @param events which events are excluded
 * @param afterStep the step after which they are, counted from 1
 * @param beforeStep the step before which they are, more than {@code afterStep}
 * @since 0.1.0
 */
public record Exclusion(Predicate<? super EventView> events, int afterStep, int beforeStep) {

    /**
     * Accepts steps in order.
     *
     * @param events which events are excluded
     * @param afterStep the step after which they are
     * @param beforeStep the step before which they are
     * @throws IllegalArgumentException if {@code afterStep} is less than 1 or {@code beforeStep} is not after it
     */
    public Exclusion {
        Objects.requireNonNull(events, "events");
        Require.atLeast("afterStep", afterStep, 1);
        Require.atLeast("beforeStep", beforeStep, afterStep + 1L);
    }

    boolean covers(int reach) {
        return afterStep <= reach && reach < beforeStep;
    }
}
