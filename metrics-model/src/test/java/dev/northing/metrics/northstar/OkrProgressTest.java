package dev.northing.metrics.northstar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.Figure;
import dev.northing.metrics.TimeWindow;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OkrProgressTest {

    private static final OkrProgress GROW = new OkrProgress("okr", 100, 120, Okr.PERIOD);

    @Test
    void comparesTheWayWithTheTime() {
        OkrFigures figures = GROW.figures(Okr.figure(105), Okr.day(45));

        assertThat(figures.progress().value()).hasValue(0.25);
        assertThat(figures.elapsed().value()).hasValue(0.5);
        assertThat(figures.pace().value()).hasValue(0.5);
        assertThat(figures.status()).isEqualTo(OkrStatus.OFF_TRACK);
        assertThat(figures.chance().value()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"110, ON_TRACK", "109.9, AT_RISK", "107, AT_RISK", "106.9, OFF_TRACK", "90, OFF_TRACK", "150, ON_TRACK"
    })
    void judgesByThePace(double now, OkrStatus status) {
        assertThat(GROW.figures(Okr.figure(now), Okr.day(45)).status()).isEqualTo(status);
        assertThat(OkrProgress.ON_TRACK_PACE).isEqualTo(1);
        assertThat(OkrProgress.AT_RISK_PACE).isEqualTo(0.7);
    }

    @Test
    void knowsTargetsBelowTheStart() {
        OkrFigures figures = new OkrProgress("okr", 10, 2, Okr.PERIOD).figures(Okr.forecast(4, 1), Okr.day(45));

        assertThat(figures.progress().value()).hasValue(0.75);
        assertThat(figures.status()).isEqualTo(OkrStatus.ON_TRACK);
        // The bounds 3 and 5 change places.
        assertThat(figures.progress().interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(0.625, within(1e-12));
            assertThat(interval.high()).isCloseTo(0.875, within(1e-12));
        });
    }

    @Test
    void takesTheChanceFromTheForecast() {
        // 121 give or take 1.96 has a deviation of 1: one of them above the target.
        Optional<Figure> forecast = Optional.of(Okr.forecast(121, 1.959963984540054));

        OkrFigures figures = GROW.figures(Okr.figure(101), forecast, Okr.day(45));

        assertThat(figures.chance().value()).hasValueCloseTo(0.8413, within(5e-5));
        assertThat(figures.status()).isEqualTo(OkrStatus.ON_TRACK);
    }

    @ParameterizedTest
    @CsvSource({"120.53, ON_TRACK", "120.52, AT_RISK", "119.48, AT_RISK", "119.47, OFF_TRACK"})
    void judgesByTheChanceIfThereIsOne(double forecast, OkrStatus status) {
        // The quantile of 0.7 is 0.5244 deviations.
        OkrFigures figures =
                GROW.figures(Okr.figure(119), Optional.of(Okr.forecast(forecast, 1.959963984540054)), Okr.day(45));

        assertThat(figures.status()).isEqualTo(status);
        assertThat(OkrProgress.ON_TRACK_CHANCE).isEqualTo(0.7);
        assertThat(OkrProgress.AT_RISK_CHANCE).isEqualTo(0.3);
    }

    @Test
    void stopsTheClockAtBothEnds() {
        assertThat(GROW.figures(Okr.figure(105), Okr.day(-5)).elapsed().value()).hasValue(0);
        assertThat(GROW.figures(Okr.figure(105), Okr.day(-5)).pace().value()).isEmpty();
        assertThat(GROW.figures(Okr.figure(105), Okr.day(100)).elapsed().value())
                .hasValue(1);
    }

    @Test
    void isUndefinedIfThereIsNoWayToGo() {
        OkrFigures figures = new OkrProgress("okr", 5, 5, Okr.PERIOD)
                .figures(Okr.figure(5), Optional.of(Okr.forecast(5, 1)), Okr.day(1));

        assertThat(figures.progress().value()).isEmpty();
        assertThat(figures.chance().value()).isEmpty();
        assertThat(figures.status()).isEqualTo(OkrStatus.UNDEFINED);
    }

    @Test
    void isUndefinedWithoutAValue() {
        Figure none = Figure.builder("d", Okr.PERIOD).build();

        assertThat(GROW.figures(none, Okr.day(1)).status()).isEqualTo(OkrStatus.UNDEFINED);
    }

    @Test
    void refusesWhatIsNoNumberAndNoPeriod() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OkrProgress("okr", Double.NaN, 1, Okr.PERIOD))
                .withMessage("start: NaN, expected a finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OkrProgress("okr", 1, 2, TimeWindow.before(Okr.START)))
                .withMessageStartingWith("period: ");
    }
}
