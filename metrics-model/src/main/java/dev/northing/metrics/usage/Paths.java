package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRun;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.Proportion;
import dev.northing.metrics.stats.Wilson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the ways that units take through a product: the most frequent sequences of named events within a session.
 *
 * <p>In words: each session (events of a unit with less than the gap between neighbors) is read from its first event
 * on, repetitions in a row taken for one, up to a number of steps; equal sequences are counted. In symbols, for sessions
 * S and the sequence p(s): |{s &isin; S : p(s) = p}| / |S|, with Wilson's interval at 95 %, which takes sessions for
 * independent. Unit: shares in [0, 1], of sessions. Source: path analysis as in metrics 1.
 *
 * <p>The sessions that began in the trailing window and are over count; others are as for {@link Sessions}. Each event
 * id counts once, events of one millisecond are read in the order of their place in the list of names. No session gives
 * no paths. Example: of three sessions open-build-open, open-open-build and open, one path is open-build with 1/3
 * ({@code PathsTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param names the names of the events that are steps, at least one, all different; other events are passed over
 * @param days the window's length in days of 24 hours, at least 1
 * @param gap the pause that ends a session, positive whole milliseconds
 * @param steps how many steps a path has at most, at least 1
 * @param most how many paths are shown, at least 1; the others are added up
 * @since 0.1.0
 */
public record Paths(String definition, List<String> names, int days, Duration gap, int steps, int most)
        implements RunsCalculator<PathFigures> {

    /**
     * Accepts a complete definition and copies the names.
     *
     * @param definition the id of the metric's definition
     * @param names the names of the events that are steps
     * @param days the window's length in days of 24 hours
     * @param gap the pause that ends a session
     * @param steps how many steps a path has at most
     * @param most how many paths are shown
     * @throws IllegalArgumentException if {@code definition} is blank, names are missing or repeated, a number is less
     *     than 1 or {@code gap} is not a positive number of whole milliseconds
     */
    public Paths {
        Require.text("definition", definition);
        names = Require.notEmpty("names", names);
        if (names.stream().distinct().count() != names.size()) {
            throw Require.refused("names", "repeated", "names that are all different");
        }
        Require.atLeast("days", days, 1);
        Require.positiveMillis("gap", gap);
        Require.atLeast("steps", steps, 1);
        Require.atLeast("most", most, 1);
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        int index = names.indexOf(event.name());
        if (index >= 0) {
            state.add(event, index);
        }
    }

    @Override
    public PathFigures finish(UnitRuns state, Instant asOf) {
        Tally tally = new Tally(TimeWindow.trailingDays(days, asOf));
        state.forEach((unit, run) -> tally.see(run));
        return tally.figures();
    }

    private final class Tally {

        private final TimeWindow window;
        private final SessionCutter cutter = new SessionCutter(gap.toMillis(), Optional.empty());
        private final Map<List<String>, Long> counts = new HashMap<>();
        private long sessions;
        private long open;
        private long late;

        Tally(TimeWindow window) {
            this.window = window;
        }

        void see(UnitRun run) {
            List<Occurrence> known = run.before(window.endMillis());
            late += run.occurrences().size() - known.size();
            for (List<Occurrence> session : cutter.sessions(known)) {
                long last = session.get(session.size() - 1).time();
                if (!window.contains(session.get(0).time())) {
                    continue;
                }
                if (cutter.isOver(last, window.endMillis())) {
                    sessions++;
                    counts.merge(path(session), 1L, Long::sum);
                } else {
                    open++;
                }
            }
        }

        private List<String> path(List<Occurrence> session) {
            List<String> path = new ArrayList<>();
            for (Occurrence event : session) {
                String name = names.get((int) event.value());
                if (path.isEmpty() || !path.get(path.size() - 1).equals(name)) {
                    path.add(name);
                }
            }
            return List.copyOf(path.subList(0, Math.min(steps, path.size())));
        }

        PathFigures figures() {
            List<PathFigures.Path> paths = counts.entrySet().stream()
                    .sorted(Map.Entry.<List<String>, Long>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(entry -> String.join("\n", entry.getKey())))
                    .limit(most)
                    .map(entry -> new PathFigures.Path(entry.getKey(), share("", entry.getValue())))
                    .toList();
            long shown = paths.stream()
                    .mapToLong(path -> (long) path.share().numerator().orElse(0))
                    .sum();
            return new PathFigures(paths, share(".other", sessions - shown));
        }

        private Figure share(String suffix, long part) {
            return Figure.builder(definition + suffix, window)
                    .ratio(part, sessions)
                    .interval(Wilson.interval(new Proportion(part, sessions)))
                    .n(sessions)
                    .note(Note.SESSIONS_STILL_OPEN, open)
                    .note(Note.EVENTS_AT_OR_AFTER_AS_OF, late)
                    .build();
        }
    }
}
