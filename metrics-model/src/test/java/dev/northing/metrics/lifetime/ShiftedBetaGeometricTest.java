package dev.northing.metrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShiftedBetaGeometricTest {

    private static final TimeWindow WINDOW = TimeWindow.trailingDays(365, Instant.parse("2026-03-08T00:00:00Z"));

    // Percent there after each year, Fader and Hardie 2007, table 1, as numbers of 1,000; the model saw seven years.
    private static final Long[] HIGH_END = {1000L, 869L, 743L, 653L, 593L, 551L, 517L, 491L};
    private static final double[] HIGH_END_LATER = {0.468, 0.445, 0.427, 0.409, 0.394};
    private static final Long[] REGULAR = {1000L, 631L, 468L, 382L, 326L, 289L, 262L, 241L};
    private static final double[] REGULAR_LATER = {0.223, 0.207, 0.194, 0.183, 0.173};

    @Test
    void findsTheParametersPublishedForHighEnd() {
        RetentionProjection projection = project(12, HIGH_END);

        assertThat(projection.alpha().orElseThrow()).isCloseTo(0.668, within(5e-4));
        assertThat(projection.beta().orElseThrow()).isCloseTo(3.806, within(5e-4));
        assertThat(projection.identifiability()).isEqualTo(Identifiability.IDENTIFIED);
    }

    @Test
    void findsTheParametersPublishedForRegular() {
        RetentionProjection projection = project(12, REGULAR);

        assertThat(projection.alpha().orElseThrow()).isCloseTo(0.704, within(5e-4));
        assertThat(projection.beta().orElseThrow()).isCloseTo(1.182, within(5e-4));
    }

    @Test
    void projectsTheYearsItHasNotSeen() {
        List<Figure> highEnd = project(12, HIGH_END).survival();
        List<Figure> regular = project(12, REGULAR).survival();

        for (int i = 0; i < HIGH_END_LATER.length; i++) {
            assertThat(value(highEnd, 8 + i)).isCloseTo(HIGH_END_LATER[i], within(0.017));
            assertThat(value(regular, 8 + i)).isCloseTo(REGULAR_LATER[i], within(0.005));
        }
        // (beta + t - 1) / (alpha + beta + t - 1) by hand, at the published parameters.
        assertThat(value(project(12, HIGH_END).retention(), 1)).isCloseTo(3.806 / 4.474, within(1e-4));
    }

    @Test
    void boundsTheProjectionByItsOwnUncertainty() {
        List<Figure> small =
                project(12, 100L, 87L, 74L, 65L, 59L, 55L, 52L, 49L).survival();
        List<Figure> large = project(12, HIGH_END).survival();

        for (int age = 1; age <= 12; age++) {
            Interval wide = small.get(age - 1).interval().orElseThrow();
            Interval narrow = large.get(age - 1).interval().orElseThrow();
            assertThat(wide.width()).isGreaterThan(narrow.width());
            assertThat(narrow.contains(value(large, age))).isTrue();
            assertThat(wide.low()).isPositive();
            assertThat(wide.high()).isLessThan(1);
        }
    }

    @Test
    void poolsCohortsByWhoWasAtRisk() {
        CohortSurvival old = new CohortSurvival("old", Arrays.asList(HIGH_END));
        CohortSurvival young = new CohortSurvival("young", List.of(1000L, 869L, 743L));

        RetentionProjection twice = ShiftedBetaGeometric.project("r", WINDOW, List.of(old, old), 3);
        RetentionProjection mixed = ShiftedBetaGeometric.project("r", WINDOW, List.of(old, young), 3);

        assertThat(twice.alpha().orElseThrow())
                .isCloseTo(project(3, HIGH_END).alpha().orElseThrow(), within(1e-4));
        assertThat(mixed.survival().get(0).n()).isEqualTo(2000);
        assertThat(mixed.identifiability()).isEqualTo(Identifiability.IDENTIFIED);
    }

    @Test
    void findsTheParametersOfSimulatedCohorts() {
        Random random = new Random(8);
        List<Long> survivors = simulated(random, 40_000, 12);

        RetentionProjection projection = project(12, survivors.toArray(new Long[0]));

        assertThat(projection.alpha().orElseThrow()).as("seed 8").isCloseTo(1, within(0.1));
        assertThat(projection.beta().orElseThrow()).as("seed 8").isCloseTo(2, within(0.2));
    }

    @Test
    void flagsOneChurnRateForAll() {
        RetentionProjection projection = project(10, 10_000L, 8_000L, 6_400L, 5_120L, 4_096L, 3_277L, 2_621L);

        assertThat(projection.identifiability()).isEqualTo(Identifiability.HETEROGENEITY_NOT_SEEN);
        assertThat(value(projection.survival(), 10)).isCloseTo(Math.pow(0.8, 10), within(0.005));
    }

    @Test
    void flagsAShortHistory() {
        assertThat(project(10, 1000L, 869L, 743L, 653L).identifiability()).isEqualTo(Identifiability.FEW_AGES);
        assertThat(ShiftedBetaGeometric.LEAST_AGES).isEqualTo(4);
        assertThat(ShiftedBetaGeometric.LEAST_RATIO).isEqualTo(2.706);
    }

    @Test
    void isUndefinedWhereNothingCanBeLearned() {
        for (Long[] survivors : new Long[][] {{0L, 0L, 0L}, {10L}, {10L, 8L}, {10L, 10L, 10L, 10L}, {10L, 0L, 0L}}) {
            RetentionProjection projection = project(3, survivors);

            assertThat(projection.identifiability()).isEqualTo(Identifiability.NOT_ESTIMABLE);
            assertThat(projection.alpha()).isEmpty();
            assertThat(projection.survival())
                    .hasSize(3)
                    .allSatisfy(figure -> assertThat(figure.value()).isEmpty());
            assertThat(projection.retention()).hasSize(3);
        }
        assertThat(ShiftedBetaGeometric.project("r", WINDOW, List.of(), 1).identifiability())
                .isEqualTo(Identifiability.NOT_ESTIMABLE);
    }

    @Test
    void staysFiniteForSmallCountsOfAnyShape() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Long> survivors = new ArrayList<>(List.of((long) random.nextInt(1, 20)));
            for (int age = random.nextInt(2, 8); age > 0; age--) {
                survivors.add((long)
                        random.nextInt(survivors.get(survivors.size() - 1).intValue() + 1));
            }
            List<Figure> survival = project(20, survivors.toArray(new Long[0])).survival();

            double before = 1;
            for (Figure figure : survival) {
                if (figure.value().isPresent()) {
                    assertThat(figure.value().getAsDouble()).as("seed %s", seed).isBetween(0.0, before);
                    before = figure.value().getAsDouble();
                }
            }
        }
    }

    @Test
    void refusesCohortsThatGrow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CohortSurvival("a", List.of(5L, 7L)))
                .withMessage("survivors[1]: 7, expected from 0 to 5, the number before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CohortSurvival("a", List.of(-1L)))
                .withMessage("survivors[0]: -1, expected at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CohortSurvival("a", List.of()))
                .withMessage("survivors: empty, expected at least one element");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> project(0, HIGH_END))
                .withMessage("ages: 0, expected at least 1");
    }

    /** Units whose chance to leave is a beta (1, 2) variable, the smaller of two uniform ones. */
    private static List<Long> simulated(Random random, int units, int ages) {
        long[] survivors = new long[ages + 1];
        for (int unit = 0; unit < units; unit++) {
            double churn = Math.min(random.nextDouble(), random.nextDouble());
            int age = 0;
            survivors[0]++;
            while (age < ages && random.nextDouble() >= churn) {
                survivors[++age]++;
            }
        }
        return Arrays.stream(survivors).boxed().toList();
    }

    private static double value(List<Figure> figures, int age) {
        return figures.get(age - 1).value().orElseThrow();
    }

    private static RetentionProjection project(int ages, Long... survivors) {
        CohortSurvival cohort = new CohortSurvival("2026", Arrays.asList(survivors));
        return ShiftedBetaGeometric.project("retention", WINDOW, List.of(cohort), ages);
    }
}
