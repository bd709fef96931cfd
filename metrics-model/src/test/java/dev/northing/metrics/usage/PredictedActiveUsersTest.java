package dev.northing.metrics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PredictedActiveUsersTest {

    @Test
    void carriesSteadyGrowthOn() {
        Figure figure = next(100, 200, 400);

        assertThat(figure.value()).hasValueCloseTo(800.0, within(1e-9));
        assertThat(figure.n()).isEqualTo(3);
    }

    @Test
    void boundsThePredictionByTheResidualsAroundTheLine() {
        // Logs 0, 1, 0 of base e: slope 0, height 1/3, residuals 1/9 + 4/9 + 1/9 = 2/3 with one degree of freedom;
        // three
        // months on from the middle: 1 + 1/3 + 4/2.
        Figure figure = next(1_000_000, 2_718_282, 1_000_000);

        double half = 12.706204736174705 * Math.sqrt(2.0 / 3 * (1 + 1.0 / 3 + 2));
        assertThat(figure.value()).hasValueCloseTo(1e6 * Math.exp(1.0 / 3), within(1.0));
        assertThat(figure.interval())
                .hasValueSatisfying(interval -> assertThat(Math.log(interval.high() / interval.low()) / 2)
                        .isCloseTo(half, within(1e-5)));
    }

    @Test
    void isUndefinedForFewMonthsOrOneWithoutUsers() {
        assertThat(next(100, 200).value()).isEmpty();
        assertThat(next(100, 0, 400).value()).isEmpty();
        assertThat(next().value()).isEmpty();
    }

    @Test
    void refusesANegativeCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> next(1, -1, 1));
    }

    private static Figure next(long... counts) {
        TimeWindow month = TimeWindow.trailingDays(28, Instant.parse("2026-03-15T00:00:00Z"));
        return PredictedActiveUsers.next(
                "p", month, Arrays.stream(counts).boxed().toList());
    }
}
