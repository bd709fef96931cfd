package dev.northing.metrics.priority;

import java.math.BigDecimal;

/**
 * Holds a proposal with its place among others.
 *
 * <p>Immutable.
 *
 * @param rank its place, 1 for the highest score; equal scores share a place
 * @param proposal the proposal
 * @param score its score in points per person-month
 * @since 0.1.0
 */
public record RankedProposal(int rank, RiceProposal proposal, BigDecimal score) {}
