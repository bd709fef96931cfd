package dev.northing.metrics.northstar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.core.dictionary.MetricTarget;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class NorthStarTest {

    private static final MetricTarget AT_LEAST_ONE =
            new MetricTarget(MetricTarget.Comparison.AT_LEAST, BigDecimal.ONE, null);

    @Test
    void showsWhichInputsMissTheirTargets() {
        NorthStarInput activation = input("activation", 1);
        NorthStarInput frequency = input("build_frequency", 0.5);
        NorthStar star = new NorthStar(
                "weekly_active_builds",
                new TargetedFigure(Okr.figure(2), AT_LEAST_ONE),
                List.of(activation, frequency),
                List.of());

        assertThat(star.measured().verdict()).isEqualTo(TargetVerdict.MET);
        assertThat(star.inputs(TargetVerdict.MISSED)).containsExactly(frequency);
        assertThat(star.inputs(TargetVerdict.MET)).containsExactly(activation);
        assertThat(star.inputs(TargetVerdict.UNDEFINED)).isEmpty();
    }

    @Test
    void refusesAnInputWithoutReason() {
        TargetedFigure measured = new TargetedFigure(Okr.figure(2), AT_LEAST_ONE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NorthStarInput("activation", " ", measured))
                .withMessage("why: blank, expected text that is not blank");
    }

    private static NorthStarInput input(String name, double value) {
        return new NorthStarInput(name, "more of it, more builds", new TargetedFigure(Okr.figure(value), AT_LEAST_ONE));
    }
}
