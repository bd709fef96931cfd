package dev.northing.metrics.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.stats.Proportion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankStabilityTest {

    private static final int DRAWS = RankStability.DEFAULT_DRAWS;

    @Test
    void ranksSureProposalsTheSameEveryTime() {
        List<StableRank> stable = RankStability.of(
                List.of(
                        UncertainProposal.sure(taking("b", "5")),
                        UncertainProposal.sure(taking("a", "2.5")),
                        UncertainProposal.sure(taking("c", "5"))),
                DRAWS,
                new Random(1));

        assertThat(stable).extracting(rank -> rank.ranked().rank()).containsExactly(1, 2, 2);
        assertThat(stable).allSatisfy(rank -> assertThat(rank.keepsRank()).isEqualTo(new Proportion(DRAWS, DRAWS)));
        assertThat(stable.get(0).first()).isEqualTo(new Proportion(DRAWS, DRAWS));
        assertThat(stable.get(1).meanRank()).isEqualTo(2);
    }

    @Test
    void seesHowOftenProposalsTradePlaces() {
        // Effort between 1 and 4 with the peak at 4 falls below 3 with the chance (2/3)^2 = 4/9.
        UncertainProposal maybe = new UncertainProposal(
                taking("maybe", "4"), Optional.empty(), Optional.empty(), Optional.of(new EstimateRange(1, 4)));

        List<StableRank> stable =
                RankStability.of(List.of(maybe, UncertainProposal.sure(taking("sure", "3"))), DRAWS, new Random(1));

        assertThat(stable.get(0).ranked().proposal().name()).isEqualTo("sure");
        // One deviation of the share is 0.005.
        assertThat(stable.get(0).keepsRank().value().orElseThrow()).isCloseTo(5.0 / 9, within(0.025));
        assertThat(stable.get(1).first().value().orElseThrow()).isCloseTo(4.0 / 9, within(0.025));
        assertThat(stable.get(1).meanRank()).isCloseTo(1 + 5.0 / 9, within(0.025));
    }

    @Test
    void drawsFromATriangle() {
        Random random = new Random(2);
        EstimateRange range = new EstimateRange(1, 5);
        double sum = 0;
        int belowPeak = 0;
        int outside = 0;
        for (int i = 0; i < 100_000; i++) {
            double value = range.draw(2, random);
            outside += value < 1 || value > 5 ? 1 : 0;
            sum += value;
            belowPeak += value < 2 ? 1 : 0;
        }

        assertThat(outside).isZero();
        // Mean (1 + 2 + 5)/3, share below the peak (2 - 1)/(5 - 1); deviations 0.003 and 0.0014.
        assertThat(sum / 100_000).isCloseTo(8.0 / 3, within(0.015));
        assertThat(belowPeak / 100_000.0).isCloseTo(0.25, within(0.007));
    }

    @Test
    void repeatsItselfForTheSameSeed() {
        List<UncertainProposal> proposals = List.of(
                new UncertainProposal(
                        taking("a", "4"),
                        Optional.of(new EstimateRange(5, 12)),
                        Optional.of(new EstimateRange(0.5, 2)),
                        Optional.of(new EstimateRange(1, 9))),
                UncertainProposal.sure(taking("b", "4")));

        assertThat(RankStability.of(proposals, 500, new Random(3)))
                .isEqualTo(RankStability.of(proposals, 500, new Random(3)))
                .isNotEqualTo(RankStability.of(proposals, 500, new Random(4)));
    }

    @Test
    void ranksNothing() {
        assertThat(RankStability.DEFAULT_DRAWS).isEqualTo(10_000);
        assertThat(RankStability.of(List.of(), 1, new Random(1))).isEmpty();
    }

    @Test
    void refusesARangeWithoutTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UncertainProposal(
                        taking("a", "5"), Optional.empty(), Optional.empty(), Optional.of(new EstimateRange(1, 4))))
                .withMessage("effort: 5, expected a value in its range [1.0, 4.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EstimateRange(0, 4))
                .withMessage("low: 0.0, expected a positive finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EstimateRange(2, 1))
                .withMessage("high: 1.0, expected a finite number, at least 2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankStability.of(List.of(), 0, new Random(1)))
                .withMessage("draws: 0, expected at least 1");
    }

    private static RiceProposal taking(String name, String effort) {
        return new RiceProposal(name, Reach.NEARLY_ALL, Impact.MEDIUM, Confidence.HIGH, new BigDecimal(effort));
    }
}
