package dev.northing.metrics.retention;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.DayBasis;
import dev.northing.metrics.EventView;
import dev.northing.metrics.input.Require;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

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
 * @since 0.1.0
 */
public record RetentionSpec(
        String definition,
        Predicate<? super EventView> start,
        Predicate<? super EventView> returning,
        CalendarPeriod cohorts,
        ZoneId zone,
        DayBasis basis,
        List<Bracket> brackets) {

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
     * @throws IllegalArgumentException if the definition is blank, or the brackets are empty or repeated
     */
    public RetentionSpec {
        Require.text("definition", definition);
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(returning, "returning");
        Objects.requireNonNull(cohorts, "cohorts");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(basis, "basis");
        brackets = Require.notEmpty("brackets", brackets);
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
                List.of(DAY_30, DAY_90));
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
        return new RetentionSpec(definition, start, returning, period, zone, basis, brackets);
    }

    /**
     * The same spec with other days.
     *
     * @param days what a day after the start is
     * @return a spec of its own
     */
    public RetentionSpec withBasis(DayBasis days) {
        return new RetentionSpec(definition, start, returning, cohorts, zone, days, brackets);
    }

    /**
     * The same spec with other columns.
     *
     * @param columns the brackets, at least one, all different
     * @return a spec of its own
     * @throws IllegalArgumentException if none is given or one is repeated
     */
    public RetentionSpec withBrackets(Bracket... columns) {
        return new RetentionSpec(definition, start, returning, cohorts, zone, basis, List.of(columns));
    }
}
