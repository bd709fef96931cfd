package dev.northing.quickstart.figures;

import dev.northing.core.dictionary.MetricDictionary;
import dev.northing.core.dictionary.MetricTarget;
import dev.northing.core.event.Event;
import dev.northing.metrics.EventView;
import dev.northing.metrics.Figure;
import dev.northing.metrics.activation.ActivationRate;
import dev.northing.metrics.aggregate.Aggregator;
import dev.northing.metrics.aggregate.Segmented;
import dev.northing.metrics.aggregate.UnitTimelines;
import dev.northing.metrics.read.StoredEvent;
import dev.northing.metrics.retention.CohortRetention;
import dev.northing.metrics.retention.CohortTable;
import dev.northing.metrics.retention.RetentionSpec;
import dev.northing.metrics.usage.ActiveUnits;
import dev.northing.metrics.usage.ActiveUnitsFigures;
import dev.northing.metrics.usage.WeeklyActiveBuilds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a CI company: Weekly Active Builds, activation, retention by month of signup.
 *
 * <p>Immutable.
 */
public final class CompanyFigures {

    private static final int MONTHS_SHOWN = 6;

    private static final Predicate<EventView> SIGNUP = EventView.named("organization_signed_up");
    private static final Predicate<EventView> SUCCESS =
            EventView.named("build_finished").and(EventView.having("outcome", "success"));

    private final List<StoredEvent> events;
    private final MetricDictionary dictionary;
    private final Instant asOf;

    /**
     * Takes the events.
     *
     * @param events received events, each with id and time
     * @param dictionary holds the targets
     * @param asOf the moment from which is looked back
     */
    public CompanyFigures(List<Event> events, MetricDictionary dictionary, Instant asOf) {
        this.events = ReceivedEvents.views(events);
        this.dictionary = dictionary;
        this.asOf = asOf;
    }

    /**
     * Tells whether events are those of a CI company.
     *
     * @param events received events
     * @return whether there is a signup among them
     */
    public static boolean fit(List<Event> events) {
        return events.stream().anyMatch(event -> event.name().equals("organization_signed_up"));
    }

    /**
     * Computes the tables.
     *
     * @return North Star, activation, retention
     */
    public List<Table> tables() {
        return List.of(northStar(), activation(), retention());
    }

    /**
     * Computes Weekly Active Builds.
     *
     * @return the figures as of the moment given
     */
    public ActiveUnitsFigures weeklyActiveBuilds() {
        ActiveUnits calculator = WeeklyActiveBuilds.of(SUCCESS);
        return calculator.finish(collect(calculator), asOf);
    }

    /**
     * Computes Weekly Active Builds as they stood at earlier moments.
     *
     * @param moments each looks back by itself
     * @return one figure a moment, in their order
     */
    public List<Figure> weeklyActiveBuilds(List<Instant> moments) {
        ActiveUnits calculator = WeeklyActiveBuilds.of(SUCCESS);
        UnitTimelines state = collect(calculator);
        return moments.stream()
                .map(moment -> calculator.finish(state, moment).active())
                .toList();
    }

    /**
     * Computes the activation rate of each plan.
     *
     * @return figures by plan
     */
    public SortedMap<String, Figure> activationByPlan() {
        Segmented<EventView, UnitTimelines, Figure> byPlan = Segmented.by(
                ActivationRate.of("activation.build_within_7d", SIGNUP, SUCCESS),
                view -> view.attribute("plan").orElse("unknown"));
        return byPlan.finish(collect(byPlan), asOf);
    }

    /**
     * Computes the activation rate within seven days.
     *
     * @return the figure as of the moment given
     */
    public Figure activationRate() {
        ActivationRate calculator = ActivationRate.of("activation.build_within_7d", SIGNUP, SUCCESS);
        return calculator.finish(collect(calculator), asOf);
    }

    /**
     * Computes retention by month of signup.
     *
     * @return the cohorts as of the moment given, in UTC
     */
    public CohortTable retentionByMonth() {
        CohortRetention calculator =
                CohortRetention.of(RetentionSpec.monthly("retention", ZoneOffset.UTC, SIGNUP, SUCCESS));
        return calculator.finish(collect(calculator), asOf);
    }

    private Table northStar() {
        ActiveUnits calculator = WeeklyActiveBuilds.of(SUCCESS);
        UnitTimelines state = collect(calculator);
        List<List<String>> rows = new ArrayList<>();
        for (int back = MONTHS_SHOWN - 1; back >= 0; back--) {
            LocalDate day = asOf.atZone(ZoneOffset.UTC).toLocalDate().minusMonths(back);
            rows.add(northStarRow(
                    day,
                    calculator.finish(state, day.atStartOfDay(ZoneOffset.UTC).toInstant())));
        }
        return new Table(
                "Weekly Active Builds (North Star): organizations with a successful build in the past 7 days",
                List.of("as of", "active", "week before", "new", "kept", "back again", "gone"),
                rows,
                List.of("A census of all organizations: no interval."));
    }

    private static List<String> northStarRow(LocalDate day, ActiveUnitsFigures figures) {
        return List.of(
                day.toString(),
                Words.count(figures.active()),
                Words.count(figures.previous()),
                Words.count(figures.newcomers()),
                Words.count(figures.retained()),
                Words.count(figures.resurrected()),
                Words.count(figures.churned()));
    }

    private Table activation() {
        SortedMap<String, Figure> plans = activationByPlan();
        List<List<String>> rows = new ArrayList<>();
        plans.forEach((plan, figure) -> rows.add(activationRow(plan, figure)));
        Figure all = activationRate();
        rows.add(activationRow("all plans", all));
        return new Table(
                "Activation: signups with a successful build within 7 days",
                List.of("plan", "rate", "95 % interval", "activated", "of signups", "too young"),
                rows,
                target("activation.build_within_7d", all));
    }

    private static List<String> activationRow(String label, Figure figure) {
        return List.of(
                label,
                Words.percent(figure),
                Words.percentInterval(figure),
                Words.count((long) figure.numerator().orElse(0)),
                Words.count((long) figure.denominator().orElse(0)),
                Words.count(figure.immature()));
    }

    private Table retention() {
        CohortTable cohorts = retentionByMonth();
        Table table = RetentionRows.of("Retention by month of signup", cohorts);
        List<String> remarks = new ArrayList<>(table.remarks());
        remarks.addAll(
                target("retention.day_30", cohorts.pooled(RetentionSpec.DAY_30).rate()));
        remarks.addAll(
                target("retention.day_90", cohorts.pooled(RetentionSpec.DAY_90).rate()));
        return new Table(table.title(), table.header(), table.rows(), remarks);
    }

    /** Says how a figure stands to the target that the dictionary sets; nothing when there is none. */
    private List<String> target(String key, Figure figure) {
        @Nullable
        MetricTarget target = dictionary.metrics().containsKey(key)
                ? dictionary.metrics().get(key).target()
                : null;
        if (target == null || figure.value().isEmpty()) {
            return List.of();
        }
        boolean met = target.isMetBy(figure.value().getAsDouble());
        return List.of("Target of " + key + ": " + target.comparison().sign() + " "
                + target.value().movePointRight(2).stripTrailingZeros().toPlainString() + " %, "
                + (met ? "met." : "not met."));
    }

    private <S> S collect(Aggregator<? super StoredEvent, S, ?> calculator) {
        S state = calculator.create();
        events.forEach(event -> calculator.add(state, event));
        return state;
    }
}
