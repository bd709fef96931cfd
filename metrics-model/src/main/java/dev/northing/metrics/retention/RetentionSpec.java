package dev.northing.metrics.retention;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.DayBasis;
import dev.northing.metrics.DefinitionDiff;
import dev.northing.metrics.DefinitionRule;
import dev.northing.metrics.EventView;
import dev.northing.metrics.input.Require;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Says what retention means: who belongs to a cohort, what a return is, and which days count.
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param start which events start a unit; the earliest ever wins
 * @param returning which events show that a unit came back
 * @param cohorts the calendar bucket of the start that makes a cohort
 * @param zone the zone in which the start's bucket is found
 * @param basis what a day after the start is
 * @param brackets the columns of the table, at least one, all different
 * @param leastReturns how many distinct milliseconds with a return a bracket must hold, at least 1
 * @since 0.1.0
 */
public record RetentionSpec(
        String definition,
        Predicate<? super EventView> start,
        Predicate<? super EventView> returning,
        CalendarPeriod cohorts,
        ZoneId zone,
        DayBasis basis,
        List<Bracket> brackets,
        int leastReturns) {

    /** The bracket behind "30-day retention": active in days 30 to 59 after the start. */
    public static final Bracket DAY_30 = Bracket.days(30, 60);

    /** The bracket behind "90-day retention": active in days 90 to 119 after the start. */
    public static final Bracket DAY_90 = Bracket.days(90, 120);

    /**
     * Accepts a complete spec and copies the brackets.
     *
     * @param definition the id of the metric's definition
     * @param start which events start a unit
     * @param returning which events show that a unit came back
     * @param cohorts the calendar bucket that makes a cohort
     * @param zone the zone in which the bucket is found
     * @param basis what a day after the start is
     * @param brackets the columns of the table
     * @param leastReturns how many returns a bracket must hold
     * @throws IllegalArgumentException if the definition is blank, the brackets are empty or repeated, or
     *     {@code leastReturns} is less than 1
     */
    public RetentionSpec {
        Require.text("definition", definition);
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(returning, "returning");
        Objects.requireNonNull(cohorts, "cohorts");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(basis, "basis");
        brackets = Require.notEmpty("brackets", brackets);
        Require.atLeast("leastReturns", leastReturns, 1);
        if (brackets.stream().distinct().count() != brackets.size()) {
            throw Require.refused("brackets", "repeated", "brackets that are all different");
        }
    }

    /**
     * Retention by the month of the first sign-up, days elapsed from each unit's own start, at 30 and 90 days.
     *
     * @param definition the id of the metric's definition, not blank
     * @param zone the zone in which the start's month is found
     * @param start which events start a unit
     * @param returning which events show that a unit came back
     * @return the spec
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static RetentionSpec monthly(
            String definition,
            ZoneId zone,
            Predicate<? super EventView> start,
            Predicate<? super EventView> returning) {
        return new RetentionSpec(
                definition,
                start,
                returning,
                CalendarPeriod.Standard.MONTH,
                zone,
                DayBasis.elapsed(),
                List.of(DAY_30, DAY_90),
                1);
    }

    /**
     * As {@link #monthly}, for a log that has no sign-ups: a unit starts with its first event of any kind, and every
     * event is a return.
     *
     * @param definition the id of the metric's definition, not blank
     * @param zone the zone in which the start's month is found
     * @return the spec
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static RetentionSpec monthlyFromFirstEvent(String definition, ZoneId zone) {
        return monthly(definition, zone, EventView.any(), EventView.any());
    }

    /**
     * The same spec with other cohorts.
     *
     * @param period the calendar bucket that makes a cohort
     * @return a spec of its own
     */
    public RetentionSpec withCohorts(CalendarPeriod period) {
        return new RetentionSpec(definition, start, returning, period, zone, basis, brackets, leastReturns);
    }

    /**
     * The same spec with other days.
     *
     * @param days what a day after the start is
     * @return a spec of its own
     */
    public RetentionSpec withBasis(DayBasis days) {
        return new RetentionSpec(definition, start, returning, cohorts, zone, days, brackets, leastReturns);
    }

    /**
     * The same spec with other columns.
     *
     * @param columns the brackets, at least one, all different
     * @return a spec of its own
     * @throws IllegalArgumentException if none is given or one is repeated
     */
    public RetentionSpec withBrackets(Bracket... columns) {
        return new RetentionSpec(definition, start, returning, cohorts, zone, basis, List.of(columns), leastReturns);
    }

    /**
     * The same spec with another number of returns.
     *
     * @param returns how many distinct milliseconds with a return a bracket must hold, at least 1
     * @return a spec of its own
     * @throws IllegalArgumentException if {@code returns} is less than 1
     */
    public RetentionSpec withLeastReturns(int returns) {
        return new RetentionSpec(definition, start, returning, cohorts, zone, basis, brackets, returns);
    }

    /**
     * The same cohorts by PostHog's default rules: exactly on a day, days being local dates of the project.
     *
     * <p>PostHog shows a whole cohort on day 0; here day 0 too holds only units with a return.
     *
     * @param project the zone of the project
     * @param days the days to show, at least one, all different
     * @return a spec of its own
     * @throws IllegalArgumentException if no day is given, or one is negative or repeated
     */
    public RetentionSpec likePostHog(ZoneId project, int... days) {
        return withBasis(DayBasis.calendar(project)).withBrackets(columns(Bracket::onDay, days));
    }

    /**
     * The same cohorts by Mixpanel's default rules: on a day or at any time after it, days being exactly 24 hours.
     *
     * @param days the days to show, at least one, all different
     * @return a spec of its own
     * @throws IllegalArgumentException if no day is given, or one is negative or repeated
     */
    public RetentionSpec likeMixpanel(int... days) {
        return withBasis(DayBasis.elapsed()).withBrackets(columns(Bracket::onOrAfter, days));
    }

    /**
     * The same cohorts by Amplitude's default rules: exactly on a day, days being 24 hours from the hour of the start.
     *
     * @param days the days to show, at least one, all different
     * @return a spec of its own
     * @throws IllegalArgumentException if no day is given, or one is negative or repeated
     */
    public RetentionSpec likeAmplitude(int... days) {
        return withBasis(DayBasis.elapsedFromHour()).withBrackets(columns(Bracket::onDay, days));
    }

    /**
     * The rules on which two specs of the same cohorts may differ, for {@link DefinitionDiff}.
     *
     * @return a rule each for basis, brackets, cohorts and least returns
     */
    public static List<DefinitionRule<RetentionSpec>> rules() {
        return List.of(
                new DefinitionRule<>("basis", RetentionSpec::basis, (from, to) -> from.withBasis(to.basis)),
                new DefinitionRule<>(
                        "brackets",
                        spec -> spec.brackets.stream().map(Bracket::label).toList(),
                        (from, to) -> from.withBrackets(to.brackets.toArray(Bracket[]::new))),
                new DefinitionRule<>("cohorts", RetentionSpec::cohorts, (from, to) -> from.withCohorts(to.cohorts)),
                new DefinitionRule<>(
                        "least returns",
                        RetentionSpec::leastReturns,
                        (from, to) -> from.withLeastReturns(to.leastReturns)));
    }

    private static Bracket[] columns(IntFunction<Bracket> kind, int... days) {
        return IntStream.of(days).mapToObj(kind).toArray(Bracket[]::new);
    }
}
