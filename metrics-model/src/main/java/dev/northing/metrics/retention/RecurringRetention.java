package dev.northing.metrics.retention;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Note;
import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRun;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.EpochMillis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Computes retention of recurring cohorts: a unit belongs to every bucket in which it started anew.
 *
 * <p>In words: in each calendar bucket with a start of the unit, its first start there is its start in that cohort; all
 * else is as for {@link CohortRetention}, where only the earliest start ever counts. In symbols, with s(u, C) the first
 * start of u within C: |{u : d(s, b) &le; asOf, &exist; return with d(s, a) &le; t &lt; d(s, b)}| / |{u : d(s, b) &le;
 * asOf}|. Unit: shares in [0, 1], of units in a cohort; pooled over cohorts a unit counts as often as it started. Source:
 * metrics 1.2 (recurring cohorts), interval of Wilson 1927 at 95 %; pooled, it takes the starts of one unit for
 * independent.
 *
 * <p>Units that never started and events at or after the as-of instant are noted and in no cell. No start gives a table
 * without rows, whose pooled rates are undefined. Example: a unit that orders in January and in February is in both
 * cohorts ({@code RecurringRetentionTest}).
 *
 * <p>Immutable.
 *
 * @param spec what retention means
 * @since 0.1.0
 */
public record RecurringRetention(RetentionSpec spec) implements RunsCalculator<CohortTable> {

    private static final long START = 1;
    private static final long RETURN = 2;

    /**
     * Accepts any spec.
     *
     * @param spec what retention means
     */
    public RecurringRetention {
        Objects.requireNonNull(spec, "spec");
    }

    @Override
    public String definition() {
        return spec.definition();
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        long bits = (spec.start().test(event) ? START : 0) | (spec.returning().test(event) ? RETURN : 0);
        if (bits != 0) {
            state.add(event, bits);
        }
    }

    @Override
    public CohortTable finish(UnitRuns state, Instant asOf) {
        CohortTally tally = new CohortTally(spec, asOf);
        long end = EpochMillis.ceil(asOf);
        long[] setAside = new long[2];
        state.forEach((unit, run) -> {
            List<Occurrence> known = run.before(end);
            setAside[0] += run.occurrences().size() - known.size();
            setAside[1] += see(run, known, tally) || known.isEmpty() ? 0 : 1;
        });
        return tally.table(Note.present(Map.of(
                Note.EVENTS_AT_OR_AFTER_AS_OF, setAside[0],
                Note.UNITS_WITHOUT_START, setAside[1])));
    }

    private boolean see(UnitRun run, List<Occurrence> known, CohortTally tally) {
        Set<LocalDate> entered = new HashSet<>();
        for (Occurrence event : known) {
            if ((event.value() & START) != 0) {
                Instant start = Instant.ofEpochMilli(event.time());
                if (entered.add(spec.cohorts().firstDay(start, spec.zone()))) {
                    tally.see(event.time(), (from, to) -> returns(run, from, to));
                }
            }
        }
        return !entered.isEmpty();
    }

    private static long returns(UnitRun run, long from, long to) {
        if (to <= from) {
            return 0;
        }
        return run.within(from, to).stream()
                .filter(event -> (event.value() & RETURN) != 0)
                .mapToLong(Occurrence::time)
                .distinct()
                .count();
    }
}
