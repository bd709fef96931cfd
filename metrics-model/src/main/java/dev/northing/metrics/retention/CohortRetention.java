package dev.northing.metrics.retention;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Note;
import dev.northing.metrics.aggregate.TimelinesCalculator;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Computes cohort retention: of those who started in a month, how many came back after 30 and 90 days.
 *
 * <p>In words: a cohort is the units whose earliest start ever lies in one calendar bucket; a unit returned in a
 * bracket if it was active on one of the bracket's days after its own start; only units for which the whole bracket has
 * passed are judged. In symbols, for cohort C, bracket [a, b), start s and day d(s, k): |{u &isin; C : d(s, b) &le;
 * asOf, &exist; return with d(s, a) &le; t &lt; d(s, b)}| / |{u &isin; C : d(s, b) &le; asOf}|. Pooled figures are sum
 * over sum of the mature units. Unit: shares in [0, 1], of units. Source: CI product metrics page (retention by sign-up
 * month at 30 and 90 days, read as active in days 30 to 59 and 90 to 119), interval of Wilson 1927 at 95 %.
 *
 * <p>Without end, a bracket reaches to the as-of instant and is judged once its first day has passed whole. Activity
 * before the start is noted and no return; units without start and instants at or after the as-of instant are noted and
 * in no cell. Events are held apart by unit and millisecond, so redelivery changes nothing. No units give a table
 * without rows, whose pooled rates are undefined. Example: of four units that started in January, two of the three
 * mature ones coming back give 2/3 for January ({@code CohortRetentionTest}).
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class CohortRetention implements TimelinesCalculator<CohortTable> {

    private final RetentionSpec spec;

    private CohortRetention(RetentionSpec spec) {
        this.spec = Objects.requireNonNull(spec, "spec");
    }

    /**
     * The calculator of a spec.
     *
     * @param spec what retention means
     * @return the calculator
     */
    public static CohortRetention of(RetentionSpec spec) {
        return new CohortRetention(spec);
    }

    @Override
    public String definition() {
        return spec.definition();
    }

    @Override
    public Predicate<? super EventView> starting() {
        return spec.start();
    }

    @Override
    public Predicate<? super EventView> activity() {
        return spec.returning();
    }

    @Override
    public CohortTable finish(UnitTimelines state, Instant asOf) {
        CohortTally tally = new CohortTally(spec, asOf);
        state.forEach((unit, timeline) -> tally.see(timeline));
        return tally.table();
    }

    /**
     * Computes the table of counts that another state has made.
     *
     * @param cohorts the counts of each cohort, by the first local date of its bucket, with one number for each bracket
     * @param notes what that state set aside
     * @param asOf the instant from which the past is seen
     * @return the table
     * @throws IllegalArgumentException if a cohort has more or fewer numbers than there are brackets
     */
    public CohortTable table(SortedMap<LocalDate, CohortCounts> cohorts, List<Note> notes, Instant asOf) {
        for (CohortCounts counts : cohorts.values()) {
            if (counts.mature().size() != spec.brackets().size()) {
                throw Require.refused(
                        "cohorts",
                        counts.mature().size() + " numbers",
                        "one for each of " + spec.brackets().size());
            }
        }
        return CohortTally.table(spec, cohorts, notes, asOf);
    }
}
