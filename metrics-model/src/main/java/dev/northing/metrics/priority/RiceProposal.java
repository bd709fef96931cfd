package dev.northing.metrics.priority;

import dev.northing.metrics.input.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * Scores a proposal by reach, impact, confidence and effort.
 *
 * <p>In words: the expected benefit for each person-month. In symbols: (R &times; I &times; C) / E. Unit: points per
 * person-month. Source: product handbook (its bands; the method itself has raw numbers of users as reach). Example:
 * reach 10, impact 0.5, confidence 80 % and 2 person-months give 10 &times; 0.5 &times; 0.8 / 2 = 2.0 ({@code
 * RiceProposalTest}).
 *
 * <p>Immutable.
 *
 * @param name what is proposed, not blank
 * @param reach the share of users reached
 * @param impact how much it matters to each of them
 * @param confidence how well founded the estimates are
 * @param effort person-months, positive
 * @since 0.1.0
 */
public record RiceProposal(String name, Reach reach, Impact impact, Confidence confidence, BigDecimal effort) {

    /**
     * Accepts a complete proposal.
     *
     * @param name what is proposed
     * @param reach the share of users reached
     * @param impact how much it matters
     * @param confidence how well founded the estimates are
     * @param effort person-months
     * @throws IllegalArgumentException if the name is blank or the effort is not positive
     */
    public RiceProposal {
        Require.text("name", name);
        Objects.requireNonNull(reach, "reach");
        Objects.requireNonNull(impact, "impact");
        Objects.requireNonNull(confidence, "confidence");
        if (effort.signum() <= 0) {
            throw Require.refused("effort", effort, "more than 0 person-months");
        }
    }

    /**
     * The score.
     *
     * @return (R &times; I &times; C) / E, exact where it has at most 34 digits, else rounded half even to 34
     */
    public BigDecimal score() {
        return benefit().divide(effort, MathContext.DECIMAL128);
    }

    // Compares without rounding: a / b and c / d as a d and c b, which is sound because efforts are positive.
    int compareScore(RiceProposal other) {
        return benefit().multiply(other.effort).compareTo(other.benefit().multiply(effort));
    }

    private BigDecimal benefit() {
        return reach.points().multiply(impact.factor()).multiply(confidence.factor());
    }
}
