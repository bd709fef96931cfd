package dev.northing.metrics.northstar;

import dev.northing.metrics.input.Require;
import java.util.List;
import java.util.Objects;

/**
 * Holds the one metric that shows the value customers get, with what moves it and what announces it.
 *
 * <p>Example: weekly active builds as the metric, activation and build frequency as inputs ({@code NorthStarTest}).
 *
 * <p>Immutable.
 *
 * @param name what it is, not blank
 * @param measured its figure and target
 * @param inputs what moves it, in the order of importance
 * @param indicators which behaviors announce that units will stay, the surest first
 * @since 0.1.0
 */
public record NorthStar(
        String name, TargetedFigure measured, List<NorthStarInput> inputs, List<LeadingIndicator> indicators) {

    /**
     * Accepts a complete North Star and copies the lists.
     *
     * @param name what it is
     * @param measured its figure and target
     * @param inputs what moves it
     * @param indicators which behaviors announce that units will stay
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public NorthStar {
        Require.text("name", name);
        Objects.requireNonNull(measured, "measured");
        inputs = List.copyOf(inputs);
        indicators = List.copyOf(indicators);
    }

    /**
     * The inputs that stand in a certain way to their targets.
     *
     * @param verdict met, missed or undefined
     * @return those inputs, in their order
     */
    public List<NorthStarInput> inputs(TargetVerdict verdict) {
        return inputs.stream()
                .filter(input -> input.measured().verdict() == verdict)
                .toList();
    }
}
