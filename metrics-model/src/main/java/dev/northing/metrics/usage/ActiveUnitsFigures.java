package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;

/**
 * Holds how many units were active, how that compares with the window before, and who came and went.
 *
 * <p>Two identities hold: active = newcomers + retained + resurrected, and active = previous + newcomers + resurrected
 * - churned.
 *
 * <p>Immutable.
 *
 * @param active the distinct units active in the window
 * @param previous the distinct units active in the window before, which is equally long unless it is a calendar bucket
 * @param growth (active - previous) / previous, undefined if previous is 0; 0.2 means 20 % more; its definition is
 *     the calculator's with {@code .growth}
 * @param newcomers units whose first activity ever lies in the window
 * @param retained units active in both windows
 * @param resurrected units active in the window and earlier, but not in the window before
 * @param churned units active in the window before, but not in the window
 * @since 0.1.0
 */
public record ActiveUnitsFigures(
        Figure active, Figure previous, Figure growth, long newcomers, long retained, long resurrected, long churned) {}
