package dev.northing.metrics.health;

import dev.northing.metrics.Figure;

/**
 * Holds how often customers need help.
 *
 * <p>Immutable.
 *
 * @param rate tickets per active week of an organization
 * @param dispersion how much more organizations differ than chance alone would make them; 1 is chance; definition
 *     {@code .dispersion}
 * @since 0.1.0
 */
public record SupportTicketFigures(Figure rate, Figure dispersion) {}
