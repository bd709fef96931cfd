package dev.northing.metrics.activation;

import dev.northing.metrics.DefinitionDiff;
import dev.northing.metrics.DefinitionRule;
import dev.northing.metrics.input.Require;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Says what a funnel is: its steps, how long it may take, and every rule on which tools differ.
 *
 * <p>Immutable.
 *
 * @param definition the id of the metric's definition, not blank
 * @param steps the steps, one to 24
 * @param window how long after its entry a unit may take, both ends included, positive whole milliseconds
 * @param order in which order the steps must come
 * @param reentry which entries count
 * @param ties how events of one instant are ordered
 * @param instant how long an instant is for the rule of ties; events in one such stretch since the epoch are of one
 *     instant, at the time of its first, or it is the length of the grace; positive whole milliseconds
 * @param exclusions events that must not happen in between, at most 24
 * @param effect what an excluded event does
 * @param openEntriesCount whether entries whose window is not over count; if not, their units are immature
 * @since 0.1.0
 */
public record FunnelSpec(
        String definition,
        List<FunnelStep> steps,
        Duration window,
        FunnelOrder order,
        ReentryPolicy reentry,
        TieRule ties,
        Duration instant,
        List<Exclusion> exclusions,
        ExclusionEffect effect,
        boolean openEntriesCount) {

    /** How many steps, and how many exclusions, a funnel has at most. */
    public static final int MOST_STEPS = 24;

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration MIXPANEL_GRACE = Duration.ofSeconds(2);

    /**
     * Accepts a complete spec and copies the lists.
     *
     * @param definition the id of the metric's definition
     * @param steps the steps
     * @param window how long after its entry a unit may take
     * @param order in which order the steps must come
     * @param reentry which entries count
     * @param ties how events of one instant are ordered
     * @param instant how long an instant is for the rule of ties
     * @param exclusions events that must not happen in between
     * @param effect what an excluded event does
     * @param openEntriesCount whether entries whose window is not over count
     * @throws IllegalArgumentException if the definition is blank, there are no or too many steps or exclusions, an
     *     exclusion names a step that does not exist, one of a funnel in any order does not span all steps, or a
     *     duration is not a positive number of whole milliseconds
     */
    public FunnelSpec {
        Require.text("definition", definition);
        steps = Require.notEmpty("steps", steps);
        requireAtMost("steps", steps);
        Require.positiveMillis("window", window);
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(reentry, "reentry");
        Objects.requireNonNull(ties, "ties");
        Require.positiveMillis("instant", instant);
        exclusions = List.copyOf(exclusions);
        requireAtMost("exclusions", exclusions);
        Objects.requireNonNull(effect, "effect");
        for (Exclusion exclusion : exclusions) {
            requireSteps(exclusion, steps.size(), order);
        }
    }

    /**
     * A funnel by our own defaults: ordered, any entry, either order within a millisecond, open entries immature.
     *
     * @param definition the id of the metric's definition, not blank
     * @param window how long after its entry a unit may take, positive whole milliseconds
     * @param steps the steps, one to 24
     * @return the spec
     * @throws IllegalArgumentException as the constructor does
     */
    public static FunnelSpec ordered(String definition, Duration window, FunnelStep... steps) {
        return new FunnelSpec(
                definition,
                List.of(steps),
                window,
                FunnelOrder.ORDERED,
                ReentryPolicy.ANY_ENTRY,
                TieRule.EITHER_ORDER,
                MILLISECOND,
                List.of(),
                ExclusionEffect.DROP_OFF,
                false);
    }

    /**
     * The same funnel by PostHog's rules: any entry, events of one instant in either order, an exclusion removes the
     * unit, open entries count.
     *
     * @return a spec of its own
     */
    public FunnelSpec likePostHog() {
        return with(order, ReentryPolicy.ANY_ENTRY, TieRule.EITHER_ORDER, MILLISECOND)
                .with(exclusions, ExclusionEffect.REMOVE, true);
    }

    /**
     * The same funnel by Mixpanel's default rules: the first entry only, a step may come up to two seconds before the
     * one in front of it, an exclusion is a drop-off, open entries count.
     *
     * @return a spec of its own
     */
    public FunnelSpec likeMixpanel() {
        return with(order, ReentryPolicy.FIRST_ENTRY, TieRule.WITHIN_GRACE, MIXPANEL_GRACE)
                .with(exclusions, ExclusionEffect.DROP_OFF, true);
    }

    /**
     * The same funnel by Amplitude's rules: any entry, events of one second in either order, an exclusion removes the
     * unit, open entries count.
     *
     * @return a spec of its own
     */
    public FunnelSpec likeAmplitude() {
        return with(order, ReentryPolicy.ANY_ENTRY, TieRule.EITHER_ORDER, Duration.ofSeconds(1))
                .with(exclusions, ExclusionEffect.REMOVE, true);
    }

    /**
     * The same steps by other rules of order.
     *
     * @param sequence in which order the steps must come
     * @param entries which entries count
     * @param tie how events of one instant are ordered
     * @param length how long an instant is for the rule of ties
     * @return a spec of its own
     * @throws IllegalArgumentException as the constructor does
     */
    public FunnelSpec with(FunnelOrder sequence, ReentryPolicy entries, TieRule tie, Duration length) {
        return new FunnelSpec(
                definition, steps, window, sequence, entries, tie, length, exclusions, effect, openEntriesCount);
    }

    /**
     * The same steps by other rules of who is left out.
     *
     * @param excluded events that must not happen in between
     * @param what what an excluded event does
     * @param open whether entries whose window is not over count
     * @return a spec of its own
     * @throws IllegalArgumentException as the constructor does
     */
    public FunnelSpec with(List<Exclusion> excluded, ExclusionEffect what, boolean open) {
        return new FunnelSpec(definition, steps, window, order, reentry, ties, instant, excluded, what, open);
    }

    /**
     * The rules on which two specs of the same steps may differ, for {@link DefinitionDiff}.
     *
     * @return a rule each for order, re-entry, ties, exclusions and open entries
     */
    public static List<DefinitionRule<FunnelSpec>> rules() {
        return List.of(
                new DefinitionRule<>(
                        "order", FunnelSpec::order, (a, b) -> a.with(b.order, a.reentry, a.ties, a.instant)),
                new DefinitionRule<>(
                        "reentry", FunnelSpec::reentry, (a, b) -> a.with(a.order, b.reentry, a.ties, a.instant)),
                new DefinitionRule<>(
                        "ties",
                        spec -> spec.ties + " within " + spec.instant,
                        (a, b) -> a.with(a.order, a.reentry, b.ties, b.instant)),
                new DefinitionRule<>(
                        "exclusion effect",
                        FunnelSpec::effect,
                        (a, b) -> a.with(a.exclusions, b.effect, a.openEntriesCount)),
                new DefinitionRule<>(
                        "open entries count",
                        FunnelSpec::openEntriesCount,
                        (a, b) -> a.with(a.exclusions, a.effect, b.openEntriesCount)));
    }

    private static void requireAtMost(String field, List<?> values) {
        if (values.size() > MOST_STEPS) {
            throw Require.refused(field, values.size(), "at most " + MOST_STEPS);
        }
    }

    private static void requireSteps(Exclusion exclusion, int steps, FunnelOrder order) {
        boolean whole = exclusion.afterStep() == 1 && exclusion.beforeStep() == steps;
        if (exclusion.beforeStep() > steps || (order == FunnelOrder.ANY && !whole)) {
            throw Require.refused(
                    "exclusions",
                    "after step " + exclusion.afterStep() + " and before step " + exclusion.beforeStep(),
                    order == FunnelOrder.ANY ? "1 and " + steps + " in any order" : "steps up to " + steps);
        }
    }
}
