package dev.northing.metrics.scan;

import dev.northing.metrics.CalendarPeriod;
import dev.northing.metrics.DayBasis;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.aggregate.Aggregator;
import dev.northing.metrics.aggregate.StateCodec;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.retention.Bracket;
import dev.northing.metrics.retention.CohortCounts;
import dev.northing.metrics.retention.CohortRetention;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.retention.RetentionSpec;
import dev.northing.metrics.usage.DayPeriods;
import dev.northing.metrics.usage.Lifecycle;
import dev.northing.metrics.usage.LifecyclePeriod;
import dev.northing.metrics.usage.PeriodMovements;
import dev.northing.metrics.usage.Stickiness;
import dev.northing.metrics.usage.StickinessFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Computes, in one pass over the days of every unit, the active units of each day, week and month, the growth
 * accounting, the whole retention triangle and the power curve.
 *
 * <p>In words: {@link Lifecycle} by single dates, {@link Stickiness} over 28 dates and {@link CohortRetention} by date
 * of the first activity at every age, all from the same bits; and for each date the units active on it, on any of the 7
 * and on any of the 28 dates that end with it. In symbols, with D(u) the dates of unit u: |{u : D(u) &cap; (t - L, t]
 * &ne; &empty;}| for L = 1, 7 and 28. Unit: units, and shares in [0, 1]. Source: metrics 1, layout of metrics 3. The
 * counts are a census and have no interval; rates have those of the calculators they belong to.
 *
 * <p>Only dates that are over at the as-of instant are judged; dates of units that are not over are noted. Activity
 * before the first observed date makes a unit known: it is nobody's newcomer and in no cohort, and noted there. Windows
 * that reach back beyond the first observed date are not shown. No events give counts of 0, which are true counts, a
 * table without rows, and no power curve value. Example: over three dates, one unit on all and one on the last give
 * daily counts of 1, 1 and 2 and one newcomer on the last ({@code ActivityScanTest}).
 *
 * <p>A hundred million events of five million units over 90 days take 80 MB here and seconds of one thread: see
 * {@link ActivityMatrix}, whose units may be numbered by the caller.
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param observed the dates to keep apart
 * @param qualifying which events make a unit active
 * @since 0.1.0
 */
public record ActivityScan(String definition, ObservedDays observed, Predicate<? super EventView> qualifying)
        implements Aggregator<EventView, UnitActivity, ActivityFigures> {

    /** The length of a rolling week in dates. */
    public static final int WEEK_DAYS = 7;

    /** The length of a rolling month, and of the power curve, in dates: four whole weeks. */
    public static final int MONTH_DAYS = 28;

    /** Counts units that were active after the last observed date: of their later dates only that is known. */
    public static final String UNITS_AFTER_LAST_DAY = "units_after_last_day";

    /** Counts units that were active before the first observed date: in no cohort. */
    public static final String UNITS_BEFORE_FIRST_DAY = "units_before_first_day";

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param observed the dates to keep apart
     * @param qualifying which events make a unit active
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public ActivityScan {
        Require.text("definition", definition);
        Objects.requireNonNull(observed, "observed");
        Objects.requireNonNull(qualifying, "qualifying");
    }

    @Override
    public UnitActivity create() {
        return new UnitActivity(observed);
    }

    @Override
    public void add(UnitActivity state, EventView event) {
        if (qualifying.test(event)) {
            state.add(event.unit(), event.epochMillis());
        }
    }

    @Override
    public void merge(UnitActivity into, UnitActivity from) {
        into.addAll(from);
    }

    @Override
    public ActivityFigures finish(UnitActivity state, Instant asOf) {
        return finish(state.matrix(), asOf);
    }

    /**
     * Computes the figures of units that the caller has numbered.
     *
     * @param matrix the activity to read, of the same dates
     * @param asOf the instant from which the past is seen
     * @return the figures
     * @throws IllegalArgumentException if the matrix observes other dates
     */
    public ActivityFigures finish(ActivityMatrix matrix, Instant asOf) {
        if (!matrix.observed().equals(observed)) {
            throw Require.refused("matrix", matrix.observed(), "a matrix of " + observed);
        }
        long unfinished = EpochDays.unfinished(asOf, observed.zone());
        return new Assembly(ActivityCounts.of(matrix, unfinished, MONTH_DAYS), asOf).figures();
    }

    @Override
    public StateCodec<UnitActivity> codec() {
        return UnitActivity.codec(definition, observed);
    }

    /** Makes figures of counts, those of other calculators by their own hands. */
    private final class Assembly {

        private final ActivityCounts counts;
        private final Instant asOf;
        private final ZoneId zone = observed.zone();
        private final LocalDate end;

        Assembly(ActivityCounts counts, Instant asOf) {
            this.counts = counts;
            this.asOf = asOf;
            this.end = observed.first().plusDays(counts.days);
        }

        ActivityFigures figures() {
            return new ActivityFigures(
                    active(".daily", 1, counts.daily),
                    active(".weekly", WEEK_DAYS, counts.weekly.counts()),
                    active(".monthly", MONTH_DAYS, counts.monthly.counts()),
                    counts.days < 2 ? List.of() : lifecycle(),
                    retention(),
                    counts.days < MONTH_DAYS ? Optional.empty() : Optional.of(power()));
        }

        private List<Figure> active(String suffix, int length, long[] units) {
            List<Figure> active = new ArrayList<>();
            for (int i = 0; i < units.length; i++) {
                long from = observed.first().toEpochDay() + i;
                active.add(Figure.builder(definition + suffix, EpochDays.window(from, from + length, zone))
                        .count(units[i])
                        .note(Note.UNIT_DAYS_NOT_OVER, counts.unitDaysNotOver)
                        .note(UNITS_AFTER_LAST_DAY, counts.laterUnits)
                        .build());
            }
            return active;
        }

        private List<LifecyclePeriod> lifecycle() {
            List<PeriodMovements> movements = new ArrayList<>();
            for (int day = 1; day < counts.days; day++) {
                long back = counts.daily[day] - counts.newcomers[day] - counts.retained[day];
                long left = counts.daily[day - 1] - counts.retained[day];
                movements.add(new PeriodMovements(counts.newcomers[day], counts.retained[day], back, left));
            }
            return new Lifecycle(definition + ".lifecycle", DayPeriods.ofDays(1), movements.size(), zone, qualifying)
                    .figures(movements, counts.unitDaysNotOver, endOfDays());
        }

        private StickinessFigures power() {
            return new Stickiness(definition + ".l28", MONTH_DAYS, zone, qualifying)
                    .figures(counts.unitsByDays, counts.daily[counts.days - 1], counts.unitDaysNotOver, endOfDays());
        }

        private CohortTable retention() {
            SortedMap<LocalDate, CohortCounts> cohorts = new TreeMap<>();
            for (int start = 0; start < counts.days; start++) {
                if (counts.newcomers[start] > 0) {
                    cohorts.put(observed.first().plusDays(start), cohort(start));
                }
            }
            List<Note> notes = Note.present(Map.of(
                    Note.UNIT_DAYS_NOT_OVER,
                    counts.unitDaysNotOver,
                    UNITS_AFTER_LAST_DAY,
                    counts.laterUnits,
                    UNITS_BEFORE_FIRST_DAY,
                    counts.earlierUnits));
            return CohortRetention.of(triangle()).table(cohorts, notes, asOf);
        }

        private RetentionSpec triangle() {
            Bracket[] ages =
                    IntStream.range(0, observed.days()).mapToObj(Bracket::onDay).toArray(Bracket[]::new);
            return RetentionSpec.monthly(definition + ".retention", zone, qualifying, qualifying)
                    .withCohorts(CalendarPeriod.Standard.DAY)
                    .withBasis(DayBasis.calendar(zone))
                    .withBrackets(ages);
        }

        /** Ages that are not over for a cohort have nobody to judge. */
        private CohortCounts cohort(int start) {
            long size = counts.newcomers[start];
            long[] returned = counts.returned[start];
            return new CohortCounts(
                    size,
                    IntStream.range(0, observed.days())
                            .mapToObj(age -> age < returned.length ? returned[age] : 0L)
                            .toList(),
                    LongStream.range(0, observed.days())
                            .mapToObj(age -> age < returned.length ? size : 0L)
                            .toList());
        }

        private Instant endOfDays() {
            return end.atStartOfDay(zone).toInstant();
        }
    }
}
