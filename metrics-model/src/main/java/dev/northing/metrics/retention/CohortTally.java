package dev.northing.metrics.retention;

import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.UnitTimeline;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sorts units into cohorts and counts, for each bracket, who is mature and who returned. */
final class CohortTally {

    private final RetentionSpec spec;
    private final Instant asOf;
    private final long end;
    private final long lastMatureEnd;
    private final SortedMap<LocalDate, Counts> cohorts = new TreeMap<>();
    private long early;
    private long unstarted;
    private long ignored;

    CohortTally(RetentionSpec spec, Instant asOf) {
        this.spec = spec;
        this.asOf = asOf;
        this.end = EpochMillis.ceil(asOf);
        this.lastMatureEnd = EpochMillis.floor(asOf);
    }

    void see(UnitTimeline timeline) {
        ignored += timeline.instantsFrom(end);
        if (timeline.startedBefore(end)) {
            seeStarted(timeline, timeline.start().getAsLong());
        } else if (timeline.activityBefore(end) > 0) {
            unstarted++;
        }
    }

    CohortTable table() {
        Counts all = new Counts(spec.brackets().size());
        List<CohortRow> rows = new ArrayList<>();
        cohorts.forEach((firstDay, counts) -> {
            Cohort cohort = new Cohort(firstDay, spec.cohorts(), spec.zone());
            rows.add(new CohortRow(cohort, counts.units, cells(counts, cohort.window())));
            all.add(counts);
        });
        return new CohortTable(
                spec.definition(), asOf, spec.basis(), rows, cells(all, TimeWindow.before(asOf)), notes());
    }

    private void seeStarted(UnitTimeline timeline, long start) {
        early += timeline.activityBefore(start);
        LocalDate firstDay = spec.cohorts().firstDay(Instant.ofEpochMilli(start), spec.zone());
        Counts counts = cohorts.computeIfAbsent(
                firstDay, unused -> new Counts(spec.brackets().size()));
        counts.units++;
        for (int i = 0; i < spec.brackets().size(); i++) {
            Bracket bracket = spec.brackets().get(i);
            if (spec.basis().dayStart(start, bracket.matureDay()) <= lastMatureEnd) {
                counts.mature[i]++;
                counts.returned[i] += returned(timeline, start, bracket) ? 1 : 0;
            }
        }
    }

    private boolean returned(UnitTimeline timeline, long start, Bracket bracket) {
        // On the calendar basis day 0 begins before the start itself; what lies before the start is no return.
        long from = Math.max(start, spec.basis().dayStart(start, bracket.fromDay()));
        long to = bracket.toDay().isEmpty()
                ? end
                : spec.basis().dayStart(start, bracket.toDay().getAsInt());
        return timeline.activeIn(from, to);
    }

    private List<RetentionCell> cells(Counts counts, TimeWindow window) {
        List<RetentionCell> cells = new ArrayList<>();
        for (int i = 0; i < spec.brackets().size(); i++) {
            cells.add(cell(spec.brackets().get(i), counts.returned[i], counts.mature[i], counts.units, window));
        }
        return cells;
    }

    private RetentionCell cell(Bracket bracket, long returned, long mature, long units, TimeWindow window) {
        Figure rate = Figure.builder(spec.definition() + "." + bracket.label(), window)
                .ratio(returned, mature)
                .interval(Wilson.interval(new Proportion(returned, mature)))
                .n(mature)
                .immature(units - mature)
                .note(Note.UNITS_STILL_OPEN, bracket.toDay().isEmpty() ? mature - returned : 0)
                .build();
        return new RetentionCell(bracket, returned, mature, units, rate);
    }

    private List<Note> notes() {
        return Note.present(Map.of(
                Note.INSTANTS_BEFORE_START, early,
                Note.UNITS_WITHOUT_START, unstarted,
                Note.INSTANTS_AT_OR_AFTER_AS_OF, ignored));
    }

    private static final class Counts {

        private final long[] returned;
        private final long[] mature;
        private long units;

        Counts(int brackets) {
            returned = new long[brackets];
            mature = new long[brackets];
        }

        void add(Counts other) {
            units += other.units;
            for (int i = 0; i < mature.length; i++) {
                returned[i] += other.returned[i];
                mature[i] += other.mature[i];
            }
        }
    }
}
