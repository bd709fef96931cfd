package dev.northing.metrics.priority;

import java.util.ArrayList;
import java.util.List;

/**
 * Ranks proposals by their RICE score, the highest first.
 *
 * <p>In words: a proposal's rank is one more than the number of proposals with a higher score, so ties share a rank and
 * the next rank is left out (1, 2, 2, 4). In symbols: rank(p) = 1 + |{q : score(q) &gt; score(p)}|. Scores are compared
 * exactly, without rounding; proposals of equal score keep their given order. Unit: places. Source: product handbook.
 * No proposals give an empty list. Example: scores 4, 2, 2 and 1 get the ranks 1, 2, 2 and 4 ({@code RiceRankingTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class RiceRanking {

    private RiceRanking() {}

    /**
     * Ranks proposals.
     *
     * @param proposals the proposals in any order
     * @return all of them, the highest score first
     */
    public static List<RankedProposal> rank(List<RiceProposal> proposals) {
        List<RiceProposal> ordered = new ArrayList<>(proposals);
        ordered.sort((one, other) -> other.compareScore(one));
        List<RankedProposal> ranked = new ArrayList<>();
        for (RiceProposal proposal : ordered) {
            ranked.add(new RankedProposal(rankAfter(ranked, proposal), proposal, proposal.score()));
        }
        return List.copyOf(ranked);
    }

    private static int rankAfter(List<RankedProposal> ranked, RiceProposal next) {
        if (ranked.isEmpty()) {
            return 1;
        }
        RankedProposal last = ranked.get(ranked.size() - 1);
        return last.proposal().compareScore(next) == 0 ? last.rank() : ranked.size() + 1;
    }
}
