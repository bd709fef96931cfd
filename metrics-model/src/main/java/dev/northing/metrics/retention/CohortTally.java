package dev.northing.metrics.retention;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.UnitTimeline;
import dev.northing.metrics.cohort.StartedUnits;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Sorts units into cohorts and counts, for each bracket, who is mature and who returned. */
final class CohortTally {

    private final RetentionSpec spec;
    private final Instant asOf;
    private final StartedUnits started;
    private final SortedMap<LocalDate, Counts> cohorts = new TreeMap<>();

    CohortTally(RetentionSpec spec, Instant asOf) {
        this.spec = spec;
        this.asOf = asOf;
        this.started = new StartedUnits(asOf, start -> true);
    }

    void see(UnitTimeline timeline) {
        started.start(timeline).ifPresent(start -> see(start, timeline::activityIn));
    }

    CohortTable table() {
        return table(started.notes());
    }

    CohortTable table(List<Note> notes) {
        SortedMap<LocalDate, CohortCounts> counted = new TreeMap<>();
        cohorts.forEach((firstDay, counts) -> counted.put(firstDay, counts.copy()));
        return table(spec, counted, notes, asOf);
    }

    static CohortTable table(
            RetentionSpec spec, SortedMap<LocalDate, CohortCounts> cohorts, List<Note> notes, Instant asOf) {
        Counts all = new Counts(spec.brackets().size());
        List<CohortRow> rows = new ArrayList<>();
        cohorts.forEach((firstDay, counts) -> {
            Cohort cohort = new Cohort(firstDay, spec.cohorts(), spec.zone());
            rows.add(new CohortRow(cohort, counts.units(), cells(spec, counts, cohort.window())));
            all.add(counts);
        });
        List<RetentionCell> pooled = cells(spec, all.copy(), TimeWindow.before(asOf));
        return new CohortTable(spec.definition(), asOf, spec.basis(), rows, pooled, notes);
    }

    /** One start of a unit, whose returns are counted within any span. */
    void see(long start, Returns returns) {
        LocalDate firstDay = spec.cohorts().firstDay(Instant.ofEpochMilli(start), spec.zone());
        Counts counts = cohorts.computeIfAbsent(
                firstDay, unused -> new Counts(spec.brackets().size()));
        counts.units++;
        for (int i = 0; i < spec.brackets().size(); i++) {
            Bracket bracket = spec.brackets().get(i);
            if (started.hasPassed(spec.basis().dayStart(start, bracket.matureDay()))) {
                counts.mature[i]++;
                counts.returned[i] += returned(returns, start, bracket) ? 1 : 0;
            }
        }
    }

    private boolean returned(Returns returns, long start, Bracket bracket) {
        // On the calendar basis day 0 begins before the start itself; what lies before the start is no return.
        long from = Math.max(start, spec.basis().dayStart(start, bracket.fromDay()));
        long to = bracket.toDay().isEmpty()
                ? started.end()
                : spec.basis().dayStart(start, bracket.toDay().getAsInt());
        return returns.within(from, to) >= spec.leastReturns();
    }

    private static List<RetentionCell> cells(RetentionSpec spec, CohortCounts counts, TimeWindow window) {
        List<RetentionCell> cells = new ArrayList<>();
        for (int i = 0; i < spec.brackets().size(); i++) {
            cells.add(cell(spec, i, counts, window));
        }
        return cells;
    }

    private static RetentionCell cell(RetentionSpec spec, int column, CohortCounts counts, TimeWindow window) {
        Bracket bracket = spec.brackets().get(column);
        long returned = counts.returned().get(column);
        long mature = counts.mature().get(column);
        Figure rate = Figure.builder(spec.definition() + "." + bracket.label(), window)
                .ratio(returned, mature)
                .interval(Wilson.interval(new Proportion(returned, mature)))
                .n(mature)
                .immature(counts.units() - mature)
                .note(Note.UNITS_STILL_OPEN, bracket.toDay().isEmpty() ? mature - returned : 0)
                .build();
        return new RetentionCell(bracket, returned, mature, counts.units(), rate);
    }

    /** How many distinct milliseconds with a return lie within [from, to). */
    interface Returns {

        long within(long from, long to);
    }

    private static final class Counts {

        private final long[] returned;
        private final long[] mature;
        private long units;

        Counts(int brackets) {
            returned = new long[brackets];
            mature = new long[brackets];
        }

        void add(CohortCounts other) {
            units += other.units();
            for (int i = 0; i < mature.length; i++) {
                returned[i] += other.returned().get(i);
                mature[i] += other.mature().get(i);
            }
        }

        CohortCounts copy() {
            return new CohortCounts(
                    units,
                    LongStream.of(returned).boxed().toList(),
                    LongStream.of(mature).boxed().toList());
        }
    }
}
