package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import java.util.List;
import java.util.Optional;

/**
 * Holds how a customer is, and what speaks for it.
 *
 * <p>Immutable.
 *
 * @param score the weighted score, in [0, 100]
 * @param coverage the share of all weight whose measures are there; definition {@code .coverage}
 * @param grade the grade, or empty if there is no score or the customer is too new
 * @param overridden whether a red measure made the whole red
 * @param contributions what each measure adds, the costliest first
 * @param missing the measures that are not there or too old, in the model's order
 * @param stale the measures that count but are stale, in the model's order
 * @since 0.1.0
 */
public record CustomerHealthFigures(
        Figure score,
        Figure coverage,
        Optional<Grade> grade,
        boolean overridden,
        List<HealthContribution> contributions,
        List<String> missing,
        List<String> stale) {

    /**
     * Copies the lists.
     *
     * @param score the weighted score
     * @param coverage the share of all weight that is there
     * @param grade the grade
     * @param overridden whether a red measure made the whole red
     * @param contributions what each measure adds
     * @param missing the measures that are not there
     * @param stale the measures that are stale
     */
    public CustomerHealthFigures {
        contributions = List.copyOf(contributions);
        missing = List.copyOf(missing);
        stale = List.copyOf(stale);
    }
}
