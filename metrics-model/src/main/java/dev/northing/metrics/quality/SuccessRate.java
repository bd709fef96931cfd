package dev.northing.metrics.quality;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Interval;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRun;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.ClusterTotal;
import dev.northing.metrics.stats.DeltaMethod;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Computes how often attempts succeed where the product is to blame if they do not, such as builds.
 *
 * <p>In words: a table says of each class of attempts whether it succeeded, failed or says nothing; the rate is
 * successes over attempts that say something, once for every attempt and once for the last attempt of each job. In
 * symbols: S / (A - X) for S successes and X excluded of A attempts. Unit: a share in [0, 1]. Source: CI product
 * metrics page (above 99 %, user errors excluded). Attempts of one organization are alike, so the interval is the delta
 * method by organization (the events' unit) at 95 %, cut at 0 and 1; where no organization differs from the others it
 * has no width and is left out. The excluded share stands beside the rate, since excluding the wrong class is the
 * easiest way to a good one; it has Wilson's interval.
 *
 * <p>A class that is not in the table counts as a failure and is noted. Each event id counts once; the last attempt of
 * a job is its latest within the window, and if that is excluded so is the job. Attempts at or after the as-of instant
 * are noted and ignored. States belong to one table: another table needs another definition. No attempts but excluded
 * ones give no rate. Example: 98 successes, 1 failure and 1 user error give 98/99 with 0.01 excluded ({@code
 * SuccessRateTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param days the length of the trailing window in days of 24 hours, at least 1
 * @param attempts which events are attempts
 * @param job the id of the job that an attempt belongs to, the same for its retries
 * @param attemptClass the class of an attempt, such as {@code user_error}
 * @param table how each class counts
 * @since 0.1.0
 */
public record SuccessRate(
        String definition,
        int days,
        Predicate<? super EventView> attempts,
        Function<? super EventView, String> job,
        Function<? super EventView, String> attemptClass,
        Map<String, AttemptVerdict> table)
        implements RunsCalculator<SuccessRateFigures> {

    /**
     * Accepts a complete definition and copies the table.
     *
     * @param definition the id of the metric's definition
     * @param days the length of the window
     * @param attempts which events are attempts
     * @param job the id of an attempt's job
     * @param attemptClass the class of an attempt
     * @param table how each class counts
     * @throws IllegalArgumentException if {@code definition} is blank or {@code days} is less than 1
     */
    public SuccessRate {
        Require.text("definition", definition);
        Require.atLeast("days", days, 1);
        Objects.requireNonNull(attempts, "attempts");
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(attemptClass, "attemptClass");
        table = Collections.unmodifiableSortedMap(new TreeMap<>(table));
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        if (attempts.test(event)) {
            JobView attempt = new JobView(event, JobView.key(event.unit(), job.apply(event)));
            state.add(attempt, classNumber(attemptClass.apply(event)));
        }
    }

    @Override
    public SuccessRateFigures finish(UnitRuns state, Instant asOf) {
        Tally tally = new Tally(asOf);
        state.forEach(tally::see);
        return tally.figures();
    }

    /** The place of a class in the sorted table, or -1. */
    private long classNumber(String name) {
        long number = 0;
        for (String known : table.keySet()) {
            if (known.equals(name)) {
                return number;
            }
            number++;
        }
        return -1;
    }

    /** An attempt whose unit is its job within its organization. */
    private record JobView(EventView event, String unit) implements EventView {

        /** The length in front keeps the two parts apart whatever they contain. */
        static String key(String organization, String job) {
            if (organization.isEmpty()) {
                throw Require.refused("unit", "empty", "the id of a unit; leave out events that have none");
            }
            return organization.length() + ":" + organization + job;
        }

        static String organization(String key) {
            int colon = key.indexOf(':');
            int length = Integer.parseInt(key.substring(0, colon));
            return key.substring(colon + 1, colon + 1 + length);
        }

        @Override
        public String id() {
            return event.id();
        }

        @Override
        public String name() {
            return event.name();
        }

        @Override
        public long epochMillis() {
            return event.epochMillis();
        }
    }

    private final class Tally {

        private final TimeWindow window;
        private final long known;
        private final List<String> classes = List.copyOf(table.keySet());
        private final long[] byClass = new long[classes.size()];
        private final Map<String, ClusterTotal> attempts = new TreeMap<>();
        private final Map<String, ClusterTotal> jobs = new TreeMap<>();
        private long all;
        private long unknown;
        private long late;

        Tally(Instant asOf) {
            this.window = TimeWindow.trailingDays(days, asOf);
            this.known = EpochMillis.ceil(asOf);
        }

        void see(String key, UnitRun run) {
            late += run.occurrences().size() - run.before(known).size();
            String organization = JobView.organization(key);
            List<Occurrence> inside = run.within(window.startMillis(), window.endMillis());
            for (Occurrence attempt : inside) {
                all++;
                unknown += attempt.value() < 0 ? 1 : 0;
                if (attempt.value() >= 0) {
                    byClass[(int) attempt.value()]++;
                }
                count(attempts, organization, verdict(attempt));
            }
            if (!inside.isEmpty()) {
                count(jobs, organization, verdict(inside.get(inside.size() - 1)));
            }
        }

        private AttemptVerdict verdict(Occurrence attempt) {
            return attempt.value() < 0
                    ? AttemptVerdict.FAILURE
                    : table.getOrDefault(classes.get((int) attempt.value()), AttemptVerdict.FAILURE);
        }

        private static void count(Map<String, ClusterTotal> totals, String organization, AttemptVerdict verdict) {
            if (verdict != AttemptVerdict.EXCLUDED) {
                totals.merge(
                        organization,
                        new ClusterTotal(verdict == AttemptVerdict.SUCCESS ? 1 : 0, 1),
                        (one, other) -> new ClusterTotal(
                                one.numerator() + other.numerator(), one.denominator() + other.denominator()));
            }
        }

        SuccessRateFigures figures() {
            SortedMap<String, Figure> excluded = new TreeMap<>();
            long sum = 0;
            for (int i = 0; i < byClass.length; i++) {
                if (table.get(classes.get(i)) == AttemptVerdict.EXCLUDED) {
                    sum += byClass[i];
                    excluded.put(classes.get(i), share(".excluded." + classes.get(i), byClass[i]));
                }
            }
            return new SuccessRateFigures(
                    rate("", attempts.values()), rate(".per_job", jobs.values()), share(".excluded", sum), excluded);
        }

        private Figure rate(String suffix, Collection<ClusterTotal> totals) {
            double successes =
                    totals.stream().mapToDouble(ClusterTotal::numerator).sum();
            double counted =
                    totals.stream().mapToDouble(ClusterTotal::denominator).sum();
            return figure(suffix)
                    .ratio(successes, counted)
                    .interval(interval(totals))
                    .n((long) counted)
                    .build();
        }

        private static Optional<Interval> interval(Collection<ClusterTotal> totals) {
            return DeltaMethod.ratio(new ArrayList<>(totals), Wilson.DEFAULT_LEVEL)
                    .filter(range -> range.width() > 0)
                    .map(range -> new Interval(
                            Math.max(0, range.low()), Math.min(1, range.high()), range.level(), range.method()));
        }

        private Figure share(String suffix, long part) {
            return figure(suffix)
                    .ratio(part, all)
                    .interval(Wilson.interval(new Proportion(part, all)))
                    .n(all)
                    .build();
        }

        private FigureBuilder figure(String suffix) {
            return Figure.builder(definition + suffix, window)
                    .note(Note.ATTEMPTS_OF_UNKNOWN_CLASS, unknown)
                    .note(Note.EVENTS_AT_OR_AFTER_AS_OF, late);
        }
    }
}
