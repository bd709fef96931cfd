package dev.northing.metrics.usage;

import dev.northing.metrics.Figure;

/**
 * Holds how units use a product at one sitting.
 *
 * <p>Immutable.
 *
 * @param count how many sessions began in the window and are over
 * @param medianLength the median of their milliseconds from first to last event; definition {@code .median_length}
 * @param events events per session; definition {@code .events}
 * @param bounce the share of sessions with one event; definition {@code .bounce}
 * @since 0.1.0
 */
public record SessionFigures(Figure count, Figure medianLength, Figure events, Figure bounce) {}
