package dev.northing.metrics.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.northing.metrics.EventView;
import dev.northing.metrics.Note;
import dev.northing.metrics.RandomLogs;
import dev.northing.metrics.TestEvent;
import dev.northing.metrics.aggregate.AggregatorContract;
import dev.northing.metrics.aggregate.UnitRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FunnelTest extends AggregatorContract<EventView, UnitRuns, FunnelFigures> {

    private static final Instant AS_OF = Instant.parse("2026-03-15T00:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final FunnelSpec ABC =
            FunnelSpec.ordered("funnel", HOUR, FunnelStep.named("a"), FunnelStep.named("b"), FunnelStep.named("c"));

    @Override
    protected Funnel aggregator() {
        return new Funnel(FunnelSpec.ordered(
                        "funnel",
                        Duration.ofDays(3),
                        FunnelStep.named("a"),
                        FunnelStep.named("b"),
                        FunnelStep.named("c"))
                .with(List.of(new Exclusion(EventView.named("x"), 1, 3)), ExclusionEffect.REMOVE, false));
    }

    @Override
    protected List<EventView> randomEvents(Random random) {
        return List.copyOf(RandomLogs.log(random, 10, "a", "b", "c", "x"));
    }

    @Test
    void countsUnitsThatReachEachStep() {
        FunnelFigures figures = evaluate(ABC, "all:a0 b1 c2", "two:a0 b1", "one:a0", "none:b0 c1");

        assertThat(figures.steps()).extracting(FunnelStepFigures::reached).containsExactly(3L, 2L, 1L);
        assertThat(figures.steps().get(1).ofEntered().value()).hasValue(2.0 / 3);
        assertThat(figures.steps().get(2).ofPrevious().value()).hasValue(0.5);
        assertThat(figures.conversion().value()).hasValue(1.0 / 3);
        assertThat(figures.steps().get(2).ofPrevious().definition()).isEqualTo("funnel.c.of_previous");
        assertThat(figures.median().value()).hasValue(120_000);
        assertThat(figures.timeToConvert().survivalAt(120_000)).hasValue(2.0 / 3);
    }

    @Test
    void includesTheEndOfTheWindow() {
        assertThat(reach(ABC, "a0 b60")).isEqualTo(2);
        assertThat(reach(ABC, "a0 b60.001")).isEqualTo(1);
    }

    @Test
    void countsEachEventAsOneStep() {
        FunnelSpec twice = FunnelSpec.ordered("f", HOUR, FunnelStep.named("a"), FunnelStep.named("a"));

        assertThat(reach(twice, "a0")).isEqualTo(1);
        assertThat(reach(twice, "a0 a5")).isEqualTo(2);
        assertThat(reach(twice, "a0 a0")).isEqualTo(2);
    }

    @Test
    void takesALaterEntryThatReachesFurther() {
        // The first entry times out; the second completes.
        assertThat(reach(ABC, "a0 a50 b70 c80")).isEqualTo(3);
        assertThat(reach(rules(FunnelOrder.ORDERED, ReentryPolicy.FIRST_ENTRY, TieRule.EITHER_ORDER), "a0 a50 b70 c80"))
                .isEqualTo(1);
    }

    @Test
    void takesTheLatestOfEntriesThatReachEquallyFar() {
        FunnelFigures figures = evaluate(ABC, "u:a0 a10 b20 c30");

        assertThat(figures.median().value()).hasValue(20 * 60_000);
    }

    @Test
    void takesEventsOfOneInstantByTheRuleOfTies() {
        // The ids in one instant run b, a: c is one minute later.
        String tied = "b0 a0 c1";

        assertThat(reach(ABC, tied)).isEqualTo(3);
        assertThat(reach(rules(FunnelOrder.ORDERED, ReentryPolicy.ANY_ENTRY, TieRule.ID_ORDER), tied))
                .isEqualTo(1);
        assertThat(reach(rules(FunnelOrder.ORDERED, ReentryPolicy.ANY_ENTRY, TieRule.ID_ORDER), "a0 b0 c1"))
                .isEqualTo(3);
        assertThat(reach(rules(FunnelOrder.ORDERED, ReentryPolicy.ANY_ENTRY, TieRule.STRICT_INCREASE), "a0 b0 b1 c2"))
                .isEqualTo(3);
        assertThat(reach(rules(FunnelOrder.ORDERED, ReentryPolicy.ANY_ENTRY, TieRule.STRICT_INCREASE), tied))
                .isEqualTo(1);
    }

    @Test
    void swapsEventsOfOneInstantThatFitSeveralSteps() {
        FunnelSpec overlapping =
                FunnelSpec.ordered("f", HOUR, new FunnelStep("any", EventView.named("a", "b")), FunnelStep.named("a"));

        // Step 1 must take b so that step 2 finds a.
        assertThat(reach(overlapping, "a0 b0")).isEqualTo(2);
    }

    @Test
    void breaksInStrictOrderAtAnyOtherEvent() {
        FunnelSpec strict = rules(FunnelOrder.STRICT, ReentryPolicy.ANY_ENTRY, TieRule.EITHER_ORDER);

        assertThat(reach(strict, "a0 b1 c2")).isEqualTo(3);
        assertThat(reach(strict, "a0 z1 b2")).isEqualTo(1);
        assertThat(reach(ABC, "a0 z1 b2")).isEqualTo(2);
        assertThat(reach(strict, "a0 z1 a2 b3 c4")).isEqualTo(3);
    }

    @Test
    void acceptsAnyOrderOnRequest() {
        FunnelSpec any = rules(FunnelOrder.ANY, ReentryPolicy.ANY_ENTRY, TieRule.EITHER_ORDER);

        assertThat(reach(any, "c0 a10 b60")).isEqualTo(3);
        assertThat(reach(any, "c0 a10 b61")).isEqualTo(2);
        assertThat(reach(any, "c0 c1")).isEqualTo(1);
        assertThat(reach(ABC, "c0 a10 b60")).isEqualTo(2);
    }

    @Test
    void removesOrDropsAUnitThatMeetsAnExcludedEvent() {
        List<Exclusion> between = List.of(new Exclusion(EventView.named("x"), 1, 2));
        FunnelSpec dropping = ABC.with(between, ExclusionEffect.DROP_OFF, true);
        FunnelSpec removing = ABC.with(between, ExclusionEffect.REMOVE, true);

        assertThat(reach(dropping, "a0 x1 b2 c3")).isEqualTo(1);
        assertThat(reach(removing, "a0 x1 b2 c3")).isZero();
        assertThat(evaluate(removing, "u:a0 x1 b2 c3").conversion().noted(Note.UNITS_EXCLUDED))
                .isEqualTo(1);
        // After step 2 it is allowed, at the instant of a step it has no effect, and a clean entry completes.
        assertThat(reach(removing, "a0 b1 x2 c3")).isEqualTo(3);
        assertThat(reach(removing, "a0 x1 b1 c3")).isEqualTo(3);
        assertThat(reach(removing, "a0 x1 a2 b3 c4")).isEqualTo(3);
    }

    @Test
    void leavesOutUnitsWhoseWindowsAreOpen() {
        // The log's minute 0 is 2026-03-01T00:00Z; the window of an entry is closed one hour and a millisecond later.
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        List<EventView> log = log("u:a0 b1 c2");

        FunnelFigures open = new Funnel(ABC).evaluate(log, start.plus(HOUR));
        FunnelFigures closed = new Funnel(ABC).evaluate(log, start.plus(HOUR).plusMillis(1));
        FunnelFigures counting =
                new Funnel(ABC.with(List.of(), ExclusionEffect.DROP_OFF, true)).evaluate(log, start.plus(HOUR));

        assertThat(open.conversion().value()).isEmpty();
        assertThat(open.conversion().immature()).isEqualTo(1);
        assertThat(closed.conversion().value()).hasValue(1);
        assertThat(counting.conversion().value()).hasValue(1);
    }

    @Test
    void differsBetweenToolsAsTheirRulesDo() {
        FunnelSpec excluding =
                ABC.with(List.of(new Exclusion(EventView.named("x"), 1, 2)), ExclusionEffect.DROP_OFF, false);

        // A later entry: lost to Mixpanel. An exclusion: removed by PostHog and Amplitude, a drop-off to Mixpanel.
        assertThat(reach(excluding.likePostHog(), "a0 a50 b70 c80")).isEqualTo(3);
        assertThat(reach(excluding.likeMixpanel(), "a0 a50 b70 c80")).isEqualTo(1);
        assertThat(reach(excluding.likePostHog(), "a0 x1")).isZero();
        assertThat(reach(excluding.likeMixpanel(), "a0 x1")).isEqualTo(1);
        assertThat(reach(excluding.likeAmplitude(), "a0 x1")).isZero();
        // Within one second, out of order: only Amplitude takes either order.
        assertThat(reach(excluding.likeAmplitude(), "b0 a0.001 c1")).isEqualTo(3);
        assertThat(reach(excluding.likePostHog(), "b0 a0.001 c1")).isEqualTo(1);
        // Two seconds before the step in front: only Mixpanel takes it, and not one millisecond more.
        assertThat(reach(excluding.likeMixpanel(), "b0 a0.03333 c1")).isEqualTo(3);
        assertThat(reach(excluding.likeMixpanel(), "b0 a0.03335 c1")).isEqualTo(1);
        assertThat(reach(excluding.likeAmplitude(), "b0 a0.03333 c1")).isEqualTo(1);
        assertThat(reach(excluding.likeMixpanel(), "a0 x1 b2 c3")).isEqualTo(1);
        // Once the second step is taken, early as it was, what is excluded before it has no effect.
        assertThat(reach(excluding.likeMixpanel(), "b0 a0.03333 x0.05 c1")).isEqualTo(3);
    }

    @Test
    void namesTheUnitsThatStopped() {
        Funnel funnel = new Funnel(ABC);
        UnitRuns state = funnel.create();
        log("all:a0 b1 c2", "two:a0 b1", "too:a0 b3", "one:a0").forEach(event -> funnel.add(state, event));

        assertThat(funnel.stoppedAfter(state, AS_OF, 2)).containsExactly("too", "two");
        assertThat(funnel.stoppedAfter(state, AS_OF, 3)).containsExactly("all");
        assertThatIllegalArgumentException().isThrownBy(() -> funnel.stoppedAfter(state, AS_OF, 4));
    }

    @Test
    void isUndefinedWithoutEntries() {
        FunnelFigures figures = evaluate(ABC);

        assertThat(figures.conversion().value()).isEmpty();
        assertThat(figures.median().value()).isEmpty();
        assertThat(figures.steps()).allSatisfy(step -> {
            assertThat(step.reached()).isZero();
            assertThat(step.ofEntered().value()).isEmpty();
        });
    }

    @Test
    void agreesWithASearchOverAllChainsOfEvents() {
        for (long seed = 1; seed <= 600; seed++) {
            Random random = new Random(seed);
            StringBuilder log = new StringBuilder();
            for (int i = random.nextInt(1, 9); i > 0; i--) {
                log.append("abcz".charAt(random.nextInt(4)))
                        .append(random.nextInt(90))
                        .append(' ');
            }
            List<EventView> events = log("u:" + log.toString().trim());
            for (TieRule ties : TieRule.values()) {
                for (ReentryPolicy reentry : ReentryPolicy.values()) {
                    FunnelSpec spec = rules(FunnelOrder.ORDERED, reentry, ties);
                    assertThat(reach(spec, events))
                            .as("seed %d %s %s %s", seed, ties, reentry, log)
                            .isEqualTo(longestChain(events, ties, reentry));
                }
            }
        }
    }

    @Test
    void staysLinearForAUnitThatNeverStopsEntering() {
        // All within one window: a search from each entry to the window's end would take 10^9 steps.
        List<EventView> log = new ArrayList<>();
        long start = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        for (int i = 0; i < 60_000; i++) {
            log.add(new TestEvent("e" + i, i % 2 == 0 ? "a" : "b", "robot", start + i * 10L, Map.of()));
        }

        assertThat(reach(ABC, log)).isEqualTo(2);
    }

    @Test
    void agreesWithASearchThatStopsAtExcludedEvents() {
        FunnelSpec excluding =
                ABC.with(List.of(new Exclusion(EventView.named("z"), 1, 3)), ExclusionEffect.DROP_OFF, true);
        for (long seed = 1; seed <= 400; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("u:a0");
            int size = random.nextInt(3, 14);
            for (int minute = 1; minute < size; minute++) {
                text.append(' ').append("abcz".charAt(random.nextInt(4))).append(minute * 7);
            }
            assertThat(reach(excluding, log(text.toString())))
                    .as("seed %d %s", seed, text)
                    .isEqualTo(byReading(text.substring(2)));
        }
    }

    @Test
    void refusesAnImpossibleSpec() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunnelSpec.ordered("f", Duration.ZERO, FunnelStep.named("a")))
                .withMessage("window: PT0S, expected a positive number of whole milliseconds");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ABC.with(List.of(new Exclusion(EventView.any(), 1, 4)), ExclusionEffect.REMOVE, false))
                .withMessage("exclusions: after step 1 and before step 4, expected steps up to 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exclusion(EventView.any(), 2, 2))
                .withMessage("beforeStep: 2, expected at least 3");
        assertThat(FunnelSpec.MOST_STEPS).isEqualTo(24);
    }

    /** Reads the events from each entry on, one after the other; no two are of one instant. */
    private static int byReading(String text) {
        String[] events = text.split(" ", -1);
        int best = 0;
        for (int entry = 0; entry < events.length; entry++) {
            int reach = 0;
            for (int i = entry; i < events.length && reach < 3; i++) {
                boolean inTime = minute(events[i]) - minute(events[entry]) <= 60;
                if (inTime && events[i].charAt(0) == "abc".charAt(reach)) {
                    reach++;
                } else if (!inTime || reach == 0 || events[i].charAt(0) == 'z') {
                    break;
                }
            }
            best = Math.max(best, reach);
        }
        return best;
    }

    private static int minute(String event) {
        return Integer.parseInt(event.substring(1));
    }

    /** Tries every choice of events for the steps, in every order. */
    private static int longestChain(List<EventView> events, TieRule ties, ReentryPolicy reentry) {
        long first = events.stream()
                .filter(event -> event.name().equals("a"))
                .mapToLong(EventView::epochMillis)
                .min()
                .orElse(0);
        int best = 0;
        for (EventView entry : events) {
            boolean counts = reentry == ReentryPolicy.ANY_ENTRY || entry.epochMillis() == first;
            if (entry.name().equals("a") && counts) {
                best = Math.max(best, extend(events, List.of(entry), ties));
            }
        }
        return best;
    }

    private static int extend(List<EventView> events, List<EventView> chain, TieRule ties) {
        int best = chain.size();
        for (EventView next : events) {
            boolean follows = chain.size() < 3
                    && !chain.contains(next)
                    && next.name().equals(String.valueOf("abc".charAt(chain.size())))
                    && next.epochMillis() - chain.get(0).epochMillis() <= HOUR.toMillis()
                    && isAfter(chain, next, ties);
            if (follows) {
                List<EventView> longer = new ArrayList<>(chain);
                longer.add(next);
                best = Math.max(best, extend(events, longer, ties));
            }
        }
        return best;
    }

    private static boolean isAfter(List<EventView> chain, EventView next, TieRule ties) {
        if (ties == TieRule.WITHIN_GRACE) {
            long reached =
                    chain.stream().mapToLong(EventView::epochMillis).max().orElseThrow();
            return next.epochMillis() >= reached - GRACE.toMillis();
        }
        EventView last = chain.get(chain.size() - 1);
        if (next.epochMillis() != last.epochMillis()) {
            return next.epochMillis() > last.epochMillis();
        }
        return switch (ties) {
            case EITHER_ORDER -> true;
            case ID_ORDER -> next.id().compareTo(last.id()) > 0;
            case STRICT_INCREASE, WITHIN_GRACE -> false;
        };
    }

    private static FunnelSpec rules(FunnelOrder order, ReentryPolicy reentry, TieRule ties) {
        return ABC.with(order, reentry, ties, ties == TieRule.WITHIN_GRACE ? GRACE : Duration.ofMillis(1));
    }

    private static int reach(FunnelSpec spec, String events) {
        return reach(spec, log("u:" + events));
    }

    private static int reach(FunnelSpec spec, List<EventView> events) {
        FunnelFigures figures = new Funnel(spec).evaluate(events, AS_OF);
        return (int)
                figures.steps().stream().filter(step -> step.reached() == 1).count();
    }

    private static FunnelFigures evaluate(FunnelSpec spec, String... units) {
        return new Funnel(spec).evaluate(log(units), AS_OF);
    }

    /** Reads "unit:a0 b1.5": events by name and minute, their ids in the order of writing. */
    private static List<EventView> log(String... units) {
        List<EventView> log = new ArrayList<>();
        long start = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        for (String unit : units) {
            String[] parts = unit.split(":", -1);
            int index = 0;
            for (String event : parts[1].split(" ", -1)) {
                long time = start + Math.round(Double.parseDouble(event.substring(1)) * 60_000);
                String id = "%s-%03d".formatted(parts[0], index++);
                log.add(new TestEvent(id, event.substring(0, 1), parts[0], time, Map.of()));
            }
        }
        return log;
    }
}
