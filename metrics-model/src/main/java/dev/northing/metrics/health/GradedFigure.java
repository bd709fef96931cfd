package dev.northing.metrics.health;

import dev.northing.metrics.Figure;
import java.util.Optional;

/**
 * Holds a figure with its grade.
 *
 * <p>Immutable.
 *
 * @param figure the figure
 * @param grade its grade, or empty if it is undefined or not graded
 * @since 0.1.0
 */
public record GradedFigure(Figure figure, Optional<Grade> grade) {}
