package dev.northing.metrics.priority;

import dev.northing.metrics.stats.Proportion;

/**
 * Holds a proposal's place and how surely it has it.
 *
 * <p>Immutable.
 *
 * @param ranked the proposal with the place that its likeliest values give
 * @param keepsRank in how many draws it has that very place
 * @param first in how many draws it has the first place, alone or shared
 * @param meanRank its mean place over all draws, at least 1
 * @since 0.1.0
 */
public record StableRank(RankedProposal ranked, Proportion keepsRank, Proportion first, double meanRank) {}
