package dev.northing.metrics.usage;

import dev.northing.metrics.BusinessHours;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRun;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Computes how busy machines are while a business is open, such as runners with jobs.
 *
 * <p>In words: the time that jobs took within business hours, over the time that the machines could have given. In
 * symbols, for machines m with c slots, jobs running j(m, t) and being available a(m, t) &isin; {0, 1}, over the
 * business hours H of the last whole local days: &int;<sub>H</sub> &Sigma; a min(c, j) dt / &int;<sub>H</sub> &Sigma;
 * c a dt. Unit: a share in [0, 1]; numerator and denominator are slot-milliseconds. Source: CI product metrics page
 * (runner utilization). It is a census and has no interval.
 *
 * <p>An event is the start of a span of its machine (the unit); its length is read from the event. Spans that reach
 * over a border of the hours or of the window count for the part inside; jobs beyond the slots, jobs counted twice and
 * jobs outside the machine's availability add nothing. Spans that start at or after the as-of instant and spans of no
 * or negative length are noted and ignored. No availability gives no value. Example: one slot open for 8 hours with
 * jobs from 9 to 11 and from 10 to 13 gives 4/8 ({@code UtilizationTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param hours when machines are wanted; its zone divides the days
 * @param days how many local dates before the as-of instant are looked at, in [1, 366]
 * @param slots how many jobs one machine runs at once, at least 1
 * @param job which events are jobs
 * @param available which events say that a machine was available
 * @param length the length of an event's span in milliseconds
 * @since 0.1.0
 */
public record Utilization(
        String definition,
        BusinessHours hours,
        int days,
        int slots,
        Predicate<? super EventView> job,
        Predicate<? super EventView> available,
        ToLongFunction<? super EventView> length)
        implements RunsCalculator<UtilizationFigures> {

    private static final int MOST_DAYS = 366;
    private static final int JOB = 1;
    private static final int AVAILABLE = 2;
    private static final int KIND_BITS = 2;

    /**
     * Accepts a complete definition.
     *
     * @param definition the id of the metric's definition
     * @param hours when machines are wanted
     * @param days how many local dates are looked at
     * @param slots how many jobs one machine runs at once
     * @param job which events are jobs
     * @param available which events say that a machine was available
     * @param length the length of an event's span in milliseconds
     * @throws IllegalArgumentException if {@code definition} is blank, {@code days} is not in [1, 366] or {@code slots}
     *     is less than 1
     */
    public Utilization {
        Require.text("definition", definition);
        Objects.requireNonNull(hours, "hours");
        if (days < 1 || days > MOST_DAYS) {
            throw Require.refused("days", days, "a number of days in [1, " + MOST_DAYS + "]");
        }
        Require.atLeast("slots", slots, 1);
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(available, "available");
        Objects.requireNonNull(length, "length");
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        int kinds = (job.test(event) ? JOB : 0) | (available.test(event) ? AVAILABLE : 0);
        if (kinds != 0) {
            long millis = Math.max(0, Math.min(length.applyAsLong(event), Long.MAX_VALUE >> KIND_BITS));
            state.add(event, millis << KIND_BITS | kinds);
        }
    }

    @Override
    public UtilizationFigures finish(UnitRuns state, Instant asOf) {
        long end = EpochDays.unfinished(asOf, hours.zone());
        Tally tally = new Tally(end - days, end);
        long known = EpochMillis.ceil(asOf);
        state.forEach((machine, run) -> tally.see(run, known));
        return tally.figures();
    }

    private final class Tally {

        private final long firstDay;
        private final long endDay;
        private final List<HourSlice> slices;
        private final long[] busy = new long[UtilizationFigures.HOURS_PER_WEEK];
        private final long[] possible = new long[UtilizationFigures.HOURS_PER_WEEK];
        private long machines;
        private long late;
        private long unusable;

        Tally(long firstDay, long endDay) {
            this.firstDay = firstDay;
            this.endDay = endDay;
            this.slices = HourSlice.of(hours, firstDay, endDay);
        }

        void see(UnitRun run, long known) {
            Spans jobs = new Spans();
            Spans availability = new Spans();
            List<Occurrence> before = run.before(known);
            late += run.occurrences().size() - before.size();
            for (Occurrence span : before) {
                long millis = span.value() >> KIND_BITS;
                unusable += millis == 0 ? 1 : 0;
                long to = EpochMillis.plus(span.time(), millis);
                if ((span.value() & JOB) != 0) {
                    jobs.add(span.time(), to);
                }
                if ((span.value() & AVAILABLE) != 0) {
                    availability.add(span.time(), to);
                }
            }
            see(jobs.stretches(slots), availability.stretches(1));
        }

        /** All three lists are sorted and each one's spans lie apart, so one sweep over them is enough. */
        private void see(List<Spans.Stretch> jobs, List<Spans.Stretch> availability) {
            boolean wanted = false;
            int open = 0;
            int slice = 0;
            int job = 0;
            while (open < availability.size() && slice < slices.size()) {
                long from = Math.max(
                        availability.get(open).from(), slices.get(slice).from());
                long to =
                        Math.min(availability.get(open).to(), slices.get(slice).to());
                if (from < to) {
                    wanted = true;
                    possible[slices.get(slice).hourOfWeek()] += slots * (to - from);
                    job = firstEndingAfter(jobs, job, from);
                    busy[slices.get(slice).hourOfWeek()] += running(jobs, job, from, to);
                }
                if (availability.get(open).to() < slices.get(slice).to()) {
                    open++;
                } else {
                    slice++;
                }
            }
            machines += wanted ? 1 : 0;
        }

        private static int firstEndingAfter(List<Spans.Stretch> jobs, int start, long time) {
            int index = start;
            while (index < jobs.size() && jobs.get(index).to() <= time) {
                index++;
            }
            return index;
        }

        private static long running(List<Spans.Stretch> jobs, int start, long from, long to) {
            long sum = 0;
            for (int i = start; i < jobs.size() && jobs.get(i).from() < to; i++) {
                sum += jobs.get(i).within(from, to);
            }
            return sum;
        }

        UtilizationFigures figures() {
            List<Figure> byHour = new ArrayList<>();
            long allBusy = 0;
            long allPossible = 0;
            for (int hour = 0; hour < busy.length; hour++) {
                allBusy += busy[hour];
                allPossible += possible[hour];
                byHour.add(figure(".hour_" + hour, busy[hour], possible[hour]));
            }
            return new UtilizationFigures(figure("", allBusy, allPossible), byHour);
        }

        private Figure figure(String suffix, long part, long whole) {
            TimeWindow window = EpochDays.window(firstDay, endDay, hours.zone());
            return Figure.builder(definition + suffix, window)
                    .ratio(part, whole)
                    .n(machines)
                    .note(Note.EVENTS_AT_OR_AFTER_AS_OF, late)
                    .note(Note.SPANS_WITHOUT_LENGTH, unusable)
                    .build();
        }
    }

    /** The part of one local clock hour in which the business is open. */
    private record HourSlice(long from, long to, int hourOfWeek) {

        private static final int HOURS_PER_DAY = 24;

        static List<HourSlice> of(BusinessHours hours, long firstDay, long endDay) {
            List<HourSlice> slices = new ArrayList<>();
            for (long day = firstDay; day < endDay; day++) {
                LocalDate date = LocalDate.ofEpochDay(day);
                for (TimeWindow open : hours.on(date)) {
                    addHours(slices, hours, date, open);
                }
            }
            return slices;
        }

        private static void addHours(List<HourSlice> slices, BusinessHours hours, LocalDate date, TimeWindow open) {
            int firstHour = (date.getDayOfWeek().getValue() - 1) * HOURS_PER_DAY;
            for (int hour = 0; hour < HOURS_PER_DAY; hour++) {
                var start = date.atStartOfDay().plusHours(hour);
                long from = Math.max(open.startMillis(), millis(hours, start));
                long to = Math.min(open.endMillis(), millis(hours, start.plusHours(1)));
                if (from < to) {
                    slices.add(new HourSlice(from, to, firstHour + hour));
                }
            }
        }

        private static long millis(BusinessHours hours, LocalDateTime local) {
            return local.atZone(hours.zone()).toInstant().toEpochMilli();
        }
    }
}
