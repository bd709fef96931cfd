package dev.northing.core.dictionary;

/**
 * Why a definition should no longer be used.
 *
 * <p>Immutable.
 *
 * @param reason {@code renamed}, {@code obsoleted} or another word; empty when not given
 * @param note what to do instead; empty when not given
 * @since 0.1.0
 */
public record Deprecation(String reason, String note) {}
