package dev.northing.core.dictionary;

/**
 * A definition together with the place it was read from.
 *
 * <p>Immutable.
 *
 * @param <D> the kind of definition
 * @param definition the definition
 * @param source where it stands
 * @since 0.1.0
 */
public record Sourced<D>(D definition, DefinitionSource source) {}
