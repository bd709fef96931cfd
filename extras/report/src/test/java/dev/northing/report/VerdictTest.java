package dev.northing.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Interval;
import dev.northing.metrics.IntervalMethod;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "55, 51, 59, MET",
        "55, 50, 59, MET",
        "55, 45, 65, MET_NOT_CERTAIN",
        "45, 35, 55, NOT_MET_NOT_CERTAIN",
        "45, 41, 49, NOT_MET"
    })
    void looksAtTheWholeInterval(double value, double low, double high, Verdict verdict) {
        Figure figure = Figure.builder("x", Samples.week(0))
                .value(value)
                .interval(Optional.of(new Interval(low, high, 0.95, IntervalMethod.STUDENT_T)))
                .build();

        assertThat(Verdict.of(Samples.atLeast(50), figure)).isEqualTo(verdict);
    }

    @Test
    void isCertainOfACensus() {
        Figure figure = Figure.builder("x", Samples.week(0)).count(50).build();

        assertThat(Verdict.of(Samples.atLeast(50), figure)).isEqualTo(Verdict.MET);
        assertThat(Verdict.of(Samples.atMost(49), figure)).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void cannotTellOfWhatIsUndefined() {
        assertThat(Verdict.of(Samples.atLeast(0), Samples.undefined("x", Samples.week(0))))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void isMissingWithoutATarget() {
        Figure figure = Figure.builder("x", Samples.week(0)).count(1).build();

        assertThat(MetricLine.of("x", Unit.count(), figure).verdict()).isEmpty();
        assertThat(MetricLine.of("x", Unit.count(), figure).definition()).isEqualTo("x");
    }
}
