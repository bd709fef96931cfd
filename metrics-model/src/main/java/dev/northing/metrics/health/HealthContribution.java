package dev.northing.metrics.health;

/**
 * Holds what one measure adds to a customer's health.
 *
 * <p>Immutable.
 *
 * @param group the measure's group
 * @param measure the measure
 * @param score its score, in [0, 100]
 * @param weight its share of the whole after missing measures gave theirs away, in (0, 1]
 * @since 0.1.0
 */
public record HealthContribution(String group, String measure, double score, double weight) {

    /**
     * How many points of the whole it costs.
     *
     * @return weight times what the score lacks to 100, at least 0
     */
    public double lost() {
        return weight * (HealthReading.BEST - score);
    }
}
