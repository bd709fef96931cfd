package dev.northing.metrics.quality;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.FigureBuilder;
import dev.northing.metrics.Interval;
import dev.northing.metrics.Note;
import dev.northing.metrics.TimeWindow;
import dev.northing.metrics.aggregate.Occurrence;
import dev.northing.metrics.aggregate.RunsCalculator;
import dev.northing.metrics.aggregate.UnitRuns;
import dev.northing.metrics.input.EpochMillis;
import dev.northing.metrics.input.Require;
import dev.northing.metrics.stats.ClusterTotal;
import dev.northing.metrics.stats.DeltaMethod;
import dev.northing.metrics.stats.Wilson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Computes how much a service may still fail before it misses its target.
 *
 * <p>In words: availability is the share of demands that were met, every operation demanding success and every timed
 * answer demanding speed; the budget is what the target leaves of the window, in minutes. In symbols, over 28 days:
 * availability a = (fast answers + operations - errors) / (timed answers + operations); spent = (1 - a) &times; window;
 * left = (1 - target) &times; window - spent; burn rate over a window w = (1 - a(w)) / (1 - target). Unit: a share in
 * [0, 1], minutes, and times. Source: service level handbook (28 days, 99.95 %); alerts of the site reliability
 * workbook. Failures come in bursts, so the interval is the delta method over the window's days of 24 hours at 95 %,
 * cut at 0 and 1, and left out where it has no width; burn rates are a census.
 *
 * <p>Each event id counts once for its service (the unit). Events at or after the as-of instant are noted and ignored.
 * No demand gives no availability, no minutes and no burn rate: silence is not uptime. Example: 9,999 of 10,000
 * operations good at a target of 99.95 % leave 20.16 - 4.032 = 16.128 minutes ({@code ErrorBudgetTest}).
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param rules what is demanded of which events
 * @param target the share of demands to meet, in (0, 1)
 * @param days the budget's window in days of 24 hours, in [1, 366]
 * @param alerts when somebody is to be called
 * @since 0.1.0
 */
public record ErrorBudget(String definition, OperationRules rules, double target, int days, List<BurnAlert> alerts)
        implements RunsCalculator<ErrorBudgetFigures> {

    /** The usual target: 99.95 %. */
    public static final double DEFAULT_TARGET = 0.9995;

    /** The usual window: 28 days. */
    public static final int DEFAULT_DAYS = 28;

    private static final int MOST_DAYS = 366;
    private static final double MINUTES_PER_DAY = 1_440;

    /**
     * Accepts a complete definition and copies the alerts.
     *
     * @param definition the id of the metric's definition
     * @param rules what is demanded
     * @param target the share of demands to meet
     * @param days the budget's window
     * @param alerts when somebody is to be called
     * @throws IllegalArgumentException if {@code definition} is blank, {@code target} is not in (0, 1) or {@code days}
     *     is not in [1, 366]
     */
    public ErrorBudget {
        Require.text("definition", definition);
        Objects.requireNonNull(rules, "rules");
        Require.openUnit("target", target);
        if (days < 1 || days > MOST_DAYS) {
            throw Require.refused("days", days, "a number of days in [1, " + MOST_DAYS + "]");
        }
        alerts = List.copyOf(alerts);
    }

    /**
     * Asks for 99.95 % over 28 days with the usual alerts.
     *
     * @param definition the id of the metric's definition, not blank
     * @param rules what is demanded of which events
     * @return the calculator
     * @throws IllegalArgumentException if {@code definition} is blank
     */
    public static ErrorBudget of(String definition, OperationRules rules) {
        return new ErrorBudget(definition, rules, DEFAULT_TARGET, DEFAULT_DAYS, BurnAlert.DEFAULTS);
    }

    @Override
    public void add(UnitRuns state, EventView event) {
        long bits = rules.bits(event);
        if (bits != 0) {
            state.add(event, bits);
        }
    }

    @Override
    public ErrorBudgetFigures finish(UnitRuns state, Instant asOf) {
        TimeWindow window = TimeWindow.trailingDays(days, asOf);
        List<ClusterTotal> byDay = new ArrayList<>();
        for (int day = days; day > 0; day--) {
            Instant start = asOf.minus(Duration.ofDays(day));
            byDay.add(total(state, new TimeWindow(start, start.plus(Duration.ofDays(1)))));
        }
        ClusterTotal all = new ClusterTotal(
                byDay.stream().mapToDouble(ClusterTotal::numerator).sum(),
                byDay.stream().mapToDouble(ClusterTotal::denominator).sum());
        long late = late(state, EpochMillis.ceil(asOf));
        return new ErrorBudgetFigures(
                figure("", window, all, late)
                        .ratio(all.numerator(), all.denominator())
                        .interval(interval(byDay))
                        .build(),
                minutes(".minutes_spent", window, all, 0, 1),
                minutes(".minutes_left", window, all, (1 - target) * days * MINUTES_PER_DAY, -1),
                alerts.stream().map(alert -> burnRate(state, alert, asOf)).toList());
    }

    private Figure minutes(String suffix, TimeWindow window, ClusterTotal all, double budget, int sign) {
        var figure = figure(suffix, window, all, 0);
        if (all.denominator() > 0) {
            double missed = (all.denominator() - all.numerator()) / all.denominator();
            figure.value(budget + sign * missed * days * MINUTES_PER_DAY);
        }
        return figure.build();
    }

    private BurnRate burnRate(UnitRuns state, BurnAlert alert, Instant asOf) {
        return new BurnRate(
                alert, burnRate(state, alert.longWindow(), asOf), burnRate(state, alert.shortWindow(), asOf));
    }

    private Figure burnRate(UnitRuns state, Duration length, Instant asOf) {
        TimeWindow window = TimeWindow.trailing(length, asOf);
        ClusterTotal total = total(state, window);
        return figure(".burn_rate_" + length, window, total, 0)
                .ratio(total.denominator() - total.numerator(), (1 - target) * total.denominator())
                .build();
    }

    private FigureBuilder figure(String suffix, TimeWindow window, ClusterTotal total, long late) {
        return Figure.builder(definition + suffix, window)
                .n((long) total.denominator())
                .note(Note.EVENTS_AT_OR_AFTER_AS_OF, late);
    }

    private static Optional<Interval> interval(List<ClusterTotal> byDay) {
        return DeltaMethod.ratio(byDay, Wilson.DEFAULT_LEVEL)
                .filter(range -> range.width() > 0)
                .map(range -> new Interval(
                        Math.max(0, range.low()), Math.min(1, range.high()), range.level(), range.method()));
    }

    private static ClusterTotal total(UnitRuns state, TimeWindow window) {
        long[] sums = {0, 0};
        state.forEach((service, run) -> {
            for (Occurrence event : run.within(window.startMillis(), window.endMillis())) {
                sums[0] += OperationRules.met(event.value());
                sums[1] += OperationRules.demands(event.value());
            }
        });
        return new ClusterTotal((double) sums[0], (double) sums[1]);
    }

    private static long late(UnitRuns state, long known) {
        long[] late = {0};
        state.forEach((service, run) ->
                late[0] += run.occurrences().size() - run.before(known).size());
        return late[0];
    }
}
