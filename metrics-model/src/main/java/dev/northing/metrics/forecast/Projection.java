package dev.northing.metrics.forecast;

import dev.northing.metrics.input.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Holds what a method says of the periods to come.
 *
 * <p>Immutable.
 *
 * @param model the method with its form, for people, such as {@code ETS(A,Ad,A)}
 * @param points the periods to come, the next one first
 * @since 0.1.0
 */
public record Projection(String model, List<ProjectedPoint> points) {

    /**
     * Copies the list.
     *
     * @param model the method with its form
     * @param points the periods to come
     * @throws IllegalArgumentException if {@code model} is blank
     */
    public Projection {
        Require.text("model", model);
        points = List.copyOf(points);
    }

    /** The points of 1 to horizon steps ahead, or empty if one of them is. */
    static Optional<Projection> of(String model, int horizon, IntFunction<Optional<ProjectedPoint>> ahead) {
        List<ProjectedPoint> points = new ArrayList<>();
        for (int h = 1; h <= horizon; h++) {
            Optional<ProjectedPoint> point = ahead.apply(h);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            points.add(point.get());
        }
        return Optional.of(new Projection(model, points));
    }
}
