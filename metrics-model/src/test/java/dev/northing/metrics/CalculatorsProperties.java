package dev.northing.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.northing.metrics.activation.ActivationRate;
import dev.northing.metrics.activation.Funnel;
import dev.northing.metrics.activation.FunnelOrder;
import dev.northing.metrics.activation.FunnelSpec;
import dev.northing.metrics.activation.FunnelStep;
import dev.northing.metrics.activation.ReentryPolicy;
import dev.northing.metrics.activation.TieRule;
import dev.northing.metrics.activation.TimeToValue;
import dev.northing.metrics.aggregate.Aggregator;
import dev.northing.metrics.aggregate.Segmented;
import dev.northing.metrics.quality.Apdex;
import dev.northing.metrics.quality.AttemptVerdict;
import dev.northing.metrics.quality.ErrorBudget;
import dev.northing.metrics.quality.Latency;
import dev.northing.metrics.quality.Measured;
import dev.northing.metrics.quality.OperationRules;
import dev.northing.metrics.quality.PageLoad;
import dev.northing.metrics.quality.SuccessRate;
import dev.northing.metrics.retention.Bracket;
import dev.northing.metrics.retention.ChurnRate;
import dev.northing.metrics.retention.CohortRetention;
import dev.northing.metrics.retention.RecurringRetention;
import dev.northing.metrics.retention.RetentionSpec;
import dev.northing.metrics.revenue.Revenue;
import dev.northing.metrics.scan.ActivityScan;
import dev.northing.metrics.scan.FunnelScan;
import dev.northing.metrics.scan.ObservedDays;
import dev.northing.metrics.survey.NetPromoterScore;
import dev.northing.metrics.survey.ResponseRate;
import dev.northing.metrics.survey.Satisfaction;
import dev.northing.metrics.survey.SurveyQuestion;
import dev.northing.metrics.usage.ActiveUnits;
import dev.northing.metrics.usage.DayPeriods;
import dev.northing.metrics.usage.EventFrequency;
import dev.northing.metrics.usage.FeatureAdoption;
import dev.northing.metrics.usage.Growth;
import dev.northing.metrics.usage.Lifecycle;
import dev.northing.metrics.usage.MonthlyActiveUsers;
import dev.northing.metrics.usage.Paths;
import dev.northing.metrics.usage.Sessions;
import dev.northing.metrics.usage.SketchedActiveUnits;
import dev.northing.metrics.usage.Stickiness;
import dev.northing.metrics.usage.TrackedAction;
import dev.northing.metrics.usage.Utilization;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every calculator: nothing that is undefined is written as NaN, infinity or 0. */
class CalculatorsProperties {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Predicate<EventView> A = EventView.named("a");
    private static final Predicate<EventView> B = EventView.named("b");
    private static final DayPeriods MONTHS = DayPeriods.calendar(CalendarPeriod.Standard.MONTH);
    private static final SurveyQuestion QUESTION = new SurveyQuestion("survey", A, event -> 5, MONTHS, 2, ZONE);
    private static final Measured REQUESTS =
            new Measured("latency", TimeWindow.before(RandomLogs.AS_OF), A, event -> event.epochMillis() % 7, 10);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    @Test
    void everyCalculatorIsListedHere() {
        Set<Class<?>> listed = calculators().stream().map(Object::getClass).collect(Collectors.toSet());
        // Its events are snapshots; RevenueTest and RevenueProperties ask the same of it.
        listed.add(Revenue.class);

        assertThat(listed).isEqualTo(CalculatorClasses.all());
    }

    @Test
    void nothingIsDefinedWithoutEventsButCountsOfZero() {
        for (Aggregator<EventView, ?, ?> calculator : calculators()) {
            for (Figure figure : figures(calculator.evaluate(List.of(), RandomLogs.AS_OF))) {
                if (figure.value().isPresent()) {
                    assertThat(figure.value()).as(figure.definition()).hasValue(0);
                    assertThat(figure.numerator()).as(figure.definition()).isEqualTo(figure.value());
                    assertThat(figure.denominator()).as(figure.definition()).isEmpty();
                }
                assertThat(figure.interval()).as(figure.definition()).isEmpty();
            }
        }
    }

    @Test
    void everyNumberIsFiniteAndEveryQuotientHasADenominator() {
        for (Aggregator<EventView, ?, ?> calculator : calculators()) {
            for (List<EventView> log : degenerateLogs()) {
                assertSound(calculator.evaluate(log, RandomLogs.AS_OF), calculator.getClass() + " on " + log);
            }
        }
    }

    @Test
    void everyNumberIsFiniteOnRandomLogs() {
        for (long seed = 1; seed <= 40; seed++) {
            List<EventView> log = List.copyOf(RandomLogs.log(new Random(seed), 120, "a", "b", "x"));
            for (Aggregator<EventView, ?, ?> calculator : calculators()) {
                assertSound(calculator.evaluate(log, RandomLogs.AS_OF), calculator.getClass() + " on seed " + seed);
            }
        }
    }

    private static List<Aggregator<EventView, ?, ?>> calculators() {
        RetentionSpec retention =
                RetentionSpec.monthly("r", ZONE, A, B).withBrackets(Bracket.onDay(0), Bracket.onOrAfter(7));
        FunnelSpec funnel = FunnelSpec.ordered("f", Duration.ofDays(2), FunnelStep.named("a"), FunnelStep.named("b"));
        FunnelSpec any =
                funnel.with(FunnelOrder.ANY, ReentryPolicy.ANY_ENTRY, TieRule.EITHER_ORDER, Duration.ofMillis(1));
        return List.of(
                ActiveUnits.trailingDays("active", 7, A),
                ActiveUnits.calendar("active", CalendarPeriod.Standard.MONTH, ZONE, A),
                new EventFrequency("frequency", MONTHS, 3, ZONE, A),
                new FeatureAdoption("adoption", 28, EventView.any(), new TreeMap<>(Map.of("b", B))),
                new Growth("growth", MONTHS, 2, ZONE, A),
                new Lifecycle("life", DayPeriods.ofDays(7), 3, ZONE, A),
                new MonthlyActiveUsers(
                        "xmau", List.of(new TrackedAction("a", "g", "s", A)), DayPeriods.ofDays(28), ZONE),
                new Paths("paths", List.of("a", "b"), 7, HALF_HOUR, 3, 2),
                new Sessions("sessions", 7, HALF_HOUR, Optional.of(ZONE), A),
                new SketchedActiveUnits("sketch", 7, ZONE, 10, A),
                new Stickiness("sticky", 7, ZONE, A),
                new Utilization("busy", BusinessHours.always(ZONE), 7, 1, A, B, event -> 3_600_000L),
                ActivationRate.of("activation", A, B),
                TimeToValue.of("ttv", A, B),
                new Funnel(funnel),
                new Funnel(any.likePostHog()),
                FunnelScan.of("f", Duration.ofDays(2), FunnelStep.named("a"), FunnelStep.named("b")),
                new ActivityScan("scan", new ObservedDays(LocalDate.of(2026, 3, 4), 28, ZONE), A),
                ChurnRate.afterDays("churn", 7, A),
                CohortRetention.of(retention),
                new RecurringRetention(retention),
                new Latency(REQUESTS, List.of(0.5, 0.95), 200),
                new Apdex(REQUESTS, event -> false, 200),
                new PageLoad(REQUESTS),
                new SuccessRate("success", 7, A, EventView::unit, EventView::name, Map.of("a", AttemptVerdict.SUCCESS)),
                ErrorBudget.of("budget", OperationRules.untimed(A.or(B), B)),
                new NetPromoterScore(QUESTION),
                Satisfaction.ofFive(QUESTION),
                new ResponseRate("response", A, B, MONTHS, 2, ZONE),
                Segmented.by(TimeToValue.of("ttv", A, B), EventView::unit));
    }

    private static List<List<EventView>> degenerateLogs() {
        long now = RandomLogs.AS_OF.toEpochMilli();
        List<List<EventView>> logs = new ArrayList<>();
        long[] times = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, now - 1, now, now + 1, Long.MAX_VALUE};
        for (long time : times) {
            logs.add(List.of(event("a", time)));
            logs.add(List.of(event("b", time)));
            logs.add(List.of(event("a", time), event("b", time)));
            logs.add(List.of(event("a", time), event("b", now - 1)));
            logs.add(List.of(event("b", time), event("a", now - 1), event("b", now)));
        }
        logs.add(Arrays.stream(times).mapToObj(time -> event("a", time)).toList());
        return logs;
    }

    private static EventView event(String name, long time) {
        return TestEvent.of(name, "u", time);
    }

    private static void assertSound(Object result, String what) {
        for (double number : numbers(result)) {
            assertThat(number).as(what).isFinite();
        }
        for (Figure figure : figures(result)) {
            if (figure.value().isPresent() && figure.denominator().isPresent()) {
                assertThat(figure.denominator().getAsDouble()).as(what).isNotZero();
            }
            assertThat(figure.interval().isEmpty() || figure.value().isPresent())
                    .as(what)
                    .isTrue();
        }
    }

    private static List<Figure> figures(Object result) {
        return parts(result).stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .toList();
    }

    private static List<Double> numbers(Object result) {
        List<Double> numbers = new ArrayList<>();
        for (Object part : parts(result)) {
            if (part instanceof Double number) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /** The result and all that it is made of: records by their components, collections by their elements. */
    private static List<Object> parts(Object whole) {
        List<Object> parts = new ArrayList<>();
        parts.add(whole);
        if (whole instanceof OptionalDouble number) {
            number.ifPresent(parts::add);
        } else if (whole instanceof Optional<?> optional) {
            optional.ifPresent(inner -> parts.addAll(parts(inner)));
        } else if (whole instanceof Collection<?> all) {
            all.forEach(inner -> parts.addAll(parts(inner)));
        } else if (whole instanceof Map<?, ?> map) {
            parts.addAll(parts(map.values()));
        } else if (whole instanceof Record composed) {
            for (RecordComponent component : composed.getClass().getRecordComponents()) {
                parts.addAll(parts(value(composed, component)));
            }
        }
        return parts;
    }

    private static Object value(Record composed, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(composed);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
