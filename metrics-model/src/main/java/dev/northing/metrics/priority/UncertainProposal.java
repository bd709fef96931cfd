package dev.northing.metrics.priority;

import dev.northing.metrics.input.Require;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Holds a proposal whose estimates may be off.
 *
 * <p>The proposal's own values are the likeliest; each must lie in its range. A value without range is taken as sure.
 *
 * <p>Immutable.
 *
 * @param proposal the proposal
 * @param reach between which points the reach may lie
 * @param impact between which factors the impact may lie
 * @param effort between which person-months the effort may lie
 * @since 0.1.0
 */
public record UncertainProposal(
        RiceProposal proposal,
        Optional<EstimateRange> reach,
        Optional<EstimateRange> impact,
        Optional<EstimateRange> effort) {

    /**
     * Accepts ranges around the proposal's values.
     *
     * @param proposal the proposal
     * @param reach the range of its reach
     * @param impact the range of its impact
     * @param effort the range of its effort
     * @throws IllegalArgumentException if a value of the proposal is not in its range
     */
    public UncertainProposal {
        Objects.requireNonNull(proposal, "proposal");
        requireInside("reach", proposal.reach().points(), reach);
        requireInside("impact", proposal.impact().factor(), impact);
        requireInside("effort", proposal.effort(), effort);
    }

    /**
     * A proposal whose values are sure.
     *
     * @param proposal the proposal
     * @return the proposal without ranges
     */
    public static UncertainProposal sure(RiceProposal proposal) {
        return new UncertainProposal(proposal, Optional.empty(), Optional.empty(), Optional.empty());
    }

    double draw(RandomGenerator random) {
        if (reach.isEmpty() && impact.isEmpty() && effort.isEmpty()) {
            // As exact as can be, so that ties stay ties.
            return proposal.score().doubleValue();
        }
        double benefit = draw(proposal.reach().points(), reach, random)
                * draw(proposal.impact().factor(), impact, random)
                * proposal.confidence().factor().doubleValue();
        return benefit / draw(proposal.effort(), effort, random);
    }

    private static double draw(BigDecimal likely, Optional<EstimateRange> range, RandomGenerator random) {
        double value = likely.doubleValue();
        return range.map(known -> known.draw(value, random)).orElse(value);
    }

    private static void requireInside(String field, BigDecimal likely, Optional<EstimateRange> range) {
        double value = likely.doubleValue();
        range.filter(known -> value < known.low() || value > known.high()).ifPresent(known -> {
            throw Require.refused(field, likely, "a value in its range [" + known.low() + ", " + known.high() + "]");
        });
    }
}
