package dev.northing.metrics.northstar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.core.dictionary.MetricTarget;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetedFigureTest {

    private static final MetricTarget ABOVE_80 =
            new MetricTarget(MetricTarget.Comparison.ABOVE, new BigDecimal("0.8"), null);

    @Test
    void isMetOrMissedByItsValue() {
        assertThat(targeted(0.81, 0.7, 0.9).verdict()).isEqualTo(TargetVerdict.MET);
        assertThat(targeted(0.8, 0.7, 0.9).verdict()).isEqualTo(TargetVerdict.MISSED);
    }

    @Test
    void isClearIfTheWholeIntervalAgrees() {
        assertThat(targeted(0.9, 0.85, 0.95).isClear()).isTrue();
        assertThat(targeted(0.9, 0.79, 0.95).isClear()).isFalse();
        assertThat(targeted(0.5, 0.4, 0.6).isClear()).isTrue();
        assertThat(targeted(0.5, 0.4, 0.9).isClear()).isFalse();
    }

    @Test
    void isClearForACensus() {
        Figure census = Figure.builder("d", Okr.PERIOD).value(0.9).build();

        assertThat(new TargetedFigure(census, ABOVE_80).isClear()).isTrue();
    }

    @Test
    void isUndefinedWithoutValue() {
        TargetedFigure undefined =
                new TargetedFigure(Figure.builder("d", Okr.PERIOD).build(), ABOVE_80);

        assertThat(undefined.verdict()).isEqualTo(TargetVerdict.UNDEFINED);
        assertThat(undefined.isClear()).isFalse();
    }

    private static TargetedFigure targeted(double value, double low, double high) {
        Figure figure = Figure.builder("d", Okr.PERIOD)
                .value(value)
                .interval(Optional.of(new Interval(low, high, 0.95, IntervalMethod.WILSON)))
                .build();
        return new TargetedFigure(figure, ABOVE_80);
    }
}
