package dev.northing.metrics.lifetime;

import dev.northing.metrics.Figure;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Holds how many units will still be there at each age.
 *
 * <p>Immutable.
 *
 * @param alpha the first parameter of the churn rates' beta distribution, positive, or empty if there is none
 * @param beta the second one
 * @param identifiability how far the counts settle them
 * @param survival the share of a cohort that is there at age 1, 2, and so on, with an interval at 95 % where the
 *     likelihood is curved; undefined if {@link Identifiability#NOT_ESTIMABLE}
 * @param retention the share of those there at the age before that are there at age 1, 2, and so on
 * @since 0.1.0
 */
public record RetentionProjection(
        OptionalDouble alpha,
        OptionalDouble beta,
        Identifiability identifiability,
        List<Figure> survival,
        List<Figure> retention) {

    /**
     * Copies the lists.
     *
     * @param alpha the first parameter
     * @param beta the second parameter
     * @param identifiability how far the counts settle them
     * @param survival the share that is there at each age
     * @param retention the share of those there before
     */
    public RetentionProjection {
        Objects.requireNonNull(alpha, "alpha");
        Objects.requireNonNull(beta, "beta");
        Objects.requireNonNull(identifiability, "identifiability");
        survival = List.copyOf(survival);
        retention = List.copyOf(retention);
    }
}
