package dev.northing.metrics.northstar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.Figure;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentationTest {

    @ParameterizedTest
    @CsvSource({"0, 0, Not needed", "0, 3, None", "1, 3, Incomplete", "3, 3, Complete"})
    void followsFromTheMetrics(long tracked, long needed, String label) {
        assertThat(InstrumentationStatus.of(tracked, needed).label()).isEqualTo(label);
    }

    @Test
    void countsWhatNeedsInstrumentation() {
        Instrumentation instrumentation = new Instrumentation(new TreeMap<>(Map.of(
                "ci", InstrumentationStatus.COMPLETE,
                "scm", InstrumentationStatus.INCOMPLETE,
                "docs", InstrumentationStatus.NOT_NEEDED)));

        Figure share = instrumentation.share("instrumented", Okr.PERIOD);

        assertThat(share.value()).hasValue(0.5);
        assertThat(share.n()).isEqualTo(2);
        assertThat(instrumentation.with(InstrumentationStatus.INCOMPLETE)).containsExactly("scm");
        assertThat(instrumentation.with(InstrumentationStatus.NONE)).isEmpty();
    }

    @Test
    void isUndefinedIfNothingIsNeeded() {
        Instrumentation instrumentation = new Instrumentation(new TreeMap<>());

        assertThat(instrumentation.share("instrumented", Okr.PERIOD).value()).isEmpty();
    }

    @Test
    void refusesMoreThanIsNeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstrumentationStatus.of(4, 3))
                .withMessage("needed: 3, expected at least 4");
    }
}
