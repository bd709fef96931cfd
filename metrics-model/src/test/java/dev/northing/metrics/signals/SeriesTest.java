package dev.northing.metrics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Series THREE_DAYS = Series.every("builds", START, DAY, 1, 2, 3);

    @Test
    void refusesAnUnsortedSeries() {
        List<Observation> observations = THREE_DAYS.observations();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series("builds", List.of(observations.get(1), observations.get(0))))
                .withMessage("observations[1].window.start: 2026-03-01T00:00:00Z, expected 2026-03-03T00:00:00Z,"
                        + " where the period before ends (sorted by time, no gaps)");
    }

    @Test
    void refusesAGap() {
        List<Observation> observations = THREE_DAYS.observations();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series("builds", List.of(observations.get(0), observations.get(2))))
                .withMessage("observations[1].window.start: 2026-03-03T00:00:00Z, expected 2026-03-02T00:00:00Z,"
                        + " where the period before ends (sorted by time, no gaps)");
    }

    @Test
    void refusesUndefinedFiguresAndOtherDefinitions() {
        TimeWindow first = TimeWindow.trailing(DAY, START);
        TimeWindow second = TimeWindow.trailing(DAY, START.plus(DAY));
        Figure defined = Figure.builder("rate", first).ratio(1, 2).build();
        Figure undefined = Figure.builder("rate", second).ratio(0, 0).build();
        Figure other = Figure.builder("share", second).ratio(1, 4).build();

        assertThat(Series.of(List.of(defined)).values()).containsExactly(0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.of(List.of(defined, undefined)))
                .withMessage("figures[1].value: undefined, expected a figure with a value, a series has no gaps");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.of(List.of(defined, other)))
                .withMessage("figures[1].definition: share, expected the definition of the first, rate");
        assertThatIllegalArgumentException().isThrownBy(() -> Series.of(List.of()));
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.every("builds", START, DAY, 1, Double.NaN))
                .withMessage("value: NaN, expected a number from -1e100 to 1e100");
        assertThat(Series.every("builds", START, DAY, Magnitude.LARGEST).size()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Series.every("builds", START, DAY, -1.1e100));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.every(" ", START, DAY, 1))
                .withMessage("definition: blank, expected text that is not blank");
    }

    @Test
    void takesMonthsAndDaysOfUnequalLength() {
        ZoneId zone = ZoneId.of("America/New_York");

        Series months = Series.calendar("mrr", CalendarPeriod.Standard.MONTH, zone, LocalDate.of(2026, 1, 15), 1, 2, 3);
        Series days = Series.calendar("dau", CalendarPeriod.Standard.DAY, zone, LocalDate.of(2026, 3, 7), 1, 2, 3);

        assertThat(months.observations().get(1).window().duration()).isEqualTo(Duration.ofDays(28));
        assertThat(days.observations().get(1).window().duration()).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void leavesOutWhatIsNotOver() {
        assertThat(THREE_DAYS.completeAt(START.plus(DAY).plus(DAY)).values()).containsExactly(1, 2);
        assertThat(THREE_DAYS
                        .completeAt(START.plus(DAY).plus(DAY).minusNanos(1))
                        .values())
                .containsExactly(1);
        assertThat(THREE_DAYS.completeAt(START).size()).isZero();
        assertThat(THREE_DAYS.first(2).values()).containsExactly(1, 2);
    }
}
