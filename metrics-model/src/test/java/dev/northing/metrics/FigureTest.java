package dev.northing.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureTest {

    private static final TimeWindow WINDOW = TimeWindow.trailingDays(7, Instant.parse("2026-03-08T00:00:00Z"));
    private static final Interval INTERVAL = new Interval(0.2, 0.6, 0.95, IntervalMethod.WILSON);

    @Test
    void carriesAQuotientWithItsEvidence() {
        Figure figure = Figure.builder("rate", WINDOW)
                .ratio(3, 8)
                .interval(Optional.of(INTERVAL))
                .n(8)
                .immature(2)
                .note(Note.UNITS_WITHOUT_START, 5)
                .build();

        assertThat(figure.value()).hasValue(0.375);
        assertThat(figure.numerator()).hasValue(3);
        assertThat(figure.denominator()).hasValue(8);
        assertThat(figure.interval()).contains(INTERVAL);
        assertThat(figure.n()).isEqualTo(8);
        assertThat(figure.immature()).isEqualTo(2);
        assertThat(figure.definition()).isEqualTo("rate");
        assertThat(figure.window()).isEqualTo(WINDOW);
        assertThat(figure.noted(Note.UNITS_WITHOUT_START)).isEqualTo(5);
        assertThat(figure.noted(Note.UNITS_STILL_OPEN)).isZero();
    }

    @Test
    void isUndefinedWhereTheDenominatorIsZero() {
        Figure figure = Figure.builder("rate", WINDOW).ratio(3, 0).build();

        assertThat(figure.value()).isEmpty();
        assertThat(figure.numerator()).hasValue(3);
        assertThat(figure.denominator()).hasValue(0);
    }

    @Test
    void countsWithoutDenominator() {
        Figure figure = Figure.builder("count", WINDOW).count(0).build();

        assertThat(figure.value()).hasValue(0);
        assertThat(figure.denominator()).isEmpty();
    }

    @Test
    void mayBeNeitherCountNorQuotient() {
        Figure figure = Figure.builder("median", WINDOW).value(4.5).n(9).build();

        assertThat(figure.value()).hasValue(4.5);
        assertThat(figure.numerator()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNoNumber(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figure.builder("x", WINDOW).value(value).build())
                .withMessage("value: " + value + ", expected a finite number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figure(OptionalDouble.empty(), OptionalDouble.of(value), Optional.empty()))
                .withMessageStartingWith("denominator: ");
    }

    @Test
    void refusesAValueOverZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figure(OptionalDouble.of(0), OptionalDouble.of(0), Optional.empty()))
                .withMessageContaining("value: 0.0, expected no value where the denominator is 0");
    }

    @Test
    void refusesAnIntervalAroundNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> figure(OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(INTERVAL)))
                .withMessageStartingWith("interval: ");
    }

    @Test
    void refusesNegativeCountsAndABlankDefinition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figure.builder("x", WINDOW).n(-1).build())
                .withMessage("n: -1, expected at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figure.builder("x", WINDOW).immature(-1).build())
                .withMessage("immature: -1, expected at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figure.builder(" ", WINDOW).build())
                .withMessage("definition: blank, expected text that is not blank");
    }

    @Test
    void copiesItsNotes() {
        List<Note> notes = new ArrayList<>(List.of(new Note("seen", 1)));
        Figure figure = new Figure(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                0,
                0,
                "x",
                WINDOW,
                notes);
        notes.clear();

        assertThat(figure.notes()).containsExactly(new Note("seen", 1));
    }

    @Test
    void notesOnlyWhatWasCounted() {
        assertThat(Figure.builder("x", WINDOW).note("seen", 0).build().notes()).isEmpty();
        assertThat(Note.present(Map.of("b", 2L, "a", 1L, "c", 0L))).containsExactly(new Note("a", 1), new Note("b", 2));
    }

    @Test
    void refusesNotesWithoutCodeOrCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Note("Not A Code", 1))
                .withMessageContaining("lower case words joined by underscores");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Note("seen", 0))
                .withMessage("count: 0, expected at least 1");
    }

    @Test
    void refusesAnIntervalWhoseBoundsAreOutOfOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(0.7, 0.6, 0.95, IntervalMethod.WILSON))
                .withMessage("low: 0.7, expected at most the upper bound 0.6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(0.5, 0.6, 1, IntervalMethod.WILSON))
                .withMessage("level: 1.0, expected a number in (0, 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(Double.NaN, 0.6, 0.95, IntervalMethod.WILSON))
                .withMessageStartingWith("low: NaN");
    }

    @Test
    void knowsWhatLiesInsideAnInterval() {
        assertThat(INTERVAL.contains(0.2)).isTrue();
        assertThat(INTERVAL.contains(0.6)).isTrue();
        assertThat(INTERVAL.contains(0.61)).isFalse();
        assertThat(INTERVAL.contains(0.19)).isFalse();
        assertThat(INTERVAL.width()).isEqualTo(0.6 - 0.2);
    }

    private static Figure figure(OptionalDouble value, OptionalDouble denominator, Optional<Interval> interval) {
        return new Figure(value, OptionalDouble.empty(), denominator, interval, 0, 0, "x", WINDOW, List.of());
    }
}
