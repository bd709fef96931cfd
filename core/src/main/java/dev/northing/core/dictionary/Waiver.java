package dev.northing.core.dictionary;

/**
 * A lint rule that a definition may break, and why.
 *
 * <p>Immutable.
 *
 * @param rule the rule's id, such as {@code P005}
 * @param reason why; empty is itself a finding
 * @since 0.1.0
 */
public record Waiver(String rule, String reason) {}
