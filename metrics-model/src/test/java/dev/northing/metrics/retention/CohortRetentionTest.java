package dev.northing.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.DayBasis;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CohortRetentionTest extends AggregatorContract<EventView, UnitTimelines, CohortTable> {

    private static final Instant AS_OF = Instant.parse("2026-03-10T00:00:00Z");
    private static final Bracket DAY_30 = RetentionSpec.DAY_30;
    private static final Bracket DAY_90 = RetentionSpec.DAY_90;
    private static final RetentionSpec SPEC =
            RetentionSpec.monthly("retention", ZoneOffset.UTC, EventView.named("signup"), EventView.named("build"));

    @Override
    protected CohortRetention aggregator() {
        return CohortRetention.of(SPEC.withBrackets(DAY_30, DAY_90, Bracket.onOrAfter(7)));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 200, "signup", "build"));
    }

    @Test
    void judgesOnlyUnitsForWhichTheBracketHasPassedWhole() {
        CohortTable table = evaluate(
                SPEC,
                signUp("returns", "2026-01-01T00:00:00Z"),
                build("returns", "2026-02-10T00:00:00Z"),
                signUp("too early", "2026-01-02T00:00:00Z"),
                build("too early", "2026-01-31T00:00:00Z"),
                signUp("returns late", "2026-01-03T00:00:00Z"),
                build("returns late", "2026-03-03T23:59:59.999Z"),
                signUp("immature", "2026-01-31T00:00:00Z"),
                build("immature", "2026-03-05T00:00:00Z"));

        RetentionCell january =
                table.row(LocalDate.parse("2026-01-01")).orElseThrow().cell(DAY_30);
        assertThat(january.returned()).isEqualTo(2);
        assertThat(january.mature()).isEqualTo(3);
        assertThat(january.eligible()).isEqualTo(4);
        assertThat(january.rate().value()).hasValue(2.0 / 3);
        assertThat(january.rate().immature()).isEqualTo(1);
        assertThat(january.rate().interval()).isEqualTo(Wilson.interval(new Proportion(2, 3)));
    }

    @Test
    void poolsSumsAndNotRates() {
        CohortTable table = evaluate(
                SPEC,
                signUp("a", "2025-10-05T00:00:00Z"),
                build("a", "2025-11-10T00:00:00Z"),
                signUp("b", "2025-11-05T00:00:00Z"),
                signUp("c", "2025-11-06T00:00:00Z"),
                signUp("d", "2025-11-07T00:00:00Z"),
                signUp("young", "2026-03-01T00:00:00Z"));

        RetentionCell pooled = table.pooled(DAY_30);
        // October has 1 of 1 and November 0 of 3: pooled 1 of 4, while the mean of the rates would be 1/2.
        assertThat(pooled.rate().value()).hasValue(0.25);
        assertThat(pooled.eligible()).isEqualTo(5);
        assertThat(pooled.rate().immature()).isEqualTo(1);
        assertThat(table.rows())
                .extracting(row -> row.cohort().label())
                .containsExactly("2025-10", "2025-11", "2026-03");
        assertThat(table.rows()).extracting(CohortRow::size).containsExactly(1L, 3L, 1L);
    }

    @Test
    void carriesDefinitionsAndWindows() {
        CohortTable table = evaluate(SPEC, signUp("a", "2025-10-05T00:00:00Z"));
        CohortRow october = table.rows().get(0);

        assertThat(october.cell(DAY_90).rate().definition()).isEqualTo("retention.d90-119");
        assertThat(october.cell(DAY_90).rate().window())
                .isEqualTo(
                        new TimeWindow(Instant.parse("2025-10-01T00:00:00Z"), Instant.parse("2025-11-01T00:00:00Z")));
        assertThat(table.pooled(DAY_90).rate().window()).isEqualTo(TimeWindow.before(AS_OF));
        assertThat(table.definition()).isEqualTo("retention");
        assertThat(table.asOf()).isEqualTo(AS_OF);
        assertThat(table.basis()).isEqualTo(DayBasis.elapsed());
    }

    @Test
    void holdsTheFirstInstantOfABracketAndNotItsEnd() {
        assertThat(returned("2025-12-05T10:00:00Z", DAY_30, "2026-01-04T10:00:00Z"))
                .isEqualTo(1);
        assertThat(returned("2025-12-05T10:00:00Z", DAY_30, "2026-01-04T09:59:59.999Z"))
                .isZero();
        assertThat(returned("2025-12-05T10:00:00Z", DAY_30, "2026-02-03T09:59:59.999Z"))
                .isEqualTo(1);
        assertThat(returned("2025-12-05T10:00:00Z", DAY_30, "2026-02-03T10:00:00Z"))
                .isZero();
    }

    @Test
    void isMatureAtTheInstantTheBracketEnds() {
        // 60 days before the as-of instant.
        assertThat(evaluate(SPEC, signUp("a", "2026-01-09T00:00:00Z"))
                        .pooled(DAY_30)
                        .mature())
                .isEqualTo(1);
        assertThat(evaluate(SPEC, signUp("a", "2026-01-09T00:00:00.001Z"))
                        .pooled(DAY_30)
                        .mature())
                .isZero();
    }

    @Test
    void hasNoRateWithoutAMatureUnit() {
        RetentionCell young =
                evaluate(SPEC, signUp("a", "2026-03-01T00:00:00Z")).pooled(DAY_30);

        assertThat(young.rate().value()).isEmpty();
        assertThat(young.rate().interval()).isEmpty();
        assertThat(young.eligible()).isEqualTo(1);
    }

    @Test
    void findsTheMonthInTheGivenZone() {
        RetentionSpec tokyo = RetentionSpec.monthly(
                "retention", ZoneId.of("Asia/Tokyo"), EventView.named("signup"), EventView.named("build"));

        assertThat(evaluate(tokyo, signUp("a", "2025-10-31T15:00:00Z"))
                        .rows()
                        .get(0)
                        .cohort()
                        .label())
                .isEqualTo("2025-11");
        assertThat(evaluate(SPEC, signUp("a", "2025-10-31T15:00:00Z"))
                        .rows()
                        .get(0)
                        .cohort()
                        .label())
                .isEqualTo("2025-10");
    }

    @Test
    void putsAUnitIntoTheCohortOfItsFirstStartEver() {
        CohortTable table = evaluate(SPEC, signUp("a", "2025-12-05T00:00:00Z"), signUp("a", "2025-10-05T00:00:00Z"));

        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().get(0).cohort().label()).isEqualTo("2025-10");
    }

    @Test
    void countsLocalDatesOnTheCalendarBasis() {
        RetentionSpec dates =
                SPEC.withBasis(DayBasis.calendar(ZoneId.of("Europe/Berlin"))).withBrackets(Bracket.onDay(1));
        TestEvent late = signUp("a", "2025-12-05T22:30:00Z"); // 23:30 in Berlin
        TestEvent soon = build("a", "2025-12-05T23:10:00Z"); // 00:10 on the next date there

        assertThat(evaluate(dates, late, soon).pooled(Bracket.onDay(1)).returned())
                .isEqualTo(1);
        assertThat(evaluate(SPEC.withBrackets(Bracket.onDay(1)), late, soon)
                        .pooled(Bracket.onDay(1))
                        .returned())
                .isZero();
    }

    @Test
    void doesNotTakeWhatWasBeforeTheStartOnDayZeroOfTheCalendar() {
        RetentionSpec dates = SPEC.withBasis(DayBasis.calendar(ZoneOffset.UTC)).withBrackets(Bracket.onDay(0));
        CohortTable table = evaluate(dates, signUp("a", "2025-12-05T12:00:00Z"), build("a", "2025-12-05T11:00:00Z"));

        assertThat(table.pooled(Bracket.onDay(0)).returned()).isZero();
        assertThat(table.notes()).containsExactly(new Note(Note.INSTANTS_BEFORE_START, 1));
    }

    @Test
    void countsTwentyThreeHourDatesWhereTheClocksChange() {
        // Berlin lost an hour on 2025-03-30; day 1 after the 29th is that short date.
        RetentionSpec dates =
                SPEC.withBasis(DayBasis.calendar(ZoneId.of("Europe/Berlin"))).withBrackets(Bracket.onDay(1));

        assertThat(evaluate(dates, signUp("a", "2025-03-29T12:00:00Z"), build("a", "2025-03-30T21:59:59.999Z"))
                        .pooled(Bracket.onDay(1))
                        .returned())
                .isEqualTo(1);
        assertThat(evaluate(dates, signUp("a", "2025-03-29T12:00:00Z"), build("a", "2025-03-30T22:00:00Z"))
                        .pooled(Bracket.onDay(1))
                        .returned())
                .isZero();
    }

    @Test
    void mayAskForAReturnOnOrAfterADay() {
        Bracket ever = Bracket.onOrAfter(30);
        CohortTable table = evaluate(
                SPEC.withBrackets(ever),
                signUp("late", "2025-10-01T00:00:00Z"),
                build("late", "2026-03-09T23:59:59.999Z"),
                signUp("open", "2025-10-01T00:00:00Z"),
                signUp("just mature", "2026-02-07T00:00:00Z"),
                build("just mature", "2026-03-09T00:00:00Z"),
                signUp("immature", "2026-02-07T00:00:00.001Z"));

        RetentionCell cell = table.pooled(ever);
        assertThat(cell.returned()).isEqualTo(2);
        assertThat(cell.mature()).isEqualTo(3);
        assertThat(cell.eligible()).isEqualTo(4);
        assertThat(cell.rate().noted(Note.UNITS_STILL_OPEN)).isEqualTo(1);
    }

    @Test
    void mayStartAtTheFirstEventOfAnyKind() {
        RetentionSpec any = RetentionSpec.monthlyFromFirstEvent("contributors", ZoneOffset.UTC);
        CohortTable table = evaluate(
                any,
                TestEvent.of("commit", "a", "2025-10-01T00:00:00Z"),
                TestEvent.of("review", "a", "2025-11-01T00:00:00Z"),
                TestEvent.of("review", "b", "2025-10-02T00:00:00Z"));

        assertThat(table.rows().get(0).size()).isEqualTo(2);
        assertThat(table.pooled(DAY_30).rate().value()).hasValue(0.5);
        assertThat(table.notes()).isEmpty();
    }

    @Test
    void mayHaveWeeklyCohorts() {
        CohortTable table = evaluate(
                SPEC.withCohorts(CalendarPeriod.weekStarting(DayOfWeek.MONDAY)), signUp("a", "2025-10-05T00:00:00Z"));

        // 2025-10-05 is a Sunday.
        assertThat(table.rows().get(0).cohort().label()).isEqualTo("2025-09-29");
    }

    @Test
    void notesWhatItSetAside() {
        CohortTable table = evaluate(
                SPEC,
                build("never started", "2026-01-01T00:00:00Z"),
                signUp("future", "2026-03-10T00:00:00Z"),
                signUp("a", "2025-10-05T00:00:00Z"),
                build("a", "2025-10-04T00:00:00Z"),
                build("a", "2026-03-11T00:00:00Z"));

        assertThat(table.rows()).hasSize(1);
        assertThat(table.notes())
                .containsExactly(
                        new Note(Note.INSTANTS_AT_OR_AFTER_AS_OF, 2),
                        new Note(Note.INSTANTS_BEFORE_START, 1),
                        new Note(Note.UNITS_WITHOUT_START, 1));
    }

    @Test
    void hasNoRowsWithoutEvents() {
        CohortTable table = evaluate(SPEC);

        assertThat(table.rows()).isEmpty();
        assertThat(table.pooled(DAY_30).rate().value()).isEmpty();
        assertThat(table.row(LocalDate.parse("2025-10-01"))).isEmpty();
    }

    @Test
    void refusesABracketItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluate(SPEC).pooled(Bracket.onDay(1)))
                .withMessage("bracket: d1, expected one of [d30-59, d90-119]");
    }

    @Test
    void labelsItsBrackets() {
        assertThat(DAY_30).isEqualTo(Bracket.days(30, 60));
        assertThat(DAY_90).isEqualTo(Bracket.days(90, 120));
        assertThat(DAY_30.label()).isEqualTo("d30-59");
        assertThat(Bracket.onDay(7).label()).isEqualTo("d7");
        assertThat(Bracket.onOrAfter(7).label()).isEqualTo("d7+");
    }

    @Test
    void refusesBracketsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bracket.days(-1, 3))
                .withMessage("fromDay: -1, expected at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bracket.days(3, 3))
                .withMessage("toDay: 3, expected at least 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bracket.onDay(Integer.MAX_VALUE))
                .withMessageStartingWith("toDay: ");
        assertThatIllegalArgumentException()
                .isThrownBy(SPEC::withBrackets)
                .withMessage("brackets: empty, expected at least one element");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEC.withBrackets(DAY_30, Bracket.days(30, 60)))
                .withMessageStartingWith("brackets: repeated");
    }

    private static long returned(String start, Bracket bracket, String back) {
        return evaluate(SPEC, signUp("a", start), build("a", back))
                .pooled(bracket)
                .returned();
    }

    private static CohortTable evaluate(RetentionSpec spec, TestEvent... events) {
        return CohortRetention.of(spec).evaluate(List.of(events), AS_OF);
    }

    private static TestEvent signUp(String unit, String time) {
        return TestEvent.of("signup", unit, time);
    }

    private static TestEvent build(String unit, String time) {
        return TestEvent.of("build", unit, time);
    }
}
