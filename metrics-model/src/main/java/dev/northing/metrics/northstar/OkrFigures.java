package dev.northing.metrics.northstar;

import dev.northing.metrics.Figure;

/**
 * Holds how far along an objective is.
 *
 * <p>Immutable.
 *
 * @param progress the way that is behind us: 0 at the start, 1 at the target, more beyond it, less than 0 in the wrong
 *     direction
 * @param elapsed the share of the time that has passed, in [0, 1]; definition {@code .elapsed}
 * @param pace progress over elapsed: 1 is just fast enough; definition {@code .pace}
 * @param chance the probability that the forecast ends at the target or beyond; undefined without a forecast that has
 *     an interval; definition {@code .chance}
 * @param status what follows
 * @since 0.1.0
 */
public record OkrFigures(Figure progress, Figure elapsed, Figure pace, Figure chance, OkrStatus status) {}
