package dev.northing.metrics.northstar;

import dev.northing.metrics.input.Require;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * Holds what a unit did early on, and whether it stayed.
 *
 * <p>Immutable.
 *
 * @param unit the unit's id, not blank
 * @param cohort when it started, such as the first date of its month
 * @param behaviors how often it did what within which time, such as {@code builds_7d}, at least 0 each; one that is not
 *     there was not done
 * @param succeeded whether what is to be foretold came, such as being retained after 90 days; only units of which it is
 *     known belong here
 * @since 0.1.0
 */
public record ObservedUnit(String unit, LocalDate cohort, Map<String, Long> behaviors, boolean succeeded) {

    /**
     * Accepts counts that are not negative and copies them.
     *
     * @param unit the unit's id
     * @param cohort when it started
     * @param behaviors how often it did what
     * @param succeeded whether what is to be foretold came
     * @throws IllegalArgumentException if {@code unit} is blank or a count is negative
     */
    public ObservedUnit {
        Require.text("unit", unit);
        Objects.requireNonNull(cohort, "cohort");
        behaviors = Map.copyOf(behaviors);
        behaviors.values().forEach(count -> Require.atLeast("behaviors", count, 0));
    }

    boolean did(String behavior, long times) {
        return behaviors.getOrDefault(behavior, 0L) >= times;
    }
}
