package dev.northing.metrics.priority;

import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Computes how surely proposals have their ranks when their estimates may be off.
 *
 * <p>In words: each draw takes every ranged value from a triangle with its peak at the likeliest value, independently,
 * and ranks all proposals anew, ties sharing a place as in {@link RiceRanking}. Unit: places, and shares of draws.
 * Source: Monte Carlo simulation of RICE. The same proposals, draws and seed give the same result. No proposals give an
 * empty list. Example: a proposal of 2 points and one whose effort between 1 and 4 person-months puts it between 1 and
 * 4 points trade places in some draws ({@code RankStabilityTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class RankStability {

    /** How often is drawn unless another number is said. */
    public static final int DEFAULT_DRAWS = 10_000;

    private RankStability() {}

    /**
     * Ranks proposals many times.
     *
     * @param proposals the proposals in any order
     * @param draws how often, at least 1
     * @param random chooses the values of each draw
     * @return all proposals in the order of {@link RiceRanking}
     * @throws IllegalArgumentException if {@code draws} is less than 1
     */
    public static List<StableRank> of(List<UncertainProposal> proposals, int draws, RandomGenerator random) {
        Require.atLeast("draws", draws, 1);
        List<UncertainProposal> ordered = new ArrayList<>(proposals);
        // The ranking keeps the order of what is ordered already, so both lists run side by side.
        ordered.sort((one, other) -> other.proposal().compareScore(one.proposal()));
        List<RankedProposal> ranked = RiceRanking.rank(
                ordered.stream().map(UncertainProposal::proposal).toList());
        int[][] ranks = new int[ordered.size()][draws];
        for (int draw = 0; draw < draws; draw++) {
            double[] scores = ordered.stream()
                    .mapToDouble(proposal -> proposal.draw(random))
                    .toArray();
            for (int i = 0; i < scores.length; i++) {
                ranks[i][draw] = rank(scores, scores[i]);
            }
        }
        List<StableRank> stable = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            stable.add(stable(ranked.get(i), ranks[i]));
        }
        return List.copyOf(stable);
    }

    private static int rank(double[] scores, double own) {
        int higher = 0;
        for (double score : scores) {
            higher += score > own ? 1 : 0;
        }
        return higher + 1;
    }

    private static StableRank stable(RankedProposal ranked, int[] ranks) {
        long kept = 0;
        long first = 0;
        long sum = 0;
        for (int rank : ranks) {
            kept += rank == ranked.rank() ? 1 : 0;
            first += rank == 1 ? 1 : 0;
            sum += rank;
        }
        return new StableRank(
                ranked,
                new Proportion(kept, ranks.length),
                new Proportion(first, ranks.length),
                (double) sum / ranks.length);
    }
}
