package dev.northing.metrics.priority;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiceRankingTest {

    @Test
    void sharesARankBetweenTiesAndLeavesOutTheNext() {
        List<RankedProposal> ranked = RiceRanking.rank(List.of(
                taking("two, first", "5"), taking("four", "10"), taking("one", "2.5"), taking("two, second", "5")));

        assertThat(ranked).extracting(RankedProposal::rank).containsExactly(1, 2, 2, 4);
        assertThat(ranked)
                .extracting(RankedProposal::score)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("4"), new BigDecimal("2"), new BigDecimal("2"), new BigDecimal("1"));
    }

    @Test
    void keepsTheGivenOrderOfTies() {
        assertThat(RiceRanking.rank(List.of(taking("b", "5"), taking("a", "5"), taking("c", "2.5"))))
                .extracting(ranked -> ranked.proposal().name())
                .containsExactly("c", "b", "a");
    }

    @Test
    void seesATieThatRoundingWouldHide() {
        // 10 x 0.25 / 3 = 1.5 x 1 / 1.8 = 0.8333..., reached from different numbers.
        RiceProposal one = proposal("one", Reach.NEARLY_ALL, Impact.MINIMAL, "3");
        RiceProposal other = proposal("other", Reach.SOME, Impact.MEDIUM, "1.8");

        assertThat(RiceRanking.rank(List.of(one, other)))
                .extracting(RankedProposal::rank)
                .containsExactly(1, 1);
    }

    @Test
    void seesADifferenceThatRoundingWouldHide() {
        RiceProposal less = taking("less", "3.0000000000000000000000000000000000000000001");
        RiceProposal more = taking("more", "3");

        // Less effort for the same benefit ranks higher, though both scores round to the same 34 digits.
        assertThat(less.score()).isEqualByComparingTo(more.score());
        assertThat(RiceRanking.rank(List.of(less, more)))
                .extracting(ranked -> ranked.proposal().name())
                .containsExactly("more", "less");
    }

    @Test
    void ranksNothing() {
        assertThat(RiceRanking.rank(List.of())).isEmpty();
    }

    private static RiceProposal taking(String name, String effort) {
        return proposal(name, Reach.NEARLY_ALL, Impact.MEDIUM, effort);
    }

    private static RiceProposal proposal(String name, Reach reach, Impact impact, String effort) {
        return new RiceProposal(name, reach, impact, Confidence.HIGH, new BigDecimal(effort));
    }
}
