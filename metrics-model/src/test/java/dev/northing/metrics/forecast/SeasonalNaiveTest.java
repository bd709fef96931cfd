package dev.northing.metrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.stats.StudentT;
import org.junit.jupiter.api.Test;

class SeasonalNaiveTest {

    @Test
    void repeatsTheSeasonBefore() {
        Projection projection =
                new SeasonalNaive(3).project(4, 0.95, 1, 2, 3, 1, 2, 4).orElseThrow();

        assertThat(projection.points()).extracting(ProjectedPoint::value).containsExactly(1.0, 2.0, 4.0, 1.0);
    }

    @Test
    void isOffByWhatSeasonsUsedToDiffer() {
        Projection projection =
                new SeasonalNaive(3).project(4, 0.95, 1, 2, 3, 1, 2, 4).orElseThrow();

        // Differences 0, 0 and 1: a mean square of 1/3; the second season ahead has twice that.
        double half = StudentT.twoSided(0.95, 3) * Math.sqrt(1.0 / 3);
        assertThat(projection.points().get(0).interval().orElseThrow().high()).isCloseTo(1 + half, within(1e-12));
        assertThat(projection.points().get(3).interval().orElseThrow().high())
                .isCloseTo(1 + half * Math.sqrt(2), within(1e-12));
    }

    @Test
    void needsTwoDifferences() {
        assertThat(new SeasonalNaive(3).project(1, 0.95, 1, 2, 3, 4)).isEmpty();
        assertThat(new SeasonalNaive(3).project(1, 0.95, 1, 2, 3, 4, 5)).isPresent();
        assertThat(new SeasonalNaive(1).project(1, 0.95)).isEmpty();
    }

    @Test
    void refusesNoSeason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeasonalNaive(0))
                .withMessage("period: 0, expected at least 1");
    }
}
