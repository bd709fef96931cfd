package dev.northing.metrics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WhatChangedTest {

    private static final TimeWindow WINDOW = TimeWindow.trailingDays(28, Instant.parse("2026-03-08T00:00:00Z"));

    @Test
    void dividesAMoveIntoMixAndRate() {
        WhatChanged changed = between(
                Map.of("pro", totals(80, 100), "free", totals(40, 100)),
                Map.of("pro", totals(160, 200), "free", totals(36, 100)));

        assertThat(changed.move().value().orElseThrow()).isCloseTo(196.0 / 300 - 0.6, within(1e-15));
        assertThat(changed.mix()).isCloseTo(0.07, within(1e-12));
        assertThat(changed.rate()).isCloseTo(-0.04 * (0.5 + 1.0 / 3) / 2, within(1e-12));
        assertThat(changed.move().definition()).isEqualTo("success_rate.move");
        assertThat(changed.segments()).extracting(SegmentChange::segment).containsExactly("pro", "free");
    }

    @Test
    void isAllRateWhereSharesStay() {
        WhatChanged changed = between(
                Map.of("a", totals(1, 10), "b", totals(5, 10)), Map.of("a", totals(4, 20), "b", totals(10, 20)));

        assertThat(changed.mix()).isCloseTo(0, within(1e-15));
        assertThat(changed.rate()).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void isAllMixWhereRatesStay() {
        WhatChanged changed =
                between(Map.of("a", totals(1, 10), "b", totals(5, 10)), Map.of("a", totals(3, 30), "b", totals(5, 10)));

        assertThat(changed.rate()).isCloseTo(0, within(1e-15));
        assertThat(changed.mix()).isCloseTo(0.2 - 0.3, within(1e-12));
    }

    @Test
    void takesSegmentsThatAppearAndDisappearAsMix() {
        WhatChanged changed = between(
                Map.of("old", totals(2, 10), "stays", totals(5, 10)),
                Map.of("new", totals(9, 10), "stays", totals(5, 10)));

        SegmentChange appeared = segment(changed, "new");
        SegmentChange disappeared = segment(changed, "old");
        assertThat(appeared.rateBefore()).isEmpty();
        assertThat(appeared.rate()).isZero();
        // The whole's mean ratio is (0.35 + 0.7) / 2.
        assertThat(appeared.mix()).isCloseTo(0.5 * (0.9 - 0.525), within(1e-12));
        assertThat(disappeared.rateAfter()).isEmpty();
        assertThat(disappeared.mix()).isCloseTo(-0.5 * (0.2 - 0.525), within(1e-12));
    }

    @Test
    void addsUpExactlyToTheMoveForRandomSegments() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Map<String, SegmentTotals> before = new HashMap<>();
            Map<String, SegmentTotals> after = new HashMap<>();
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                maybe(random, "s" + i, before);
                maybe(random, "s" + i, after);
            }
            before.put("whole", totals(1, 3));
            after.put("whole", totals(2, 7));

            WhatChanged changed = between(before, after);

            BigDecimal sum = BigDecimal.ZERO;
            for (SegmentChange segment : changed.segments()) {
                sum = sum.add(new BigDecimal(segment.mix())).add(new BigDecimal(segment.rate()));
            }
            assertThat(sum.doubleValue())
                    .as("seed %s", seed)
                    .isEqualTo(changed.move().value().orElseThrow());
        }
    }

    @Test
    void isUndefinedWithoutADenominator() {
        WhatChanged changed = between(Map.of(), Map.of("a", totals(1, 2)));

        assertThat(changed.move().value()).isEmpty();
        assertThat(changed.segments()).isEmpty();
        assertThat(between(Map.of("a", totals(0, 0)), Map.of("a", totals(1, 2)))
                        .move()
                        .value())
                .isEmpty();
    }

    @Test
    void refusesTotalsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> totals(1, -1))
                .withMessage("denominator: -1.0, expected at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> totals(1, 0))
                .withMessage("numerator: 1.0, expected 0 where the denominator is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> totals(Double.NaN, 1))
                .withMessage("numerator: NaN, expected a finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhatChanged.between(" ", WINDOW, Map.of(), Map.of()))
                .withMessage("definition: blank, expected text that is not blank");
    }

    private static void maybe(Random random, String name, Map<String, SegmentTotals> totals) {
        if (random.nextInt(4) > 0) {
            double denominator = random.nextBoolean() ? random.nextInt(1, 1000) : random.nextDouble() * 1e6 + 1e-3;
            totals.put(name, totals(denominator * random.nextDouble(), denominator));
        }
    }

    private static SegmentChange segment(WhatChanged changed, String name) {
        return changed.segments().stream()
                .filter(segment -> segment.segment().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static WhatChanged between(Map<String, SegmentTotals> before, Map<String, SegmentTotals> after) {
        return WhatChanged.between("success_rate", WINDOW, before, after);
    }

    private static SegmentTotals totals(double numerator, double denominator) {
        return new SegmentTotals(numerator, denominator);
    }
}
