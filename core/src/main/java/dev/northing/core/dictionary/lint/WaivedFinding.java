package dev.northing.core.dictionary.lint;

/**
 * A finding that its definition waives.
 *
 * <p>Immutable.
 *
 * @param finding what was found
 * @param reason why it does not matter there, as the definition says
 * @since 0.1.0
 */
public record WaivedFinding(Finding finding, String reason) {}
