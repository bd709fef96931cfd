package dev.northing.metrics.usage;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Aggregator;
import dev.northing.metrics.aggregate.StateBody;
import dev.northing.metrics.aggregate.StateCodec;
import dev.northing.metrics.aggregate.StateKind;
import dev.northing.metrics.aggregate.StateReader;
import dev.northing.metrics.aggregate.StateWriter;
import dev.northing.metrics.aggregate.UnitDays;
import dev.northing.metrics.input.EpochDays;
import dev.northing.metrics.input.Require;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Counts the xMAU family: monthly active users by action, group and stage, combined and unique.
 *
 * <p>In words: a user of an action in the period counts once for the action (AMAU), its group (GMAU), its stage (SMAU)
 * and the product (UMAU); the combined count (CMAU) adds up the stages and so counts a user of two stages twice. In
 * symbols, with U(a) the users of action a: |U(a)|, |&cup; U(a)| over a group, a stage, all; CMAU = &Sigma; SMAU. Unit:
 * users. Source: GitLab's definitions of xMAU; there a group counts one action only, because counts of distinct users
 * cannot be united once they are counts, while here the users themselves are united. The paid variant is the same
 * calculator with {@link #paid}. Counts are a census as recorded; see {@link EstimatedActiveUsers} for instances that
 * do not report and {@link PredictedActiveUsers} for the next month.
 *
 * <p>Dates that are not over at the as-of instant are noted and ignored. No events give counts of 0. Example: one user
 * of two stages and one of one stage give a UMAU of 2 and a CMAU of 3 ({@code MonthlyActiveUsersTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param actions the actions, at least one, with different names
 * @param period how the month is cut: 28 days or the calendar month; the last that is over counts
 * @param zone the zone whose midnights divide the days
 * @since 0.1.0
 */
public record MonthlyActiveUsers(String definition, List<TrackedAction> actions, DayPeriods period, ZoneId zone)
        implements Aggregator<EventView, List<UnitDays>, MonthlyActiveFigures> {

    /** The length of a rolling month in local dates. */
    public static final int ROLLING_DAYS = 28;

    /**
     * Accepts a complete definition and copies the actions.
     *
     * @param definition the id of the metric's definition
     * @param actions the actions
     * @param period how the month is cut
     * @param zone the zone whose midnights divide the days
     * @throws IllegalArgumentException if {@code definition} is blank, or the actions are empty or repeat a name
     */
    public MonthlyActiveUsers {
        Require.text("definition", definition);
        actions = Require.notEmpty("actions", actions);
        if (actions.stream().map(TrackedAction::name).distinct().count() != actions.size()) {
            throw Require.refused("actions", "repeated names", "names that are all different");
        }
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(zone, "zone");
    }

    /**
     * The same family over the users of paying customers.
     *
     * @param paying which events come from a paying customer
     * @return a calculator of its own, whose definition ends in {@code .paid}
     */
    public MonthlyActiveUsers paid(Predicate<? super EventView> paying) {
        Objects.requireNonNull(paying, "paying");
        List<TrackedAction> paid = actions.stream()
                .map(action -> new TrackedAction(
                        action.name(),
                        action.group(),
                        action.stage(),
                        event -> paying.test(event) && action.events().test(event)))
                .toList();
        return new MonthlyActiveUsers(definition + ".paid", paid, period, zone);
    }

    @Override
    public List<UnitDays> create() {
        return actions.stream().map(action -> new UnitDays()).toList();
    }

    @Override
    public void add(List<UnitDays> state, EventView event) {
        for (int i = 0; i < actions.size(); i++) {
            if (actions.get(i).events().test(event)) {
                state.get(i).add(event.unit(), EpochDays.of(event.epochMillis(), zone));
            }
        }
    }

    @Override
    public void merge(List<UnitDays> into, List<UnitDays> from) {
        for (int i = 0; i < actions.size(); i++) {
            into.get(i).addAll(from.get(i));
        }
    }

    @Override
    public MonthlyActiveFigures finish(List<UnitDays> state, Instant asOf) {
        long[] bounds = period.bounds(asOf, zone, 1);
        long unfinished = EpochDays.unfinished(asOf, zone);
        long[] notOver = {0};
        List<Set<String>> users = new ArrayList<>();
        for (UnitDays action : state) {
            Set<String> active = new HashSet<>();
            action.forEach((unit, days) -> {
                notOver[0] += days.count(unfinished, Long.MAX_VALUE);
                if (days.activeIn(bounds[0], bounds[1])) {
                    active.add(unit);
                }
            });
            users.add(active);
        }
        TimeWindow window = EpochDays.window(bounds[0], bounds[1], zone);
        return new Summary(users, window, notOver[0]).figures();
    }

    /**
     * The form in which states travel: the days of each action's units, in the order of the actions.
     *
     * @return the codec of kind {@code monthly_active_users}, version 1
     */
    @Override
    public StateCodec<List<UnitDays>> codec() {
        StateBody<UnitDays> inner = UnitDays.codec(definition).body();
        return StateCodec.of(new StateKind("monthly_active_users", 1, definition), new Body(actions.size(), inner));
    }

    private final class Summary {

        private final List<Set<String>> users;
        private final TimeWindow window;
        private final long notOver;

        Summary(List<Set<String>> users, TimeWindow window, long notOver) {
            this.users = users;
            this.window = window;
            this.notOver = notOver;
        }

        MonthlyActiveFigures figures() {
            SortedMap<String, Figure> stages = by(".smau.", TrackedAction::stage);
            long combined = stages.values().stream().mapToLong(Figure::n).sum();
            Set<String> all = new HashSet<>();
            users.forEach(all::addAll);
            return new MonthlyActiveFigures(
                    by(".amau.", TrackedAction::name),
                    by(".gmau.", TrackedAction::group),
                    stages,
                    count(".cmau", combined),
                    count(".umau", all.size()));
        }

        private SortedMap<String, Figure> by(String infix, Function<TrackedAction, String> key) {
            SortedMap<String, Set<String>> united = new TreeMap<>();
            for (int i = 0; i < actions.size(); i++) {
                united.computeIfAbsent(key.apply(actions.get(i)), unused -> new HashSet<>())
                        .addAll(users.get(i));
            }
            SortedMap<String, Figure> figures = new TreeMap<>();
            united.forEach((name, members) -> figures.put(name, count(infix + name, members.size())));
            return figures;
        }

        private Figure count(String suffix, long members) {
            return Figure.builder(definition + suffix, window)
                    .count(members)
                    .note(Note.UNIT_DAYS_NOT_OVER, notOver)
                    .build();
        }
    }

    private record Body(int actions, StateBody<UnitDays> inner) implements StateBody<List<UnitDays>> {

        @Override
        public void write(List<UnitDays> state, StateWriter writer) {
            writer.unsigned(actions);
            state.forEach(days -> inner.write(days, writer));
        }

        @Override
        public List<UnitDays> read(StateReader reader) {
            if (reader.unsigned() != actions) {
                throw reader.malformed("the state holds another number of actions");
            }
            List<UnitDays> state = new ArrayList<>();
            for (int i = 0; i < actions; i++) {
                state.add(inner.read(reader));
            }
            return List.copyOf(state);
        }
    }
}
