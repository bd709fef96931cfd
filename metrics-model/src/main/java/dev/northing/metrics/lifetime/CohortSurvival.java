package dev.northing.metrics.lifetime;

import dev.northing.metrics.input.Require;
import java.util.List;

/**
 * Holds how many units of one cohort were still there after each period.
 *
 * <p>Immutable.
 *
 * @param cohort the cohort's name, not blank
 * @param survivors how many there were at age 0, 1, and so on: at least 0, never more than before, at least age 0;
 *     only ages that the whole cohort has reached
 * @since 0.1.0
 */
public record CohortSurvival(String cohort, List<Long> survivors) {

    /**
     * Accepts counts that never grow.
     *
     * @param cohort the cohort's name
     * @param survivors how many there were at each age
     * @throws IllegalArgumentException if the name is blank, there is no age 0, or a count is negative or larger than
     *     the one before
     */
    public CohortSurvival {
        Require.text("cohort", cohort);
        survivors = Require.notEmpty("survivors", survivors);
        for (int age = 0; age < survivors.size(); age++) {
            Require.atLeast("survivors[" + age + "]", survivors.get(age), 0);
            if (age > 0 && survivors.get(age) > survivors.get(age - 1)) {
                throw Require.refused(
                        "survivors[" + age + "]",
                        survivors.get(age),
                        "from 0 to " + survivors.get(age - 1) + ", the number before");
            }
        }
    }
}
