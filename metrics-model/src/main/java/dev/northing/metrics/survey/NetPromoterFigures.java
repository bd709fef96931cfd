package dev.northing.metrics.survey;

import dev.northing.metrics.Figure;

/**
 * Holds one period's net promoter score.
 *
 * <p>Immutable.
 *
 * @param score 100 times the share of promoters minus that of detractors, in [-100, 100]
 * @param promoters the share of answers of 9 and 10; definition {@code .promoters}
 * @param passives the share of answers of 7 and 8; definition {@code .passives}
 * @param detractors the share of answers of 0 to 6; definition {@code .detractors}
 * @param change the score minus that of the period before, undefined for the first; an interval without 0 makes it
 *     significant; definition {@code .change}
 * @since 0.1.0
 */
public record NetPromoterFigures(Figure score, Figure promoters, Figure passives, Figure detractors, Figure change) {}
