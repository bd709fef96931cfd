package dev.northing.metrics.northstar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.IntervalMethod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeadingIndicatorSearchTest {

    private static final LocalDate TRAIN = LocalDate.of(2026, 1, 1);
    private static final LocalDate VALIDATE = LocalDate.of(2026, 2, 1);

    private static LeadingIndicatorSearch search(long leastUnits) {
        return new LeadingIndicatorSearch("retained_90d", List.of(1L, 3L, 5L), VALIDATE, 0.05, leastUnits);
    }

    @Test
    void confirmsTheOneBehaviorThatGoesWithSuccess() {
        List<LeadingIndicator> indicators = search(10).search(withOneSignal(7), Okr.PERIOD);

        assertThat(indicators.stream().filter(LeadingIndicator::confirmed))
                .extracting(LeadingIndicator::behavior)
                .containsExactly("builds_7d");
        assertThat(indicators.get(0).times()).isEqualTo(3);
        assertThat(indicators.get(0).statement())
                .startsWith("builds_7d at least 3 times is associated with success: ")
                .endsWith("This does not show that one causes the other.");
    }

    @Test
    void callsChanceAFindingNoMoreOftenThanAsked() {
        int findings = 0;
        for (long seed = 1; seed <= 40; seed++) {
            findings += (int) search(10).search(ofChance(seed), Okr.PERIOD).stream()
                    .filter(LeadingIndicator::confirmed)
                    .count();
        }

        // With no truth in it every finding is false; 5 % of 40 searches are 2, more than 7 come with a chance of 0.1
        // %.
        assertThat(findings).isLessThanOrEqualTo(7);
    }

    @Test
    void measuresOnTheUnitsThatHadNoPartInTheChoice() {
        List<ObservedUnit> units = new ArrayList<>();
        add(units, TRAIN, 10, 1, true);
        add(units, TRAIN, 10, 0, false);
        add(units, VALIDATE, 6, 1, true);
        add(units, VALIDATE, 2, 1, false);
        add(units, VALIDATE, 2, 0, true);
        add(units, VALIDATE, 10, 0, false);

        LeadingIndicator indicator = search(1).search(units, Okr.PERIOD).get(0);

        assertThat(indicator.precision().value()).hasValue(0.75);
        assertThat(indicator.recall().value()).hasValue(0.75);
        assertThat(indicator.lift().value()).hasValueCloseTo(0.75 / 0.4, within(1e-12));
        assertThat(indicator.difference().value()).hasValueCloseTo(0.75 - 2 / 12.0, within(1e-12));
        assertThat(indicator.difference().interval())
                .hasValueSatisfying(
                        interval -> assertThat(interval.method()).isEqualTo(IntervalMethod.NEWCOMBE_HYBRID));
        // (1/p1 - n1/s) = 4/3 - 1 and n0/s = 3/2: variance 1/9 x 3/16/8 + 9/4 x 5/36/12.
        double half = 1.959963984540054 * Math.sqrt(3.0 / (9 * 16 * 8) + 9.0 * 5 / (4 * 36 * 12));
        assertThat(indicator.lift().interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(1.875 * Math.exp(-half), within(1e-12));
            assertThat(interval.high()).isCloseTo(1.875 * Math.exp(half), within(1e-12));
            assertThat(interval.method()).isEqualTo(IntervalMethod.LOG_DELTA);
        });
    }

    @Test
    void doesNotConfirmWhatTurnsAround() {
        List<ObservedUnit> units = new ArrayList<>();
        add(units, TRAIN, 20, 1, true);
        add(units, TRAIN, 20, 0, false);
        add(units, VALIDATE, 20, 1, false);
        add(units, VALIDATE, 20, 0, true);

        LeadingIndicator indicator = search(1).search(units, Okr.PERIOD).get(0);

        assertThat(indicator.pValue()).isLessThan(0.001);
        assertThat(indicator.confirmed()).isFalse();
        assertThat(indicator.statement())
                .isEqualTo("builds_7d at least 1 time is not shown to be associated with success.");
        assertThat(indicator.lift().value()).hasValue(0);
        assertThat(indicator.lift().interval()).isEmpty();
    }

    @Test
    void triesNothingThatLeavesTooFewUnits() {
        List<ObservedUnit> units = new ArrayList<>();
        add(units, TRAIN, 9, 1, true);
        add(units, TRAIN, 20, 0, false);
        add(units, VALIDATE, 20, 1, true);
        add(units, VALIDATE, 20, 0, false);

        assertThat(search(10).search(units, Okr.PERIOD)).isEmpty();
        assertThat(search(9).search(units, Okr.PERIOD)).hasSize(1);
    }

    @Test
    void findsNothingInNothing() {
        assertThat(search(1).search(List.of(), Okr.PERIOD)).isEmpty();
    }

    @Test
    void refusesBadInput() {
        ObservedUnit unit = new ObservedUnit("u", TRAIN, Map.of(), true);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> search(1).search(List.of(unit, unit), Okr.PERIOD))
                .withMessage("units: one id twice, expected each unit once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObservedUnit("u", TRAIN, Map.of("builds", -1L), true))
                .withMessage("behaviors: -1, expected at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LeadingIndicatorSearch("d", List.of(0L), VALIDATE, 0.05, 1))
                .withMessage("thresholds: 0, expected at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LeadingIndicatorSearch("d", List.of(1L), VALIDATE, 1, 1))
                .withMessage("rate: 1.0, expected a number in (0, 1)");
    }

    private static List<ObservedUnit> withOneSignal(long seed) {
        Random random = new Random(seed);
        List<ObservedUnit> units = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Map<String, Long> behaviors = noise(random);
            long builds = random.nextInt(6);
            behaviors.put("builds_7d", builds);
            boolean stays = random.nextDouble() < (builds >= 3 ? 0.8 : 0.3);
            units.add(new ObservedUnit("u" + i, i < 300 ? TRAIN : VALIDATE, behaviors, stays));
        }
        return units;
    }

    private static List<ObservedUnit> ofChance(long seed) {
        Random random = new Random(seed);
        List<ObservedUnit> units = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            units.add(new ObservedUnit("u" + i, i < 100 ? TRAIN : VALIDATE, noise(random), random.nextBoolean()));
        }
        return units;
    }

    private static Map<String, Long> noise(Random random) {
        Map<String, Long> behaviors = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            behaviors.put("noise_" + i, (long) random.nextInt(6));
        }
        return behaviors;
    }

    private static void add(List<ObservedUnit> units, LocalDate cohort, int count, long builds, boolean stays) {
        for (int i = 0; i < count; i++) {
            units.add(new ObservedUnit("u" + units.size(), cohort, Map.of("builds_7d", builds), stays));
        }
    }
}
