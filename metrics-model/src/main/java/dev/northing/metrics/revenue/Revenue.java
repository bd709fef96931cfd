package dev.northing.metrics.revenue;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Aggregator;
import dev.northing.metrics.aggregate.StateCodec;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.ClusterBootstrap;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Computes movements, growth and retention of monthly recurring revenue from snapshots.
 *
 * <p>In words: revenue is netted by customer at each month's end; from one month to the next every customer is new,
 * expanded, contracted, churned or reactivated by exactly what it pays more or less. Net retention follows those who
 * paid N months before the last: what they pay now over what they paid then; gross retention caps each at what it paid
 * then; neither counts reactivated or new customers. In symbols, for customers c with s(c) &gt; 0 at the start and e(c)
 * at the end: NRR = &Sigma; e / &Sigma; s, GRR = &Sigma; min(s, e) / &Sigma; s, logo churn = |{c : e = 0}| / |{c}|,
 * growth = MRR(end) / MRR(one month before) - 1, quick ratio = (new + expansion + reactivation) / (contraction +
 * churn). Unit: minor units of one currency; the others are quotients. Source: cohort rule for NRR and GRR; intervals
 * at 95 %: bootstrap by customer for NRR and GRR, Wilson for logo churn; growth and quick ratio are a census.
 *
 * <p>Only months that are over at the as-of instant count; snapshots of later ones are noted. Every month from the
 * first to the last needs a snapshot; a missing one is refused at the end by the name of the month. The first month has
 * no movements: who paid then is known since before. A customer's largest subscription at the start names the plan and
 * channel in which it is retained; revenue and growth follow each subscription's own. Without revenue at the start
 * there is no growth and no retention, without losses no quick ratio; without snapshots there is no revenue either.
 * Example: customers paying 100 and 50 of which the first pays 130 a month later and the second nothing have NRR
 * 130/150, GRR 100/150 and logo churn 1/2 ({@code RevenueTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank; it names net retention
 * @param zone the zone whose midnights divide the months
 * @param months how many months retention spans, in [1, 120]; 12 for a trailing year
 * @param draws how often the bootstrap draws, at least 100
 * @param seed where its randomness begins: the same seed gives the same interval
 * @since 0.1.0
 */
public record Revenue(String definition, ZoneId zone, int months, int draws, long seed)
        implements Aggregator<MrrSnapshot, MrrLedger, RevenueFigures> {

    private static final int MOST_MONTHS = 120;
    private static final int FEWEST_DRAWS = 100;

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param zone the zone whose midnights divide the months
     * @param months how many months retention spans
     * @param draws how often the bootstrap draws
     * @param seed where its randomness begins
     * @throws IllegalArgumentException if {@code definition} is blank, {@code months} is not in [1, 120] or
     *     {@code draws} is less than 100
     */
    public Revenue {
        Require.text("definition", definition);
        Objects.requireNonNull(zone, "zone");
        if (months < 1 || months > MOST_MONTHS) {
            throw Require.refused("months", months, "a number of months in [1, " + MOST_MONTHS + "]");
        }
        Require.atLeast("draws", draws, FEWEST_DRAWS);
    }

    /**
     * Follows customers over one month.
     *
     * @param definition the id of the metric's definition, not blank
     * @param zone the zone whose midnights divide the months
     * @param seed where the bootstrap's randomness begins
     * @return the calculator, drawing {@value ClusterBootstrap#DEFAULT_DRAWS} times
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static Revenue monthly(String definition, ZoneId zone, long seed) {
        return new Revenue(definition, zone, 1, ClusterBootstrap.DEFAULT_DRAWS, seed);
    }

    @Override
    public MrrLedger create() {
        return new MrrLedger();
    }

    @Override
    public void add(MrrLedger state, MrrSnapshot event) {
        state.add(event);
    }

    @Override
    public void merge(MrrLedger into, MrrLedger from) {
        into.addAll(from);
    }

    @Override
    public RevenueFigures finish(MrrLedger state, Instant asOf) {
        YearMonth last = YearMonth.from(asOf.atZone(zone)).minusMonths(1);
        NavigableMap<YearMonth, CustomerTotals> over = new TreeMap<>();
        state.months()
                .headMap(last, true)
                .forEach((month, snapshots) -> over.put(month, new CustomerTotals(snapshots.values())));
        requireNoGap(over, last);
        List<MrrMovements> movements = state.currency()
                .map(currency -> new MovementWalk(currency).walk(over))
                .orElse(List.of());
        Course course = new Course(over, movements, last);
        RetentionTally retention = new RetentionTally(this, window(last, months), cohort(over, last));
        SegmentTally segments = new SegmentTally(definition, window(last, 1), retention, state, last);
        return new RevenueFigures(
                mrr(state, over, last),
                quotient(
                        ".growth",
                        course,
                        step -> step.end().minus(step.start()).minor(),
                        step -> step.start().minor()),
                quotient(
                        ".quick_ratio",
                        course,
                        step -> step.gained().minor(),
                        step -> step.lost().minor()),
                movements,
                retention.all(),
                segments.by(MrrSnapshot::plan, RetainedCustomer::plan),
                segments.by(MrrSnapshot::channel, RetainedCustomer::channel));
    }

    @Override
    public StateCodec<MrrLedger> codec() {
        return MrrLedger.codec(definition);
    }

    private static void requireNoGap(NavigableMap<YearMonth, CustomerTotals> over, YearMonth last) {
        if (over.isEmpty()) {
            return;
        }
        for (YearMonth month = over.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
            if (!over.containsKey(month)) {
                throw Require.refused(
                        "month",
                        month + " has no snapshot",
                        "one at least for every month from " + over.firstKey() + " to " + last
                                + "; an amount of 0 says that nobody paid");
            }
        }
    }

    private List<RetainedCustomer> cohort(NavigableMap<YearMonth, CustomerTotals> over, YearMonth last) {
        CustomerTotals start = over.get(last.minusMonths(months));
        CustomerTotals end = over.get(last);
        return start == null || end == null ? List.of() : start.cohort(end);
    }

    private Figure mrr(MrrLedger state, NavigableMap<YearMonth, CustomerTotals> over, YearMonth last) {
        var figure = Figure.builder(definition + ".mrr", window(last, 1))
                .note(
                        Note.SNAPSHOTS_AT_OR_AFTER_AS_OF,
                        state.months().tailMap(last, false).values().stream()
                                .mapToLong(month -> month.size())
                                .sum());
        CustomerTotals totals = over.get(last);
        return totals == null
                ? figure.build()
                : figure.value((double) totals.sum()).n(totals.minor().size()).build();
    }

    /** A quotient of the last month's movements, resting on those who pay before or after it. */
    private Figure quotient(
            String suffix, Course course, ToLongFunction<MrrMovements> above, ToLongFunction<MrrMovements> below) {
        var figure = Figure.builder(definition + suffix, window(course.last(), 1));
        CustomerTotals before = course.over().get(course.last().minusMonths(1));
        CustomerTotals after = course.over().get(course.last());
        if (before != null && after != null) {
            MrrMovements step = course.movements().get(course.movements().size() - 1);
            figure.ratio(above.applyAsLong(step), below.applyAsLong(step)).n(after.countWith(before));
        }
        return figure.build();
    }

    /** The last months up to the end of a month. */
    private TimeWindow window(YearMonth last, int span) {
        return new TimeWindow(
                last.minusMonths(span - 1L).atDay(1).atStartOfDay(zone).toInstant(),
                last.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    private record Course(NavigableMap<YearMonth, CustomerTotals> over, List<MrrMovements> movements, YearMonth last) {}
}
