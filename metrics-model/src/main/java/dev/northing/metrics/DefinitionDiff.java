package dev.northing.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Says why two definitions give different numbers for one log: rule by rule, how far each one moves the number.
 *
 * <p>In words: the first definition takes over the second one's rules, one at a time in the order of the rules, and the
 * number is computed after each. The moves therefore add up to the whole difference; where rules work together, an
 * earlier one is given their joint part. Rules that agree are left out. Two equal definitions give no changes. Example:
 * {@code DefinitionDiffTest} takes a funnel from Mixpanel's rules to PostHog's.
 *
 * <p>Immutable.
 *
 * @param before the number by the first definition, or empty if it is undefined
 * @param changes the rules that differ, in order
 * @since 0.1.0
 */
public record DefinitionDiff(OptionalDouble before, List<Change> changes) {

    /**
     * Copies the list.
     *
     * @param before the number by the first definition
     * @param changes the rules that differ
     */
    public DefinitionDiff {
        Objects.requireNonNull(before, "before");
        changes = List.copyOf(changes);
    }

    /**
     * Walks from one definition to another.
     *
     * @param from the first definition
     * @param to the second definition
     * @param rules the rules on which they may differ, in the order in which they are taken over
     * @param number computes the number by a definition, empty if it is undefined
     * @param <S> the definitions
     * @return what each rule does
     */
    public static <S> DefinitionDiff between(
            S from, S to, List<DefinitionRule<S>> rules, Function<? super S, OptionalDouble> number) {
        OptionalDouble before = number.apply(from);
        List<Change> changes = new ArrayList<>();
        S current = from;
        for (DefinitionRule<S> rule : rules) {
            Object had = rule.choice().apply(current);
            Object gets = rule.choice().apply(to);
            if (!had.equals(gets)) {
                current = rule.adopt().apply(current, to);
                changes.add(new Change(rule.name(), had.toString(), gets.toString(), number.apply(current)));
            }
        }
        return new DefinitionDiff(before, changes);
    }

    /**
     * The number by the second definition.
     *
     * @return the number after the last change, or empty if it is undefined
     */
    public OptionalDouble after() {
        return changes.isEmpty() ? before : changes.get(changes.size() - 1).value();
    }

    /**
     * Holds what one rule does.
     *
     * <p>Immutable.
     *
     * @param rule the name of the rule
     * @param from what the first definition chose
     * @param to what the second definition chose
     * @param value the number once this rule and those before it are taken over, or empty if it is undefined
     * @since 0.1.0
     */
    public record Change(String rule, String from, String to, OptionalDouble value) {}
}
