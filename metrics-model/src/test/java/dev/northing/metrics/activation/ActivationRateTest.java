package dev.northing.metrics.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.IntervalMethod;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitTimelines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActivationRateTest extends AggregatorContract<EventView, UnitTimelines, Figure> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");

    @Override
    protected ActivationRate aggregator() {
        return ActivationRate.of("activation", EventView.named("signup"), EventView.named("success"));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 30, "signup", "success"));
    }

    @Test
    void dividesTheActivatedByTheMature() {
        Figure rate = evaluate(
                signUp("a", "2026-03-01T10:00:00Z"),
                success("a", "2026-03-01T11:00:00Z"),
                signUp("b", "2026-03-02T00:00:00Z"),
                success("b", "2026-03-08T23:59:59.999Z"),
                signUp("c", "2026-03-03T00:00:00Z"),
                success("c", "2026-03-03T00:00:00Z"),
                signUp("d", "2026-03-01T00:00:00Z"),
                signUp("young", "2026-03-14T00:00:00Z"),
                success("young", "2026-03-14T01:00:00Z"));

        assertThat(rate.value()).hasValue(0.75);
        assertThat(rate.numerator()).hasValue(3);
        assertThat(rate.denominator()).hasValue(4);
        assertThat(rate.n()).isEqualTo(4);
        assertThat(rate.immature()).isEqualTo(1);
        assertThat(rate.notes()).isEmpty();
        assertThat(rate.definition()).isEqualTo("activation");
        assertThat(rate.window()).isEqualTo(TimeWindow.before(AS_OF));
    }

    @Test
    void carriesWilsonsInterval() {
        Figure rate = evaluate(
                signUp("a", "2026-03-01T10:00:00Z"),
                success("a", "2026-03-01T11:00:00Z"),
                signUp("b", "2026-03-01T10:00:00Z"));

        // For 1 of 2 the bounds are 1/2 -+ z sqrt(2 + z z) / (2 (2 + z z)), z = 1.96: 0.0945 and 0.9055.
        assertThat(rate.interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(0.0945, within(0.00005));
            assertThat(interval.high()).isCloseTo(0.9055, within(0.00005));
            assertThat(interval.method()).isEqualTo(IntervalMethod.WILSON);
        });
    }

    @Test
    void doesNotTakeASuccessExactlySevenDaysLater() {
        assertThat(ActivationRate.DEFAULT_ALLOWANCE).isEqualTo(Duration.ofDays(7));
        assertThat(evaluate(signUp("a", "2026-03-01T10:00:00Z"), success("a", "2026-03-08T10:00:00Z"))
                        .value())
                .hasValue(0);
        assertThat(evaluate(signUp("a", "2026-03-01T10:00:00Z"), success("a", "2026-03-08T09:59:59.999Z"))
                        .value())
                .hasValue(1);
    }

    @Test
    void countsSevenElapsedDaysWhereTheClocksChange() {
        // New York changed on 2026-03-08: seven days of 24 hours end at 13:00 there, not at noon.
        Figure rate = evaluate(signUp("a", "2026-03-02T17:00:00Z"), success("a", "2026-03-09T16:30:00Z"));

        assertThat(rate.value()).hasValue(1);
    }

    @Test
    void isMatureExactlySevenDaysAfterTheSignUp() {
        assertThat(evaluate(signUp("a", "2026-03-08T00:00:00Z")).n()).isEqualTo(1);

        Figure young = evaluate(signUp("a", "2026-03-08T00:00:00.001Z"));
        assertThat(young.n()).isZero();
        assertThat(young.immature()).isEqualTo(1);
        assertThat(young.value()).isEmpty();
        assertThat(young.interval()).isEmpty();
    }

    @Test
    void notesASuccessBeforeTheSignUpAndLooksForALaterOne() {
        Figure early = evaluate(signUp("a", "2026-03-02T00:00:00Z"), success("a", "2026-03-01T23:59:59.999Z"));
        Figure both = evaluate(
                signUp("a", "2026-03-02T00:00:00Z"),
                success("a", "2026-03-01T00:00:00Z"),
                success("a", "2026-03-03T00:00:00Z"));

        assertThat(early.value()).hasValue(0);
        assertThat(early.noted(Note.INSTANTS_BEFORE_START)).isEqualTo(1);
        assertThat(both.value()).hasValue(1);
        assertThat(both.noted(Note.INSTANTS_BEFORE_START)).isEqualTo(1);
    }

    @Test
    void takesTheEarliestSignUp() {
        Figure rate = evaluate(
                signUp("a", "2026-03-05T00:00:00Z"),
                signUp("a", "2026-02-01T00:00:00Z"),
                success("a", "2026-03-06T00:00:00Z"));

        assertThat(rate.value()).hasValue(0);
        assertThat(rate.n()).isEqualTo(1);
    }

    @Test
    void notesUnitsThatNeverSignedUp() {
        Figure rate = evaluate(success("a", "2026-03-06T00:00:00Z"), success("a", "2026-03-07T00:00:00Z"));

        assertThat(rate.value()).isEmpty();
        assertThat(rate.noted(Note.UNITS_WITHOUT_START)).isEqualTo(1);
    }

    @Test
    void ignoresAndNotesWhatHappenedAtOrAfterTheAsOfInstant() {
        Figure rate = evaluate(signUp("a", "2026-03-15T00:00:00Z"), success("b", "2026-03-16T00:00:00Z"));

        assertThat(rate.immature()).isZero();
        assertThat(rate.noted(Note.UNITS_WITHOUT_START)).isZero();
        assertThat(rate.noted(Note.INSTANTS_AT_OR_AFTER_AS_OF)).isEqualTo(2);
    }

    @Test
    void mayBeLimitedToSignUpsInAWindow() {
        TimeWindow march = new TimeWindow(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        Figure rate = aggregator()
                .signedUpIn(march)
                .evaluate(
                        List.of(
                                signUp("old", "2026-02-28T23:59:59.999Z"),
                                signUp("in", "2026-03-01T00:00:00Z"),
                                success("in", "2026-03-01T00:00:00Z"),
                                signUp("young", "2026-03-10T00:00:00Z")),
                        AS_OF);

        assertThat(rate.value()).hasValue(1);
        assertThat(rate.n()).isEqualTo(1);
        assertThat(rate.immature()).isEqualTo(1);
        assertThat(rate.window()).isEqualTo(march);
    }

    @Test
    void mayHaveAnotherAllowance() {
        Figure rate = aggregator()
                .within(Duration.ofDays(1))
                .evaluate(List.of(signUp("a", "2026-03-01T00:00:00Z"), success("a", "2026-03-02T00:00:00Z")), AS_OF);

        assertThat(rate.value()).hasValue(0);
    }

    @Test
    void isUndefinedWithoutEvents() {
        Figure rate = evaluate();

        assertThat(rate.value()).isEmpty();
        assertThat(rate.denominator()).hasValue(0);
    }

    @Test
    void refusesAnAllowanceThatIsNone() {
        for (Duration duration : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofNanos(1_500_000))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> aggregator().within(duration))
                    .withMessage("duration: " + duration + ", expected a positive number of whole milliseconds");
        }
    }

    private Figure evaluate(TestEvent... events) {
        return aggregator().evaluate(List.of(events), AS_OF);
    }

    private static TestEvent signUp(String unit, String time) {
        return TestEvent.of("signup", unit, time);
    }

    private static TestEvent success(String unit, String time) {
        return TestEvent.of("success", unit, time);
    }
}
