package dev.northing.metrics.lifetime;

/**
 * Says how far the counts can tell units that leave early from units that stay.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public enum Identifiability {
    /** The counts show that retention rises with age: the projection rests on what was seen. */
    IDENTIFIED,
    /** Too few ages were seen: a longer history may give quite other parameters. */
    FEW_AGES,
    /** The counts fit one and the same churn rate for all as well: how retention rises is a guess. */
    HETEROGENEITY_NOT_SEEN,
    /** Nobody left, all left at once, or there is no second age: there is no projection. */
    NOT_ESTIMABLE
}
