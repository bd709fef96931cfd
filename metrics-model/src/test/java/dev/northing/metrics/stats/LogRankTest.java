package dev.northing.metrics.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogRankTest {

    @Test
    void agreesWithThePublishedTrial() {
        // R's survdiff: expected 19.25 and 10.75, chi-square 16.79, p = 4.17e-05.
        LogRankResult result =
                LogRank.test(List.of(Freireich.treated(), Freireich.placebo())).orElseThrow();

        assertThat(result.chiSquare()).isCloseTo(16.79, within(0.005));
        assertThat(result.degrees()).isEqualTo(1);
        assertThat(result.pValue()).isCloseTo(4.17e-5, within(5e-8));
        assertThat(result.observed()).containsExactly(9.0, 21.0);
        assertThat(result.expected().get(0)).isCloseTo(19.25, within(0.005));
        assertThat(result.expected().get(1)).isCloseTo(10.75, within(0.005));
    }

    @Test
    void agreesWithAWalkByHand() {
        // Group a: events at 1 and 3; group b: an event at 2, censored at 4. At 1: n = 4, 2 in a; at 2: n = 3, 1 in a;
        // at 3: n = 2, 1 in a. E(a) = 1/2 + 1/3 + 1/2 = 4/3, V = 1/4 + 2/9 + 1/4 = 13/18.
        LogRankResult result = LogRank.test(List.of(
                        List.of(DurationCount.event(1), DurationCount.event(3)),
                        List.of(DurationCount.event(2), DurationCount.censored(4))))
                .orElseThrow();

        assertThat(result.chiSquare()).isCloseTo(4.0 / 9 / (13.0 / 18), within(1e-12));
        assertThat(result.expected().get(0)).isCloseTo(4.0 / 3, within(1e-12));
    }

    @Test
    void doesNotDependOnTheOrderOfThreeGroups() {
        List<DurationCount> third = List.of(DurationCount.event(4), DurationCount.event(30), DurationCount.censored(9));
        LogRankResult one = LogRank.test(List.of(Freireich.treated(), Freireich.placebo(), third))
                .orElseThrow();
        LogRankResult other = LogRank.test(List.of(third, Freireich.treated(), Freireich.placebo()))
                .orElseThrow();

        assertThat(one.degrees()).isEqualTo(2);
        assertThat(one.chiSquare()).isCloseTo(other.chiSquare(), within(1e-9));
        // With two degrees of freedom the tail is exp(-x/2).
        assertThat(one.pValue()).isCloseTo(Math.exp(-one.chiSquare() / 2), within(1e-12));
    }

    @Test
    void findsNoDifferenceBetweenAGroupAndItself() {
        LogRankResult result =
                LogRank.test(List.of(Freireich.placebo(), Freireich.placebo())).orElseThrow();

        assertThat(result.chiSquare()).isCloseTo(0, within(1e-12));
        assertThat(result.pValue()).isCloseTo(1, within(1e-6));
    }

    @Test
    void isUndefinedWithoutUnitsToCompare() {
        assertThat(LogRank.test(List.of(List.of(), List.of()))).isEmpty();
        assertThat(LogRank.test(List.of(Freireich.placebo(), List.of()))).isEmpty();
        assertThat(LogRank.test(List.of(List.of(DurationCount.censored(3)), List.of(DurationCount.censored(2)))))
                .isEmpty();
    }

    @Test
    void refusesASingleGroup() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogRank.test(List.of(Freireich.placebo())))
                .withMessage("groups: 1, expected at least 2");
    }
}
