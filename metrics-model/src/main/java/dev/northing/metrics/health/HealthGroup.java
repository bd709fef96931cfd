package dev.northing.metrics.health;

import dev.northing.metrics.input.Require;
import java.util.List;

/**
 * Names a group of measures that weigh together.
 *
 * <p>Immutable.
 *
 * @param name the group, not blank
 * @param weight its weight among the groups, positive and finite
 * @param measures its measures, at least one
 * @since 0.1.0
 */
public record HealthGroup(String name, double weight, List<HealthMeasure> measures) {

    /**
     * Accepts a complete group and copies its measures.
     *
     * @param name the group
     * @param weight its weight
     * @param measures its measures
     * @throws IllegalArgumentException if {@code name} is blank, {@code weight} is not positive and finite, or there is
     *     no measure
     */
    public HealthGroup {
        Require.text("name", name);
        requireWeight(weight);
        measures = Require.notEmpty("measures", measures);
    }

    static void requireWeight(double weight) {
        if (!(weight > 0 && weight <= Double.MAX_VALUE)) {
            throw Require.refused("weight", weight, "a positive finite number");
        }
    }

    double weightOfMeasures() {
        return measures.stream().mapToDouble(HealthMeasure::weight).sum();
    }
}
