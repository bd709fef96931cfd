package dev.northing.metrics;

import dev.northing.metrics.input.Require;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Names one rule of a definition on which two tools may differ.
 *
 * <p>Immutable.
 *
 * @param name the rule, not blank
 * @param choice what a spec chose for it, compared by equals
 * @param adopt gives the first spec with this rule's choice of the second
 * @param <S> the specs
 * @since 0.1.0
 */
public record DefinitionRule<S>(String name, Function<? super S, ?> choice, BinaryOperator<S> adopt) {

    /**
     * Accepts a name that is not blank.
     *
     * @param name the rule
     * @param choice what a spec chose for it
     * @param adopt gives the first spec with this rule's choice of the second
     * @throws IllegalArgumentException if the name is blank
     */
    public DefinitionRule {
        Require.text("name", name);
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(adopt, "adopt");
    }
}
