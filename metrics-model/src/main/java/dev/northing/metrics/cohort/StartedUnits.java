package dev.northing.metrics.cohort;

import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Note;
import dev.northing.metrics.aggregate.UnitTimeline;
import dev.northing.metrics.input.EpochMillis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** Tells units that had started at an instant from all others, and counts what is set aside on the way. */
public final class StartedUnits {

    private final long end;
    private final long lastMatureEnd;
    private final LongPredicate belongs;
    private long early;
    private long unstarted;
    private long ignored;

    // Starts that do not belong are passed over without a note.
    public StartedUnits(Instant asOf, LongPredicate belongs) {
        this.end = EpochMillis.ceil(asOf);
        this.lastMatureEnd = EpochMillis.floor(asOf);
        this.belongs = belongs;
    }

    // The start of a unit that had started and belongs; counts what lies outside.
    public OptionalLong start(UnitTimeline timeline) {
        ignored += timeline.instantsFrom(end);
        if (!timeline.startedBefore(end)) {
            unstarted += timeline.activityBefore(end) > 0 ? 1 : 0;
            return OptionalLong.empty();
        }
        OptionalLong start = timeline.start();
        if (!belongs.test(start.getAsLong())) {
            return OptionalLong.empty();
        }
        early += timeline.activityBefore(start.getAsLong());
        return start;
    }

    // The first millisecond that is not known yet.
    public long end() {
        return end;
    }

    // Whether a span that ends at a time had passed whole.
    public boolean hasPassed(long spanEnd) {
        return spanEnd <= lastMatureEnd;
    }

    public List<Note> notes() {
        return Note.present(Map.of(
                Note.INSTANTS_BEFORE_START, early,
                Note.UNITS_WITHOUT_START, unstarted,
                Note.INSTANTS_AT_OR_AFTER_AS_OF, ignored));
    }

    public FigureBuilder note(FigureBuilder figure) {
        return figure.note(Note.INSTANTS_BEFORE_START, early)
                .note(Note.UNITS_WITHOUT_START, unstarted)
                .note(Note.INSTANTS_AT_OR_AFTER_AS_OF, ignored);
    }
}
